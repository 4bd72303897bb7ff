package dev.wafer.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before a command about kept runs. */
@Command(name = "runs", description = {"The runs of wafer backtest, which are all kept: ls, show, diff, rm.",
        "They lie in $WAFER_RUNS (off: none is kept), else under $XDG_DATA_HOME, else in ~/.local/share/wafer/runs."},
        footer = {"  wafer runs ls", "  wafer runs show last", "  wafer runs diff last~1 last"})
final class RunsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "expected ls, show, diff or rm after wafer runs, found nothing");
    }
}
