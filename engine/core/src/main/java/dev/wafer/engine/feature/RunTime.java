package dev.wafer.engine.feature;

/** How far one run has come on its clock. */
final class RunTime {
    private final long[] closesMs;

    /** The last tick whose bars have closed; -1 before the first. */
    int tick = -1;

    /** The array is shared, never written. */
    RunTime(long[] closesMs) {
        this.closesMs = closesMs;
    }

    int tickCount() {
        return closesMs.length;
    }

    long closeMs(int atTick) {
        return closesMs[atTick];
    }
}
