package dev.wafer.research.montecarlo;

import dev.wafer.api.StrategySpec;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.Bounds;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;

/**
 * Lowest and highest return of a run over the orders in which high and low of its ambiguous bars may have come, by {@link Bounds}. A run without an
 * ambiguous bar has one return: no order would have changed a fill.
 */
record ReturnSpan(double lowestReturn, double highestReturn) {
    /** Of a run that was made with these settings; it lies in the span itself, also where only some orders were tried. */
    static ReturnSpan of(RunResult run, PreparedMarket market, StrategySpec strategy, RunSettings settings) {
        double own = run.summary().totalReturn();
        Bounds bounds = bounds(run, market, strategy, settings);
        double capitalUsd = settings.capitalUsd();
        return bounds.ambiguousBars() == 0 ? new ReturnSpan(own, own)
                : new ReturnSpan(Math.min(own, bounds.minUsd() / capitalUsd - 1), Math.max(own, bounds.maxUsd() / capitalUsd - 1));
    }

    /** Finer bars keep their own order whatever is said of the bars they divide: there the bars alone give the span. */
    private static Bounds bounds(RunResult run, PreparedMarket market, StrategySpec strategy, RunSettings settings) {
        if (settings.path() != PathPolicy.SUB_BARS || run.summary().ambiguousBars() == 0) {
            return Bounds.of(market, strategy, settings, run);
        }
        RunSettings whole = settings.withPath(PathPolicy.PESSIMISTIC);
        return Bounds.of(market, strategy, whole, Backtest.run(market, strategy, whole));
    }
}
