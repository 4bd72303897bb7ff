package dev.wafer.engine.price;

import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import java.util.Arrays;

/**
 * Trade and mark prices of one symbol on the run's clock: one cell per tick, so that a loop over ticks reads plain arrays. Where the symbol has
 * no bar the cells hold its last mark and {@link #isPresent} says no; before its first bar they hold its first open. An unrecorded mark is the
 * trade price, in internal sessions held to the discovery band. The four prices of a bar stand side by side, so that the loop reads one stretch of memory per bar.
 */
public final class PriceTape {
    private static final int PRICES = 4;
    private static final int OPEN = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int CLOSE = 3;

    private static final MarkSource[] SOURCES = MarkSource.values();

    private final double[] trades;
    private double[] marks;
    private boolean hasOwnMarks;
    private final byte[] sources;
    private final long[] presentBits;
    private final boolean isAlwaysPresent;

    /**
     * Lays a symbol's bars on a clock that holds all their open times.
     *
     * @param isInternal for each tick, whether its bar opens in an internal session
     * @param rules of the symbol, for the band
     */
    public PriceTape(BarSeries bars, long[] clockMs, long resolutionMs, boolean[] isInternal, RuleTimeline rules) {
        int ticks = clockMs.length;
        trades = new double[Math.multiplyExact(ticks, PRICES)];
        marks = trades;
        sources = new byte[ticks];
        presentBits = new long[(ticks >>> 6) + 1];
        isAlwaysPresent = bars.count() == ticks;
        BandWalk band = new BandWalk(rules, resolutionMs);
        int row = 0;
        double lastMarkUsd = bars.value(Field.OPEN, 0);
        for (int tick = 0; tick < ticks; tick++) {
            if (row < bars.count() && bars.openTimeMs(row) == clockMs[tick]) {
                put(tick, bars, row++, band, isInternal[tick]);
                lastMarkUsd = markCloseUsd(tick);
            } else {
                hold(tick, lastMarkUsd);
            }
        }
        if (row < bars.count()) {
            throw new IllegalArgumentException("clock: bar at " + bars.openTimeMs(row) + " is not on it");
        }
    }

    private void put(int tick, BarSeries bars, int row, BandWalk band, boolean isInternal) {
        presentBits[tick >>> 6] |= 1L << tick;
        int at = tick * PRICES;
        trades[at + OPEN] = bars.value(Field.OPEN, row);
        trades[at + HIGH] = bars.value(Field.HIGH, row);
        trades[at + LOW] = bars.value(Field.LOW, row);
        trades[at + CLOSE] = bars.value(Field.CLOSE, row);
        boolean isBanded = band.open(bars.openTimeMs(row), isInternal);
        boolean isMarked = bars.isKnown(Field.MARK_OPEN, row);
        if (isMarked) {
            putMark(at, bars.value(Field.MARK_OPEN, row), bars.value(Field.MARK_HIGH, row), bars.value(Field.MARK_LOW, row),
                    bars.value(Field.MARK_CLOSE, row));
        } else {
            putMark(at, band.clamped(trades[at + OPEN]), band.clamped(trades[at + HIGH]), band.clamped(trades[at + LOW]),
                    band.clamped(trades[at + CLOSE]));
        }
        MarkSource unrecorded = band.isMissed() ? MarkSource.BAND_NOT_APPLIED : isBanded && !isOnePath(tick) ? MarkSource.CLAMPED : MarkSource.TRADE;
        sources[tick] = (byte) (isMarked ? MarkSource.RECORDED : unrecorded).ordinal();
        double oracleUsd = bars.isKnown(Field.ORACLE, row) ? bars.value(Field.ORACLE, row) : marks[at + CLOSE];
        band.close(bars.openTimeMs(row), isInternal, oracleUsd);
    }

    private void putMark(int at, double openUsd, double highUsd, double lowUsd, double closeUsd) {
        boolean isTrade = openUsd == trades[at + OPEN] && highUsd == trades[at + HIGH] && lowUsd == trades[at + LOW] && closeUsd == trades[at + CLOSE];
        if (!hasOwnMarks) {
            if (isTrade) {
                return;
            }
            marks = trades.clone();
            hasOwnMarks = true;
        }
        marks[at + OPEN] = openUsd;
        marks[at + HIGH] = highUsd;
        marks[at + LOW] = lowUsd;
        marks[at + CLOSE] = closeUsd;
    }

    private void hold(int tick, double priceUsd) {
        int at = tick * PRICES;
        Arrays.fill(trades, at, at + PRICES, priceUsd);
        Arrays.fill(marks, at, at + PRICES, priceUsd);
    }

    /** Whether the symbol has a bar at a tick. */
    public boolean isPresent(int tick) {
        return isAlwaysPresent || (presentBits[tick >>> 6] >>> tick & 1) != 0;
    }

    /** Where the mark of a tick came from. */
    public MarkSource source(int tick) {
        return SOURCES[sources[tick]];
    }

    /** Number of bars from one tick to before another. */
    public int barsBetween(int fromTick, int toTick) {
        if (isAlwaysPresent) {
            return toTick - fromTick;
        }
        int bars = 0;
        for (int tick = fromTick; tick < toTick; tick++) {
            bars += isPresent(tick) ? 1 : 0;
        }
        return bars;
    }

    /** First trade price. */
    public double openUsd(int tick) {
        return trades[tick * PRICES + OPEN];
    }

    /** Highest trade price. */
    public double highUsd(int tick) {
        return trades[tick * PRICES + HIGH];
    }

    /** Lowest trade price. */
    public double lowUsd(int tick) {
        return trades[tick * PRICES + LOW];
    }

    /** Last trade price. */
    public double closeUsd(int tick) {
        return trades[tick * PRICES + CLOSE];
    }

    /** Mark at the open. */
    public double markOpenUsd(int tick) {
        return marks[tick * PRICES + OPEN];
    }

    /** Highest mark. */
    public double markHighUsd(int tick) {
        return marks[tick * PRICES + HIGH];
    }

    /** Lowest mark. */
    public double markLowUsd(int tick) {
        return marks[tick * PRICES + LOW];
    }

    /** Mark at the close. */
    public double markCloseUsd(int tick) {
        return marks[tick * PRICES + CLOSE];
    }

    /** Whether trade and mark are one path in a bar, so that a trigger price is also the trade price of its moment. */
    public boolean isOnePath(int tick) {
        int at = tick * PRICES;
        return Arrays.equals(marks, at, at + PRICES, trades, at, at + PRICES);
    }
}
