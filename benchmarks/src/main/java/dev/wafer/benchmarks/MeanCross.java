package dev.wafer.benchmarks;

import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Symbol;
import dev.wafer.api.TargetSpec;
import dev.wafer.api.Wish;

/**
 * Long while the fast mean of the close is above the slow one, short while it is below.
 *
 * @param fastBars window of the fast mean
 * @param slowBars window of the slow mean
 */
record MeanCross(int fastBars, int slowBars) implements TargetSpec {
    @Override
    public Wish wish(Setup run, Symbol symbol) {
        Column fast = run.close(symbol).sma(fastBars);
        Column slow = run.close(symbol).sma(slowBars);
        return Wish.longWhen(fast.above(slow)).shortWhen(fast.below(slow));
    }
}
