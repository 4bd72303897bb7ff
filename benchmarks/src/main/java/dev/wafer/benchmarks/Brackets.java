package dev.wafer.benchmarks;

import dev.wafer.api.Account;
import dev.wafer.api.Column;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Order;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;

/**
 * A strategy with a memory that sends orders: enters on its mean's side with a stop-loss and a take-profit attached, which are pending in most bars,
 * and rests a while after each position.
 *
 * @param windowBars of the mean that gives the side
 * @param exitFraction distance of both exits from the fill, as a fraction of the price
 * @param restBars closes between a position and the next order
 */
record Brackets(int windowBars, double exitFraction, int restBars) implements StrategySpec {
    private static final double EXPOSURE = 0.5;

    @Override
    public Strategy start(Setup run) {
        return run.perSymbol(symbol -> new Trader(symbol, run.close(symbol), run.close(symbol).sma(windowBars), exitFraction, restBars));
    }

    private static final class Trader implements Strategy {
        private final Symbol symbol;
        private final Column close;
        private final Column mean;
        private final double exitFraction;
        private final int restBars;
        private int barsToRest;

        Trader(Symbol symbol, Column close, Column mean, double exitFraction, int restBars) {
            this.symbol = symbol;
            this.close = close;
            this.mean = mean;
            this.exitFraction = exitFraction;
            this.restBars = restBars;
        }

        @Override
        public void onBar(Market market, Account account, Desk desk) {
            if (!account.isFlat(symbol) || desk.isWorking(symbol)) {
                barsToRest = restBars;
            } else if (barsToRest > 0) {
                barsToRest--;
            } else {
                enter(account, desk);
            }
        }

        private void enter(Account account, Desk desk) {
            double closeUsd = close.now();
            double shares = EXPOSURE * account.equityUsd() / closeUsd;
            boolean isLong = closeUsd > mean.now();
            Order order = isLong ? desk.order(symbol).buy(shares) : desk.order(symbol).sell(shares);
            order.stopLoss(exitFraction * closeUsd).takeProfit(exitFraction * closeUsd).send(isLong ? "above its mean" : "below its mean");
        }
    }
}
