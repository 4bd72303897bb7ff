package dev.wafer.cli.command;

import dev.wafer.cli.json.ResultJson;
import dev.wafer.data.io.runs.RunInput;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What stands without a command. */
@Command(name = "wafer", mixinStandardHelpOptions = true, version = "wafer " + RootCommand.VERSION, scope = ScopeType.INHERIT,
        synopsisHeading = "Usage: ", descriptionHeading = "%n", parameterListHeading = "%n", optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n", sortOptions = false, footerHeading = "%nExamples:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:good", "1:a check failed", "2:the request was wrong", "3:the input data was wrong", "70:a bug of ours"},
        description = "Replays the history of leveraged perpetual futures through strategies, under the exchange's own rules of leverage, funding "
                + "and liquidation.",
        footer = {"  wafer demo", "  wafer backtest --strategy sma-cross --symbols MU --html report.html", "  wafer explain last --trade 1", "  wafer new my-edge"})
final class RootCommand implements Callable<Integer> {
    static final String VERSION = "0.2.0";
    /** Of Wafer's modules in Maven. */
    static final String MAVEN_VERSION = VERSION + "-SNAPSHOT";
    /** This program, as kept runs name it. */
    static final RunInput.Build BUILD = new RunInput.Build(VERSION, ResultJson.SEMANTICS);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print a stack trace with an error.")
    private boolean isDebug;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "expected a command, found none" + (isDebug ? " but --debug" : ""));
    }
}
