package dev.wafer.engine.price;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import java.util.Arrays;

/**
 * Trade and mark prices of one symbol on the run's clock: one cell per tick, so that a loop over ticks reads plain arrays. Where the symbol has
 * no bar the cells hold its last mark and {@link #isPresent} says no; before its first bar they hold its first open. An unrecorded mark is the
 * trade price. The four prices of a bar stand side by side, so that the loop reads one stretch of memory per bar.
 */
public final class PriceTape {
    private static final int PRICES = 4;
    private static final int OPEN = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int CLOSE = 3;

    private final double[] trades;
    private final double[] marks;
    private final long[] presentBits;
    private final boolean isAlwaysPresent;

    /** Lays a symbol's bars on a clock that holds all their open times. */
    public PriceTape(BarSeries bars, long[] clockMs) {
        int ticks = clockMs.length;
        boolean hasMarks = bars.knownCount(Field.MARK_OPEN) > 0;
        trades = new double[Math.multiplyExact(ticks, PRICES)];
        marks = hasMarks ? new double[trades.length] : trades;
        presentBits = new long[(ticks >>> 6) + 1];
        isAlwaysPresent = bars.count() == ticks;
        int row = 0;
        double lastMarkUsd = bars.value(Field.OPEN, 0);
        for (int tick = 0; tick < ticks; tick++) {
            if (row < bars.count() && bars.openTimeMs(row) == clockMs[tick]) {
                put(tick, bars, row++);
                lastMarkUsd = markCloseUsd(tick);
            } else {
                hold(tick, lastMarkUsd);
            }
        }
        if (row < bars.count()) {
            throw new IllegalArgumentException("clock: bar at " + bars.openTimeMs(row) + " is not on it");
        }
    }

    private void put(int tick, BarSeries bars, int row) {
        presentBits[tick >>> 6] |= 1L << tick;
        boolean isMarked = bars.isKnown(Field.MARK_OPEN, row);
        int at = tick * PRICES;
        marks[at + OPEN] = bars.value(isMarked ? Field.MARK_OPEN : Field.OPEN, row);
        marks[at + HIGH] = bars.value(isMarked ? Field.MARK_HIGH : Field.HIGH, row);
        marks[at + LOW] = bars.value(isMarked ? Field.MARK_LOW : Field.LOW, row);
        marks[at + CLOSE] = bars.value(isMarked ? Field.MARK_CLOSE : Field.CLOSE, row);
        trades[at + OPEN] = bars.value(Field.OPEN, row);
        trades[at + HIGH] = bars.value(Field.HIGH, row);
        trades[at + LOW] = bars.value(Field.LOW, row);
        trades[at + CLOSE] = bars.value(Field.CLOSE, row);
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
