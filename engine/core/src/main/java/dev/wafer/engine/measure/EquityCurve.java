package dev.wafer.engine.measure;

/** Equity over time: a sample per time, oldest first. */
public final class EquityCurve {
    private final long[] timesMs;
    private final double[] equitiesUsd;

    /** Copies both arrays, which must have one length. */
    public EquityCurve(long[] timesMs, double[] equitiesUsd) {
        if (timesMs.length != equitiesUsd.length) {
            throw new IllegalArgumentException("equity: found " + timesMs.length + " times and " + equitiesUsd.length + " values");
        }
        this.timesMs = timesMs.clone();
        this.equitiesUsd = equitiesUsd.clone();
    }

    /** Number of samples. */
    public int count() {
        return timesMs.length;
    }

    /** Time of a sample, UTC milliseconds. */
    public long timeMs(int sample) {
        return timesMs[sample];
    }

    /** Equity at a sample, USDC. */
    public double equityUsd(int sample) {
        return equitiesUsd[sample];
    }
}
