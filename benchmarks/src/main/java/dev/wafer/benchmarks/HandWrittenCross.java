package dev.wafer.benchmarks;

import dev.wafer.api.Account;
import dev.wafer.api.Column;
import dev.wafer.api.Condition;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;

/**
 * {@link MeanCross} as somebody writes it who declares no wish: reads both columns at every close and sends the target itself.
 *
 * @param fastBars window of the fast mean
 * @param slowBars window of the slow mean
 */
record HandWrittenCross(int fastBars, int slowBars) implements StrategySpec {
    @Override
    public Strategy start(Setup run) {
        double exposure = run.exposurePerSymbol();
        return run.perSymbol(symbol -> new Cross(symbol, run.close(symbol).sma(fastBars), run.close(symbol).sma(slowBars), exposure));
    }

    private static final class Cross implements Strategy {
        private final Symbol symbol;
        private final Column fast;
        private final Column slow;
        private final double exposure;
        private final String whyLong;
        private final String whyShort;

        Cross(Symbol symbol, Column fast, Column slow, double exposure) {
            this.symbol = symbol;
            this.fast = fast;
            this.slow = slow;
            this.exposure = exposure;
            whyLong = fast.above(slow).toString();
            whyShort = fast.below(slow).toString();
        }

        @Override
        public void onBar(Market market, Account account, Desk desk) {
            double fastUsd = fast.now();
            double slowUsd = slow.now();
            if (Condition.isAbove(fastUsd, slowUsd)) {
                desk.target(symbol, exposure, whyLong);
            } else if (Condition.isAbove(slowUsd, fastUsd)) {
                desk.target(symbol, -exposure, whyShort);
            }
        }
    }
}
