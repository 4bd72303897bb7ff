package dev.wafer.engine.execution;

import dev.wafer.data.instrument.Instrument;
import dev.wafer.engine.cost.LiquidityTape;

/**
 * What the account has already taken of each symbol's bar, and what the next fill costs. Without tapes (ideal execution) nothing is limited and
 * nothing costs.
 */
final class Liquidity {
    private final LiquidityTape[] tapes;
    private final Instrument[] instruments;
    private final long[] usedLots;
    private final double[] takenShares;
    private int tick;

    /** Liquidity from these tapes, one for each symbol; none for ideal execution. */
    Liquidity(LiquidityTape[] tapes, Instrument[] instruments) {
        this.tapes = tapes.clone();
        this.instruments = instruments.clone();
        usedLots = new long[instruments.length];
        takenShares = new double[instruments.length];
    }

    Liquidity sameShape() {
        return new Liquidity(tapes, instruments);
    }

    boolean isIdeal() {
        return tapes.length == 0;
    }

    /** A bar begins: nothing of it is taken yet. */
    void begin(int newTick) {
        tick = newTick;
        for (int s = 0; s < usedLots.length; s++) {
            usedLots[s] = 0;
            takenShares[s] = 0;
        }
    }

    /** Lots that orders may still fill in this bar. */
    long mostLots(int symbol) {
        return isIdeal() ? Long.MAX_VALUE : Math.max(tapes[symbol].mostLots(tick) - usedLots[symbol], 0);
    }

    /** Price of a taker fill of so many more lots: the market's price, worse by half-spread and impact. */
    double takerUsd(int symbol, double priceUsd, long signedLots) {
        if (isIdeal()) {
            return priceUsd;
        }
        double shares = takenShares[symbol] + instruments[symbol].sharesOf(Math.abs(signedLots));
        double cost = tapes[symbol].costFraction(tick, shares);
        return priceUsd * (signedLots > 0 ? 1 + cost : 1 - cost);
    }

    /** Price of a liquidation order: that of a taker, or in a bar without trades the mark less a discount. */
    double liquidationUsd(int symbol, double tradeUsd, double markUsd, long signedLots) {
        if (isIdeal() || !tapes[symbol].isEmpty(tick)) {
            return takerUsd(symbol, tradeUsd, signedLots);
        }
        double discount = tapes[symbol].emptyBarDiscount();
        return markUsd * (signedLots > 0 ? 1 + discount : 1 - discount);
    }

    /** An order filled: its lots count against the bar's limit, a taker's against the price of the next one too. */
    void filled(int symbol, long signedLots, boolean isMaker) {
        usedLots[symbol] += Math.abs(signedLots);
        takenShares[symbol] += isMaker ? 0 : instruments[symbol].sharesOf(Math.abs(signedLots));
    }

    /** A liquidation order filled: it is not limited, but moves the price. */
    void liquidated(int symbol, long signedLots) {
        takenShares[symbol] += instruments[symbol].sharesOf(Math.abs(signedLots));
    }

    void copyFrom(Liquidity other) {
        tick = other.tick;
        System.arraycopy(other.usedLots, 0, usedLots, 0, usedLots.length);
        System.arraycopy(other.takenShares, 0, takenShares, 0, takenShares.length);
    }
}
