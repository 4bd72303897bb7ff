package dev.wafer.engine.feature;

/** A value that appears now and then and holds for two of its own intervals, the end included. */
final class Carried {
    private double value = ColumnData.NOT_KNOWN;
    private long sinceMs;
    private long intervalMs;

    /** A newer value takes the place of the one before. */
    void set(double newValue, long knownSinceMs, long ownIntervalMs) {
        value = newValue;
        sinceMs = knownSinceMs;
        intervalMs = ownIntervalMs;
    }

    double at(long timeMs) {
        boolean isFresh = timeMs - sinceMs - intervalMs <= intervalMs;
        return isFresh ? value : ColumnData.NOT_KNOWN;
    }
}
