package dev.wafer.engine.measure;

/** Equity over time: a sample per time, oldest first. */
public final class EquityCurve {
    /** How finely a run keeps its equity. Measures are the same either way: ratios come from daily equity, drawdowns from every close. */
    public enum Detail {
        /** A sample at every close: 16 bytes a bar. */
        BARS,
        /** A sample at each 00:00 UTC. */
        DAILY
    }

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

    private EquityCurve(Builder samples) {
        timesMs = samples.timesMs;
        equitiesUsd = samples.equitiesUsd;
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

    /** Takes samples one by one, in room taken before the first; the curve then has the room itself, not a copy of it. */
    public static final class Builder {
        private long[] timesMs;
        private double[] equitiesUsd;
        private int count;

        /** Room for exactly this many samples. */
        public Builder(int sampleCount) {
            timesMs = new long[sampleCount];
            equitiesUsd = new double[sampleCount];
        }

        /** The next sample; times come in order. */
        public void add(long timeMs, double equityUsd) {
            timesMs[count] = timeMs;
            equitiesUsd[count++] = equityUsd;
        }

        /**
         * The curve; the builder is empty afterwards.
         *
         * @throws IllegalStateException unless the room is full and every equity is a finite number
         */
        public EquityCurve build() {
            if (count != timesMs.length) {
                throw new IllegalStateException("Invariant: one sample for each close, found " + count + " of " + timesMs.length);
            }
            for (double equityUsd : equitiesUsd) {
                if (!Double.isFinite(equityUsd)) {
                    throw new IllegalStateException("Invariant: equity is a finite number at every close, found " + equityUsd);
                }
            }
            EquityCurve curve = new EquityCurve(this);
            timesMs = new long[0];
            equitiesUsd = new double[0];
            count = 0;
            return curve;
        }
    }
}
