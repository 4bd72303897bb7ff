package dev.wafer.cli.command;

import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.runs.RunName;
import dev.wafer.cli.runs.RunTables;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.runs.KeptRun;
import dev.wafer.data.io.runs.KeptTrade;
import dev.wafer.data.io.runs.OpenRuns;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one kept run. */
@Command(name = "show", description = "Shows one kept run: what was asked for, its measures, fingerprints and trades.",
        footer = {"  wafer runs show last", "  wafer runs show 20260512 --trades 100", "  wafer runs show last --source > MyStrategy.java"})
final class RunsShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = Kept.RUN)
    private String name = "";

    @Option(names = "--trades", paramLabel = "N", defaultValue = "10", description = "Most trades to print. Default: 10.")
    private int tradeCount = 10;

    @Option(names = "--source", description = "Print the strategy's file as it was, alone.")
    private boolean isSource;

    RunsShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!(tradeCount >= 0)) {
            throw new RequestException("--trades: found " + tradeCount + ", expected 0 or more");
        }
        KeptRun run;
        List<KeptTrade> trades;
        try (OpenRuns runs = Kept.open(terminal)) {
            run = runs.run(RunName.id(name, runs.ids()));
            trades = runs.trades(run.id());
        }
        if (isSource) {
            terminal.out().print(run.input().strategy().source().orElseThrow(() -> new RequestException(
                    "--source: strategy " + run.input().strategy().name() + " comes with wafer, expected one from a file")));
        } else {
            terminal.out().print(RunTables.show(run, trades, tradeCount, terminal.isStyled()));
        }
        return ExitCode.GOOD;
    }
}
