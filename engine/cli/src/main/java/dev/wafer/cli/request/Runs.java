package dev.wafer.cli.request;

import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.source.Refusal;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.Bounds;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** One run from its request. */
public final class Runs {
    private Runs() {}

    /** What is done with a run while its market is still there. */
    @FunctionalInterface
    public interface After {
        /** The run, with what was added to it. */
        FinishedRun apply(PreparedMarket market, FinishedRun run);
    }

    /** Runs a request on a data set; all of its symbols, if the request names none. */
    public static FinishedRun run(RunRequest request, MarketData dataSet) {
        return run(Ground.of(request, dataSet), (_, _) -> {}, (_, run) -> run);
    }

    /** Runs on a ground; tells of the result as soon as it is there, and does more work on the same market. */
    public static FinishedRun run(Ground ground, BiConsumer<RunResult, Ground> told, After after) {
        return run(ground::market, ground, told, after);
    }

    /** The same on a market that was laid out before, from the ground's data and rules. */
    public static FinishedRun run(PreparedMarket market, Ground ground, BiConsumer<RunResult, Ground> told) {
        return run(() -> market, ground, told, (_, run) -> run);
    }

    private static FinishedRun run(Supplier<PreparedMarket> laidOut, Ground ground, BiConsumer<RunResult, Ground> told, After after) {
        RunRequest request = ground.request();
        try {
            PreparedMarket market = laidOut.get();
            RunResult result = Backtest.run(market, request.strategy(), ground.settings());
            told.accept(result, ground);
            Optional<Bounds> bounds = request.isBounded() ? Optional.of(Bounds.of(market, request.strategy(), ground.settings(), result)) : Optional.empty();
            return after.apply(market, ground.finished(request.strategy(), result, bounds));
        } catch (Throwable e) {
            throw Refusal.of(request.type(), e);
        }
    }
}
