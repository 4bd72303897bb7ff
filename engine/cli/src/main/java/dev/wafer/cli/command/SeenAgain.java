package dev.wafer.cli.command;

import dev.wafer.cli.page.PageRun;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.runs.KeptWords;
import dev.wafer.cli.runs.Rerun;
import dev.wafer.cli.runs.RunKeeper;
import dev.wafer.cli.source.Watchdog;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kept run that was run again and looked at, and did what it did then.
 *
 * @param kept as it was kept
 * @param ground what it ran on
 * @param observed what was seen
 */
record SeenAgain(Kept kept, Ground ground, Ground.Observed observed) {
    /**
     * Runs a kept run again, a strategy from a file as the file was then. What stands in the way of the same result is told on the error stream.
     *
     * @return nothing if it is no longer the same
     */
    static Optional<SeenAgain> of(Terminal terminal, String name) {
        Kept kept = Kept.read(terminal, name);
        BacktestOptions options = KeptWords.options(kept.run().input());
        try (SourceThen then = SourceThen.of(kept.run().input(), options)) {
            SeenAgain seen = look(terminal, kept, options);
            String id = kept.run().id();
            Rerun rerun = new Rerun(kept.run(), kept.detail(), RunKeeper.outcome(seen.observed.run().result()), RunKeeper.detail(seen.observed.run().result()),
                    kept.run().input().strategy().source(), RootCommand.BUILD);
            if (!rerun.isSame()) {
                terminal.err().println("run " + id + " is no longer the same, because of " + rerun.cause() + ": what could be shown would be another run; see wafer rerun " + id);
                return Optional.empty();
            }
            if (then.isOld()) {
                terminal.err().println("the strategy's file has changed since: this is told of the file as it was");
            }
            return Optional.of(seen);
        }
    }

    private static SeenAgain look(Terminal terminal, Kept kept, BacktestOptions options) {
        String strategy = options.strategy.orElse("");
        RunRequest request = Watchdog.within(options.timeoutSeconds, strategy, () -> RunRequest.of(options));
        Ground ground = Ground.of(request, MarketSource.read(request.data(), terminal));
        return new SeenAgain(kept, ground, Watchdog.within(options.timeoutSeconds, strategy, ground::observed));
    }

    /** For the page of a browser. */
    PageRun page() {
        return new PageRun(ground, observed, Stream.concat(Stream.of("backtest"), kept.run().input().words().stream()).toList());
    }
}
