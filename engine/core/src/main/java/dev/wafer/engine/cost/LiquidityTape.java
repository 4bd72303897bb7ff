package dev.wafer.engine.cost;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What trading one symbol costs beyond its price, and how much of it can be traded, on the run's clock. A taker fill of a share of the bar's
 * volume pays {@code half-spread + factor * min(cap, sigma * sqrt(Q / V))} as a fraction of the price: Q all shares taken in the bar, V its volume, sigma
 * the root mean square of the last log returns known before the bar. The square root is the usual shape of market impact; its constant, 1, and
 * the values of {@link Assumption} are assumed.
 */
public final class LiquidityTape {
    private static final double DAY_MS = 86_400_000;
    private static final double WHOLE_LOT_SLACK = 1e-9;

    private final BarSeries bars;
    private final int[] rowAt;
    private final double[] squaredReturns;
    private final double halfSpreadFraction;
    private final double internalHalfSpreadFraction;
    private final double impactCap;
    private final double impactFactor;
    private final double volatilityBars;
    private final double leastVolatilityBars;
    private final double volumeShare;
    private final double emptyBarDiscount;
    private final double defaultSigma;
    /** Per row the bits of its sigma, zero where nobody asked yet; several threads may find the same value. */
    private final AtomicLongArray sigmaBits;
    private final double lotsPerShare;
    private final boolean[] isInternal;

    /**
     * Lays a symbol's liquidity on a clock that holds all its open times.
     *
     * @param isInternal for each tick, whether its bar opens in an internal session
     */
    public LiquidityTape(String ticker, BarSeries bars, long[] clockMs, long resolutionMs, double lotsPerShare, boolean[] isInternal,
            Assumptions assumptions) {
        this.bars = bars;
        this.lotsPerShare = lotsPerShare;
        this.isInternal = isInternal.clone();
        impactCap = assumptions.of(Assumption.IMPACT_CAP);
        impactFactor = assumptions.of(Assumption.IMPACT_FACTOR);
        volatilityBars = assumptions.of(Assumption.VOLATILITY_BARS);
        leastVolatilityBars = assumptions.of(Assumption.LEAST_VOLATILITY_BARS);
        volumeShare = assumptions.of(Assumption.VOLUME_SHARE);
        emptyBarDiscount = assumptions.of(Assumption.EMPTY_BAR_DISCOUNT);
        sigmaBits = new AtomicLongArray(bars.count());
        halfSpreadFraction = assumptions.halfSpreadFraction(ticker);
        internalHalfSpreadFraction = halfSpreadFraction * assumptions.of(Assumption.INTERNAL_SPREAD_FACTOR);
        defaultSigma = assumptions.of(Assumption.DEFAULT_DAILY_VOLATILITY) * StrictMath.sqrt(resolutionMs / DAY_MS);
        rowAt = new int[clockMs.length];
        Arrays.fill(rowAt, -1);
        for (int tick = 0, row = 0; row < bars.count(); tick++) {
            if (clockMs[tick] == bars.openTimeMs(row)) {
                rowAt[tick] = row++;
            }
        }
        squaredReturns = squaredReturns(bars.toArray(Field.CLOSE));
    }

    private static double[] squaredReturns(double[] closesUsd) {
        double[] squares = new double[closesUsd.length];
        for (int row = 1; row < closesUsd.length; row++) {
            double logReturn = StrictMath.log(closesUsd[row] / closesUsd[row - 1]);
            squares[row] = logReturn * logReturn;
        }
        return squares;
    }

    /** Whether the volume of a bar is recorded; where it is not, nothing is limited and there is no impact. */
    public boolean isVolumeKnown(int tick) {
        return bars.isKnown(Field.VOLUME, rowAt[tick]);
    }

    /** Whether a bar had no trades. */
    public boolean isEmpty(int tick) {
        return isVolumeKnown(tick) && bars.value(Field.VOLUME, rowAt[tick]) == 0;
    }

    /** Most lots that all orders together may fill in a bar. */
    public long mostLots(int tick) {
        if (!isVolumeKnown(tick)) {
            return Long.MAX_VALUE;
        }
        double volumeLots = bars.value(Field.VOLUME, rowAt[tick]) * lotsPerShare;
        return (long) StrictMath.floor(volumeShare * volumeLots + WHOLE_LOT_SLACK);
    }

    /** What a taker fill pays on top of (a buy), or gives up below (a sell), the price: half-spread and impact, as a fraction of it. */
    public double costFraction(int tick, double takenShares) {
        double spread = isInternal[tick] ? internalHalfSpreadFraction : halfSpreadFraction;
        if (!isVolumeKnown(tick)) {
            return spread;
        }
        double shareOfVolume = takenShares / bars.value(Field.VOLUME, rowAt[tick]);
        double impact = Math.min(impactCap, sigma(tick) * StrictMath.sqrt(shareOfVolume));
        return spread + impact * impactFactor;
    }

    /** Volatility of one bar as known before the bar of a tick. */
    public double sigma(int tick) {
        int row = rowAt[tick];
        long bits = sigmaBits.getOpaque(row);
        if (bits == 0) {
            bits = Double.doubleToRawLongBits(sigmaBefore(row));
            sigmaBits.setOpaque(row, bits);
        }
        return Double.longBitsToDouble(bits);
    }

    private double sigmaBefore(int row) {
        int known = Math.max(row - 1, 0);
        int used = (int) Math.min(known, volatilityBars);
        if (used == 0 || used < leastVolatilityBars) {
            return defaultSigma;
        }
        double sum = 0;
        for (int past = row - used; past < row; past++) {
            sum += squaredReturns[past];
        }
        return StrictMath.sqrt(sum / used);
    }

    /** What a liquidation in a bar without trades gives up against the mark. */
    public double emptyBarDiscount() {
        return emptyBarDiscount;
    }
}
