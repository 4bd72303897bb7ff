package dev.wafer.research.signal.catalogue;

import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;

/**
 * A strategy held back until the first rule could trade: called once a day as {@link SignalRule} is, and not before a signal without a window has its
 * {@link SignalRule#LEAST_VALUES} values. Otherwise it would have been in the market for days on which no rule can be.
 *
 * @param of what is held back
 */
record LateYardstick(StrategySpec of) implements StrategySpec {
    @Override
    public Strategy start(Setup run) {
        Strategy late = of.start(run);
        run.callEvery(SignalRule.rhythm(run));
        int[] calls = {0};
        return (market, account, desk) -> {
            calls[0]++;
            if (calls[0] > SignalRule.LEAST_VALUES) {
                late.onBar(market, account, desk);
            }
        };
    }
}
