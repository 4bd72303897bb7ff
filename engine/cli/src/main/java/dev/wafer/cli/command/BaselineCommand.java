package dev.wafer.cli.command;

import dev.wafer.cli.request.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before a command about baselines. */
@Command(name = "baseline", description = {"Pinned results for builds: record, check, update.",
        "A folder holds a NAME.yaml for each baseline, with keys as those of 'wafer backtest --config' (strategy and to must be there; files are",
        "relative to it) and limits that hold whatever moves, as 'expect: {maxDrawdown: \"< 0.25\", liquidations: 0}'; and in NAME/ what was pinned.",
        "The data must reach to: less than a bar may be missing, of the symbol that goes furthest. Frozen data may end before it, where the market was closed."},
        footer = {"  wafer baseline record baselines", "  wafer baseline check baselines --junit baselines.xml --markdown baselines.md",
            "  wafer baseline update baselines --reason 'stops are wider'"})
final class BaselineCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine line(List<String> args, Terminal terminal) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("record", () -> new BaselineRecordCommand(terminal));
        commands.put("check", () -> new BaselineCheckCommand(terminal));
        commands.put("update", () -> new BaselineUpdateCommand(terminal));
        return CommandTree.grown(new CommandLine(new BaselineCommand()), commands, args);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "expected record, check or update after wafer baseline, found nothing");
    }
}
