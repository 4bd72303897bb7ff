package dev.wafer.cli.command;

import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.runs.RunDiff;
import dev.wafer.data.io.runs.OpenRuns;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares two kept runs. */
@Command(name = "diff", description = "Compares two kept runs: the inputs that differ, the measures, and the first event at which they part.",
        footer = {"  wafer runs diff last~1 last", "  wafer runs diff 20260512-143012 20260513"})
final class RunsDiffCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = Kept.RUN)
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other.")
    private String second = "";

    RunsDiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Kept a, b;
        try (OpenRuns runs = Kept.open(terminal)) {
            a = Kept.of(runs, first);
            b = Kept.of(runs, second);
        }
        terminal.out().print(new RunDiff(side(a), side(b)).text(terminal.isStyled()));
        return ExitCode.GOOD;
    }

    private static RunDiff.Side side(Kept kept) {
        return new RunDiff.Side(kept.run().id(), kept.run(), kept.detail().journal());
    }
}
