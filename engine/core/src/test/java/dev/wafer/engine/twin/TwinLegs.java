package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.ratio;
import static dev.wafer.engine.twin.TwinNumbers.times;

import java.math.BigDecimal;
import java.util.List;

/** One symbol's way through one bar: three legs, trade and mark in step. */
final class TwinLegs {
    static final int COUNT = 3;
    private final List<BigDecimal> trade;
    private final List<BigDecimal> mark;
    private final long openMs;
    private final long resolutionMs;

    TwinLegs(TwinTape.Row row, boolean isHighFirst, long openMs, long resolutionMs) {
        this.trade = row.trade().corners(isHighFirst);
        this.mark = row.mark().corners(isHighFirst);
        this.openMs = openMs;
        this.resolutionMs = resolutionMs;
    }

    BigDecimal tradeAt(int leg, BigDecimal fraction) {
        return between(trade, leg, fraction);
    }

    BigDecimal markAt(int leg, BigDecimal fraction) {
        return between(mark, leg, fraction);
    }

    private static BigDecimal between(List<BigDecimal> corners, int leg, BigDecimal fraction) {
        BigDecimal from = corners.get(leg);
        BigDecimal to = corners.get(leg + 1);
        return from.add(times(to.subtract(from), fraction));
    }

    /** Fraction of the leg at which the trade path is at this price; only for a price between its ends. */
    BigDecimal tradeCrossing(int leg, BigDecimal price) {
        return crossing(trade, leg, price);
    }

    /** Fraction of the leg at which the mark path is at this price; only for a price between its ends. */
    BigDecimal markCrossing(int leg, BigDecimal price) {
        return crossing(mark, leg, price);
    }

    private static BigDecimal crossing(List<BigDecimal> corners, int leg, BigDecimal price) {
        BigDecimal from = corners.get(leg);
        return ratio(price.subtract(from), corners.get(leg + 1).subtract(from));
    }

    /** The bar is spread over the legs in proportion to the trade path's distance; a third each if it never moves. */
    BigDecimal timeMs(int leg, BigDecimal fraction) {
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        for (int i = 0; i < COUNT; i++) {
            BigDecimal distance = trade.get(i + 1).subtract(trade.get(i)).abs();
            all = all.add(distance);
            if (i < leg) {
                before = before.add(distance);
            } else if (i == leg) {
                before = before.add(times(distance, fraction));
            }
        }
        BigDecimal share = all.signum() == 0 ? ratio(BigDecimal.valueOf(leg).add(fraction), BigDecimal.valueOf(COUNT)) : ratio(before, all);
        return BigDecimal.valueOf(openMs).add(times(BigDecimal.valueOf(resolutionMs), share));
    }
}
