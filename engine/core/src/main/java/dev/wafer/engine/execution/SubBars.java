package dev.wafer.engine.execution;

import dev.wafer.engine.price.PriceTape;
import java.util.Arrays;

/** Finer bars of all symbols on a clock of their own. */
public final class SubBars {
    /** No finer bars at all. */
    public static final SubBars NONE = new SubBars(new PriceTape[0], new long[0], 1);

    private final PriceTape[] tapes;
    private final long[] clockMs;
    private final long resolutionMs;

    /**
     * Finer bars.
     *
     * @param tapes one for each symbol, on the fine clock
     * @param clockMs open times of the finer bars
     * @param resolutionMs their length
     */
    public SubBars(PriceTape[] tapes, long[] clockMs, long resolutionMs) {
        this.tapes = tapes.clone();
        this.clockMs = clockMs.clone();
        this.resolutionMs = resolutionMs;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return clockMs.length == 0;
    }

    PriceTape[] tapes() {
        return tapes.clone();
    }

    long openTimeMs(int tick) {
        return clockMs[tick];
    }

    long resolutionMs() {
        return resolutionMs;
    }

    /** First fine tick at or after a time. */
    int firstAtOrAfter(long timeMs) {
        int place = Arrays.binarySearch(clockMs, timeMs);
        return place >= 0 ? place : -place - 1;
    }

    /** Whether a symbol has a finer bar from one fine tick to before another. */
    boolean hasBars(int symbol, int fromTick, int toTick) {
        for (int tick = fromTick; tick < toTick; tick++) {
            if (tapes[symbol].isPresent(tick)) {
                return true;
            }
        }
        return false;
    }
}
