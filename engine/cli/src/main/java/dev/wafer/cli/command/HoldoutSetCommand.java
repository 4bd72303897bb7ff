package dev.wafer.cli.command;

import dev.wafer.cli.request.Choice;
import dev.wafer.cli.request.Holdouts;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.store.TrialLedger.Holdout;
import dev.wafer.data.series.MarketData;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reserves the end of a data set. */
@Command(name = "set", description = {"Reserves a data set from a date on: every command takes the data as ending there.",
        "'wafer backtest --open-holdout REASON' reads it, once. The reserved part can grow, never shrink."},
        footer = {"  wafer holdout set --from 2026-08-01", "  wafer holdout set --data my-data --from 2026-08-01T00:00Z"})
final class HoldoutSetCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--data", paramLabel = "DIR|sample", defaultValue = "sample", description = "Data set directory. Default: sample.")
    private String data = "sample";

    @Option(names = "--from", paramLabel = "TIME", required = true, description = "Begin of the reserved part, UTC date or time.")
    private String from = "";

    HoldoutSetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        long fromMs = Choice.timeMs("--from", from);
        if (terminal.ledger().folder().isEmpty()) {
            throw new RequestException("a holdout is kept in the trial ledger, found WAFER_LEDGER=off, expected a ledger");
        }
        MarketData whole = MarketSource.whole(data, terminal);
        Holdouts.check(whole, fromMs);
        Holdout reserved = terminal.ledger().reserve(whole, new Holdout(System.currentTimeMillis(), fromMs));
        terminal.out().println(whole.name() + ": reserved from " + Instant.ofEpochMilli(reserved.fromMs()) + " on"
                + (reserved.fromMs() < fromMs ? ", as it was before: the reserved part can grow, never shrink" : ""));
        return ExitCode.GOOD;
    }
}
