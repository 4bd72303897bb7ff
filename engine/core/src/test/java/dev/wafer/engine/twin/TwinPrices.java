package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.exact;
import static dev.wafer.engine.twin.TwinNumbers.times;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/** At what price somebody who takes is filled: the reference price, moved against him by half the spread and by his impact. */
final class TwinPrices {
    private static final BigDecimal INTERNAL_SPREAD_FACTOR = BigDecimal.valueOf(4);
    private static final double LARGEST_IMPACT = 0.05;
    private static final BigDecimal NO_VOLUME_LIQUIDATION = BigDecimal.valueOf(0.05);

    private final TwinState state;

    TwinPrices(TwinState state) {
        this.state = state;
    }

    /** Price of a fill of so many lots as taker; {@code side} +1 buys. Does not count the lots yet. */
    BigDecimal taker(int symbol, int side, long lots, BigDecimal reference) {
        if (!state.settings.isRealistic()) {
            return reference;
        }
        return moved(reference, side, halfSpread(symbol).add(impact(symbol, lots)));
    }

    /** Price of a liquidation order; it always fills whole. */
    BigDecimal liquidation(int symbol, int side, long lots) {
        boolean hasNoTrades = state.row(symbol).orElseThrow().hasNoTrades();
        if (state.settings.isRealistic() && hasNoTrades) {
            return moved(state.mark[symbol], side, NO_VOLUME_LIQUIDATION);
        }
        return taker(symbol, side, lots, state.trade[symbol]);
    }

    private static BigDecimal moved(BigDecimal reference, int side, BigDecimal fraction) {
        return times(reference, BigDecimal.ONE.add(side > 0 ? fraction : fraction.negate()));
    }

    private BigDecimal halfSpread(int symbol) {
        BigDecimal half = exact(state.rules(symbol).halfSpreadFraction());
        boolean isInternal = state.row(symbol).orElseThrow().bar().isInternal();
        return isInternal ? half.multiply(INTERNAL_SPREAD_FACTOR) : half;
    }

    /** {@code min(5 %, sigma * sqrt(Q / V))} in doubles; Q counts all that the account takes in this bar, this fill included. */
    private BigDecimal impact(int symbol, long lots) {
        TwinTape.Row row = state.row(symbol).orElseThrow();
        OptionalDouble volumeShares = row.volumeShares();
        if (volumeShares.isEmpty()) {
            return BigDecimal.ZERO;
        }
        double takenShares = state.shares(symbol, state.takerLots[symbol] + lots).doubleValue();
        double fraction = Math.min(LARGEST_IMPACT, row.sigma() * StrictMath.sqrt(takenShares / volumeShares.getAsDouble()));
        return new BigDecimal(fraction);
    }
}
