package dev.wafer.engine.feature;

import java.util.Arrays;
import java.util.List;

/**
 * When the rows of a column become known. A row stands for a bar and has that bar's end; it is known at the first tick of the clock whose close
 * is at or after the end. Ends increase strictly; several rows of a coarse grid can become known at one tick when bars are missing.
 */
final class Timeline {
    private final long resolutionMs;
    private final long[] endsMs;
    private final boolean isClock;
    private final int[] ticks;
    private final int hash;

    private Timeline(long resolutionMs, long[] endsMs, boolean isClock, int[] ticks) {
        this.resolutionMs = resolutionMs;
        this.endsMs = endsMs;
        this.isClock = isClock;
        this.ticks = ticks;
        this.hash = Arrays.hashCode(endsMs) * 31 + Long.hashCode(resolutionMs);
    }

    /** Rows with these ends; those that end after the clock's last close never become known and are left out. */
    static Timeline of(long resolutionMs, long[] endsMs, long[] closesMs) {
        int[] ticks = new int[endsMs.length];
        boolean isClock = endsMs.length == closesMs.length;
        int tick = 0;
        int count = 0;
        for (; count < endsMs.length; count++) {
            while (tick < closesMs.length && closesMs[tick] < endsMs[count]) {
                tick++;
            }
            if (tick == closesMs.length) {
                break;
            }
            ticks[count] = tick;
            isClock &= tick == count;
        }
        isClock &= count == endsMs.length;
        return new Timeline(resolutionMs, Arrays.copyOf(endsMs, count), isClock, isClock ? new int[0] : Arrays.copyOf(ticks, count));
    }

    /** Rows for values made of several columns: on the finest grid among them, where all columns of that grid have a row. */
    static Timeline join(List<Timeline> parts, long[] closesMs) {
        long finestMs = parts.stream().mapToLong(part -> part.resolutionMs).min().orElseThrow();
        List<Timeline> finest = parts.stream().filter(part -> part.resolutionMs == finestMs).distinct().toList();
        if (finest.size() == 1) {
            return finest.getFirst();
        }
        long[] commonMs = finest.getFirst().endsMs;
        for (Timeline other : finest.subList(1, finest.size())) {
            commonMs = Arrays.stream(commonMs).filter(endMs -> Arrays.binarySearch(other.endsMs, endMs) >= 0).toArray();
        }
        return of(finestMs, commonMs, closesMs);
    }

    int rowCount() {
        return endsMs.length;
    }

    long resolutionMs() {
        return resolutionMs;
    }

    /** End of a row's bar. */
    long endMs(int row) {
        return endsMs[row];
    }

    /** Tick at whose close a row becomes known. */
    int tick(int row) {
        return isClock ? row : ticks[row];
    }

    /** Whether row i becomes known at tick i, for all ticks. */
    boolean isClock() {
        return isClock;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timeline that && resolutionMs == that.resolutionMs && Arrays.equals(endsMs, that.endsMs);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
