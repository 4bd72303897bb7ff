package dev.wafer.engine.price;

import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.engine.lane.Row;
import java.util.Arrays;

/**
 * Trade and mark prices of one symbol on the run's clock: one cell per tick, so that a loop over ticks reads plain arrays. Where the symbol has
 * no bar the cells hold its last mark and {@link #isPresent} says no; before its first bar they hold its first open. An unrecorded mark is the
 * trade price, in internal sessions held to the discovery band. One array per price, so that a loop over ticks reads only what it needs, in vector lanes too.
 */
public final class PriceTape {
    private static final MarkSource[] SOURCES = MarkSource.values();

    private final Prices trades;
    private Prices marks;
    private boolean hasOwnMarks;
    private final byte[] sources;
    private final long[] presentBits;
    private final boolean isAlwaysPresent;
    private final Row markHighs;
    private final Row markLows;
    private final Row markCloses;

    /** Four prices of each bar. */
    private static final class Prices {
        private final double[] opens;
        private final double[] highs;
        private final double[] lows;
        private final double[] closes;

        private Prices(double[] opens, double[] highs, double[] lows, double[] closes) {
            this.opens = opens;
            this.highs = highs;
            this.lows = lows;
            this.closes = closes;
        }

        static Prices of(int ticks) {
            return new Prices(new double[ticks], new double[ticks], new double[ticks], new double[ticks]);
        }

        static Prices of(BarSeries bars, Field open, Field high, Field low, Field close) {
            return new Prices(bars.toArray(open), bars.toArray(high), bars.toArray(low), bars.toArray(close));
        }

        boolean isSameAs(Prices other) {
            return Arrays.equals(opens, other.opens) && Arrays.equals(highs, other.highs) && Arrays.equals(lows, other.lows)
                    && Arrays.equals(closes, other.closes);
        }

        Prices copy() {
            return new Prices(opens.clone(), highs.clone(), lows.clone(), closes.clone());
        }

        void put(int tick, double openUsd, double highUsd, double lowUsd, double closeUsd) {
            opens[tick] = openUsd;
            highs[tick] = highUsd;
            lows[tick] = lowUsd;
            closes[tick] = closeUsd;
        }

        boolean isAt(int tick, double openUsd, double highUsd, double lowUsd, double closeUsd) {
            return opens[tick] == openUsd && highs[tick] == highUsd && lows[tick] == lowUsd && closes[tick] == closeUsd;
        }
    }

    /**
     * Lays a symbol's bars on a clock that holds all their open times.
     *
     * @param isInternal for each tick, whether its bar opens in an internal session
     * @param rules of the symbol, for the band
     */
    public PriceTape(BarSeries bars, long[] clockMs, long resolutionMs, boolean[] isInternal, RuleTimeline rules) {
        int ticks = clockMs.length;
        sources = new byte[ticks];
        presentBits = new long[(ticks >>> 6) + 1];
        isAlwaysPresent = bars.count() == ticks;
        if (isAlwaysPresent && bars.knownCount(Field.MARK_OPEN) == ticks && Arrays.equals(bars.toOpenTimes(), clockMs)) {
            trades = Prices.of(bars, Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE);
            Prices recorded = Prices.of(bars, Field.MARK_OPEN, Field.MARK_HIGH, Field.MARK_LOW, Field.MARK_CLOSE);
            hasOwnMarks = !recorded.isSameAs(trades);
            marks = hasOwnMarks ? recorded : trades;
            Arrays.fill(sources, (byte) MarkSource.RECORDED.ordinal());
        } else {
            trades = Prices.of(ticks);
            marks = trades;
            lay(bars, clockMs, isInternal, new BandWalk(rules, resolutionMs));
        }
        markHighs = new Row(marks.highs);
        markLows = new Row(marks.lows);
        markCloses = new Row(marks.closes);
    }

    /** Bar by bar, where there are gaps or marks that stand in. */
    private void lay(BarSeries bars, long[] clockMs, boolean[] isInternal, BandWalk band) {
        int row = 0;
        double lastMarkUsd = bars.value(Field.OPEN, 0);
        for (int tick = 0; tick < clockMs.length; tick++) {
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
        trades.put(tick, bars.value(Field.OPEN, row), bars.value(Field.HIGH, row), bars.value(Field.LOW, row), bars.value(Field.CLOSE, row));
        boolean isBanded = band.open(bars.openTimeMs(row), isInternal);
        boolean isMarked = bars.isKnown(Field.MARK_OPEN, row);
        if (isMarked) {
            putMark(tick, bars.value(Field.MARK_OPEN, row), bars.value(Field.MARK_HIGH, row), bars.value(Field.MARK_LOW, row),
                    bars.value(Field.MARK_CLOSE, row));
        } else {
            putMark(tick, band.clamped(openUsd(tick)), band.clamped(highUsd(tick)), band.clamped(lowUsd(tick)), band.clamped(closeUsd(tick)));
        }
        MarkSource unrecorded = band.isMissed() ? MarkSource.BAND_NOT_APPLIED : isBanded && !isOnePath(tick) ? MarkSource.CLAMPED : MarkSource.TRADE;
        sources[tick] = (byte) (isMarked ? MarkSource.RECORDED : unrecorded).ordinal();
        double oracleUsd = bars.isKnown(Field.ORACLE, row) ? bars.value(Field.ORACLE, row) : markCloseUsd(tick);
        band.close(bars.openTimeMs(row), isInternal, oracleUsd);
    }

    private void putMark(int tick, double openUsd, double highUsd, double lowUsd, double closeUsd) {
        if (!hasOwnMarks) {
            if (trades.isAt(tick, openUsd, highUsd, lowUsd, closeUsd)) {
                return;
            }
            marks = trades.copy();
            hasOwnMarks = true;
        }
        marks.put(tick, openUsd, highUsd, lowUsd, closeUsd);
    }

    private void hold(int tick, double priceUsd) {
        trades.put(tick, priceUsd, priceUsd, priceUsd, priceUsd);
        marks.put(tick, priceUsd, priceUsd, priceUsd, priceUsd);
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
        return trades.opens[tick];
    }

    /** Highest trade price. */
    public double highUsd(int tick) {
        return trades.highs[tick];
    }

    /** Lowest trade price. */
    public double lowUsd(int tick) {
        return trades.lows[tick];
    }

    /** Last trade price. */
    public double closeUsd(int tick) {
        return trades.closes[tick];
    }

    /** Mark at the open. */
    public double markOpenUsd(int tick) {
        return marks.opens[tick];
    }

    /** Highest mark. */
    public double markHighUsd(int tick) {
        return marks.highs[tick];
    }

    /** Lowest mark. */
    public double markLowUsd(int tick) {
        return marks.lows[tick];
    }

    /** Mark at the close. */
    public double markCloseUsd(int tick) {
        return marks.closes[tick];
    }

    /** Whether trade and mark are one path in a bar, so that a trigger price is also the trade price of its moment. */
    public boolean isOnePath(int tick) {
        return !hasOwnMarks || trades.isAt(tick, markOpenUsd(tick), markHighUsd(tick), markLowUsd(tick), markCloseUsd(tick));
    }

    /** Whether the symbol has a bar at every tick. */
    public boolean isAlwaysPresent() {
        return isAlwaysPresent;
    }

    /** Highest marks by tick, for loops that only read. */
    public Row markHighs() {
        return markHighs;
    }

    /** Lowest marks by tick, for loops that only read. */
    public Row markLows() {
        return markLows;
    }

    /** Marks at the close by tick, for loops that only read. */
    public Row markCloses() {
        return markCloses;
    }
}
