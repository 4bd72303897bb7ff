package dev.wafer.engine.price;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;

/**
 * Trade and mark prices of one symbol on the run's clock: one cell per tick, so that a loop over ticks reads plain arrays. Where the symbol has
 * no bar the cells hold its last mark and {@link #isPresent} says no; before its first bar they hold its first open. An unrecorded mark is the
 * trade price.
 */
public final class PriceTape {
    private final double[] opens;
    private final double[] highs;
    private final double[] lows;
    private final double[] closes;
    private final double[] markOpens;
    private final double[] markHighs;
    private final double[] markLows;
    private final double[] markCloses;
    private final long[] presentBits;
    private final boolean isAlwaysPresent;

    /** Lays a symbol's bars on a clock that holds all their open times. */
    public PriceTape(BarSeries bars, long[] clockMs) {
        int ticks = clockMs.length;
        boolean hasMarks = bars.knownCount(Field.MARK_OPEN) > 0;
        opens = new double[ticks];
        highs = new double[ticks];
        lows = new double[ticks];
        closes = new double[ticks];
        markOpens = hasMarks ? new double[ticks] : opens;
        markHighs = hasMarks ? new double[ticks] : highs;
        markLows = hasMarks ? new double[ticks] : lows;
        markCloses = hasMarks ? new double[ticks] : closes;
        presentBits = new long[(ticks >>> 6) + 1];
        isAlwaysPresent = bars.count() == ticks;
        int row = 0;
        double lastMarkUsd = bars.value(Field.OPEN, 0);
        for (int tick = 0; tick < ticks; tick++) {
            if (row < bars.count() && bars.openTimeMs(row) == clockMs[tick]) {
                put(tick, bars, row++);
                lastMarkUsd = markCloses[tick];
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
        markOpens[tick] = bars.value(isMarked ? Field.MARK_OPEN : Field.OPEN, row);
        markHighs[tick] = bars.value(isMarked ? Field.MARK_HIGH : Field.HIGH, row);
        markLows[tick] = bars.value(isMarked ? Field.MARK_LOW : Field.LOW, row);
        markCloses[tick] = bars.value(isMarked ? Field.MARK_CLOSE : Field.CLOSE, row);
        opens[tick] = bars.value(Field.OPEN, row);
        highs[tick] = bars.value(Field.HIGH, row);
        lows[tick] = bars.value(Field.LOW, row);
        closes[tick] = bars.value(Field.CLOSE, row);
    }

    private void hold(int tick, double priceUsd) {
        for (double[] cells : new double[][] {opens, highs, lows, closes, markOpens, markHighs, markLows, markCloses}) {
            cells[tick] = priceUsd;
        }
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

    /** Whether every tick has a bar. */
    public boolean isAlwaysPresent() {
        return isAlwaysPresent;
    }

    /** First trade price. */
    public double openUsd(int tick) {
        return opens[tick];
    }

    /** Highest trade price. */
    public double highUsd(int tick) {
        return highs[tick];
    }

    /** Lowest trade price. */
    public double lowUsd(int tick) {
        return lows[tick];
    }

    /** Last trade price. */
    public double closeUsd(int tick) {
        return closes[tick];
    }

    /** Mark at the open. */
    public double markOpenUsd(int tick) {
        return markOpens[tick];
    }

    /** Highest mark. */
    public double markHighUsd(int tick) {
        return markHighs[tick];
    }

    /** Lowest mark. */
    public double markLowUsd(int tick) {
        return markLows[tick];
    }

    /** Mark at the close. */
    public double markCloseUsd(int tick) {
        return markCloses[tick];
    }

    /** Whether trade and mark are one path in a bar, so that a trigger price is also the trade price of its moment. */
    public boolean isOnePath(int tick) {
        return markOpens[tick] == opens[tick] && markHighs[tick] == highs[tick] && markLows[tick] == lows[tick] && markCloses[tick] == closes[tick];
    }
}
