package dev.wafer.research.montecarlo;

import dev.wafer.api.StrategySpec;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.util.List;

/**
 * Lowest and highest return of a run over the orders in which high and low of its ambiguous bars may have come, as far as whole-run policies
 * reach them. A run without an ambiguous bar has one return: no order would have changed a fill.
 */
record ReturnSpan(double lowestReturn, double highestReturn) {
    private static final List<PathPolicy> POLICIES = List.of(PathPolicy.PESSIMISTIC, PathPolicy.OPTIMISTIC, PathPolicy.ADAPTIVE,
            PathPolicy.OPEN_HIGH_LOW_CLOSE, PathPolicy.OPEN_LOW_HIGH_CLOSE);

    /** Of a run that was made with these settings. */
    static ReturnSpan of(RunResult run, PreparedMarket market, StrategySpec strategy, RunSettings settings) {
        double lowest = run.summary().totalReturn();
        double highest = lowest;
        if (run.summary().ambiguousBars() > 0) {
            for (PathPolicy policy : POLICIES) {
                double other = Backtest.run(market, strategy, settings.withPath(policy)).summary().totalReturn();
                lowest = Math.min(lowest, other);
                highest = Math.max(highest, other);
            }
        }
        return new ReturnSpan(lowest, highest);
    }
}
