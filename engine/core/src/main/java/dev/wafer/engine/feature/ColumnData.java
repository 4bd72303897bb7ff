package dev.wafer.engine.feature;

import dev.wafer.engine.lane.Lanes;
import dev.wafer.engine.lane.Row;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The values of one column: slot {@code row + 1} of the array, NaN where a row is not known. Two are equal only if they are the same object;
 * {@link ColumnCache} and {@link ColumnBook} make each once.
 */
final class ColumnData {
    static final double NOT_KNOWN = Double.NaN;
    private static final int NEVER = Integer.MAX_VALUE;

    private final Timeline timeline;
    private final double[] values;
    private final boolean isLive;
    private final int firstKnownTick;
    private final int knownFromTick;
    private Optional<Row> byTick = Optional.empty();

    private ColumnData(Timeline timeline, double[] values, boolean isLive, int firstKnownTick, int knownFromTick) {
        this.timeline = timeline;
        this.values = values;
        this.isLive = isLive;
        this.firstKnownTick = firstKnownTick;
        this.knownFromTick = knownFromTick;
    }

    /** All rows at once: what depends on market data alone. */
    static ColumnData computed(Timeline timeline, RowSource source) {
        double[] values = empty(timeline);
        for (int slot = 1; slot < values.length; slot++) {
            values[slot] = finite(source.next(slot));
        }
        return new ColumnData(timeline, values, false, firstKnownTick(timeline, values), knownFromTick(timeline, values));
    }

    /** Rows filled in by {@link LiveColumn} as time goes on: what depends on a user's feature. */
    static ColumnData live(Timeline timeline) {
        return new ColumnData(timeline, empty(timeline), true, 0, NEVER);
    }

    private static double[] empty(Timeline timeline) {
        double[] values = new double[timeline.rowCount() + 1];
        Arrays.fill(values, NOT_KNOWN);
        return values;
    }

    static double finite(double value) {
        return Double.isFinite(value) ? value : NOT_KNOWN;
    }

    /** First tick at which a row is known; the largest int if never, zero if that cannot be said ahead. */
    int firstKnownTick() {
        return firstKnownTick;
    }

    private static int firstKnownTick(Timeline timeline, double[] values) {
        int slot = 1;
        while (slot < values.length && Double.isNaN(values[slot])) {
            slot++;
        }
        return slot == values.length ? NEVER : timeline.tick(slot - 1);
    }

    private static int knownFromTick(Timeline timeline, double[] values) {
        int slot = values.length;
        while (slot > 1 && !Double.isNaN(values[slot - 1])) {
            slot--;
        }
        return slot == values.length ? NEVER : timeline.tick(slot - 1);
    }

    Timeline timeline() {
        return timeline;
    }

    /** The array itself, for readers of this package; only a {@link LiveColumn} writes to it. */
    double[] values() {
        return values;
    }

    /**
     * The values as a run sees them at each close: place {@code tick + 1} holds the last row known there. Made at the first request; of no meaning for a
     * live column.
     */
    synchronized Row byTick(int tickCount) {
        if (byTick.isEmpty()) {
            byTick = Optional.of(new Row(timeline.isClock() ? values : spread(tickCount)));
        }
        return byTick.get();
    }

    private double[] spread(int tickCount) {
        double[] spread = new double[tickCount + 1];
        spread[0] = NOT_KNOWN;
        int slot = 0;
        for (int tick = 0; tick < tickCount; tick++) {
            while (slot < timeline.rowCount() && timeline.tick(slot) <= tick) {
                slot++;
            }
            spread[tick + 1] = values[slot];
        }
        return spread;
    }

    /** The ticks, from one to before another, at which the last row is known; of a live column once the run has passed them. */
    BitSet knownTicks(int fromTick, int toTick) {
        BitSet known = new BitSet(toTick);
        int slot = 0;
        for (int tick = 0; tick < toTick; tick++) {
            while (slot < timeline.rowCount() && timeline.tick(slot) <= tick) {
                slot++;
            }
            known.set(tick, tick >= fromTick && !Double.isNaN(values[slot]));
        }
        return known;
    }

    /** Bytes of its values, of those by tick where rows are not ticks, about as many again, and of the extremes of blocks of these. */
    long bytes() {
        return (timeline.isClock() ? 1L : 2L) * values.length * Double.BYTES + 2L * values.length / Lanes.BLOCK * Double.BYTES;
    }

    /** Whether values appear only as time goes on. */
    boolean isLive() {
        return isLive;
    }

    /** From this tick on the last row is always known; the largest int if never, or if that cannot be said ahead. */
    int knownFromTick() {
        return knownFromTick;
    }
}
