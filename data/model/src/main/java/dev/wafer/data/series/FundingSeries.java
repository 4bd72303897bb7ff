package dev.wafer.data.series;

import java.util.Arrays;

/**
 * Funding points of one symbol, oldest first, times strictly increasing. A point holds the rate for the interval that ends at its time, as a
 * fraction of notional (above zero longs pay). A time within 60 s after or before a whole UTC hour is that hour; a second point that lands on
 * a time already taken is ignored and counted ({@link #ignoredCount()}).
 */
public final class FundingSeries {
    private static final long HOUR_MS = 3_600_000;
    private static final long JITTER_MS = 60_000;
    private static final double NOT_KNOWN = 0;

    private final long[] timesMs;
    private final long[] intervalsMs;
    private final double[] rates;
    private final double[] oraclesUsd;
    private final int ignoredCount;

    private FundingSeries(long[] timesMs, long[] intervalsMs, double[] rates, double[] oraclesUsd, int ignoredCount) {
        this.timesMs = timesMs;
        this.intervalsMs = intervalsMs;
        this.rates = rates;
        this.oraclesUsd = oraclesUsd;
        this.ignoredCount = ignoredCount;
    }

    /** A series without points. */
    public static FundingSeries empty() {
        return builder(0).build();
    }

    /** A builder with room for {@code capacity} points; it grows. */
    public static Builder builder(int capacity) {
        return new Builder(capacity);
    }

    /** The time a stamp stands for: its whole UTC hour when within 60 s of one, else itself. */
    public static long settleTimeMs(long stampMs) {
        long hourMs = Math.floorDiv(stampMs + HOUR_MS / 2, HOUR_MS) * HOUR_MS;
        return Math.abs(stampMs - hourMs) <= JITTER_MS ? hourMs : stampMs;
    }

    /** Number of points. */
    public int count() {
        return timesMs.length;
    }

    /** When the point settles, UTC milliseconds. */
    public long timeMs(int point) {
        return timesMs[point];
    }

    /** Length of the interval that ends at the point. */
    public long intervalMs(int point) {
        return intervalsMs[point];
    }

    /** Rate for the interval, a fraction of notional; above zero longs pay. */
    public double ratePerInterval(int point) {
        return rates[point];
    }

    /** Whether the oracle price at the point was recorded. */
    public boolean isOracleKnown(int point) {
        return oraclesUsd[point] != NOT_KNOWN;
    }

    /** The recorded oracle price, USDC per share; only where {@link #isOracleKnown}. */
    public double oracleUsd(int point) {
        if (!isOracleKnown(point)) {
            throw new IllegalStateException("Invariant: the oracle of funding point " + point + " is not known");
        }
        return oraclesUsd[point];
    }

    /** Points that landed on a time already taken and were left out. */
    public int ignoredCount() {
        return ignoredCount;
    }

    /** First point at or after a time; {@link #count()} if there is none. */
    public int firstAtOrAfter(long timeMs) {
        int place = Arrays.binarySearch(timesMs, timeMs);
        return place >= 0 ? place : -place - 1;
    }

    /** The points before a time. */
    public FundingSeries before(long toMs) {
        int end = firstAtOrAfter(toMs);
        return new FundingSeries(Arrays.copyOf(timesMs, end), Arrays.copyOf(intervalsMs, end), Arrays.copyOf(rates, end),
                Arrays.copyOf(oraclesUsd, end), ignoredCount);
    }

    /** Collects points in the order of the file. */
    public static final class Builder {
        private long[] timesMs;
        private long[] intervalsMs;
        private double[] rates;
        private double[] oraclesUsd;
        private int count;
        private int ignoredCount;

        private Builder(int capacity) {
            int room = Math.max(capacity, 16);
            timesMs = new long[room];
            intervalsMs = new long[room];
            rates = new double[room];
            oraclesUsd = new double[room];
        }

        /** A point whose oracle was not recorded. Returns false if its time was taken already. */
        public boolean add(long stampMs, double ratePerInterval, long intervalMs) {
            return append(stampMs, ratePerInterval, intervalMs, NOT_KNOWN);
        }

        /** A point with its recorded oracle, USDC per share. Returns false if its time was taken already. */
        public boolean add(long stampMs, double ratePerInterval, long intervalMs, double oracleUsd) {
            if (!(oracleUsd > 0 && oracleUsd <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("oracle: found " + oracleUsd + ", expected a finite number > 0");
            }
            return append(stampMs, ratePerInterval, intervalMs, oracleUsd);
        }

        private boolean append(long stampMs, double ratePerInterval, long intervalMs, double oracleUsd) {
            if (!(ratePerInterval >= -1 && ratePerInterval <= 1)) {
                throw new IllegalArgumentException("funding rate: found " + ratePerInterval + ", expected a fraction from -1 to 1");
            }
            if (!(intervalMs > 0)) {
                throw new IllegalArgumentException("funding interval: found " + intervalMs + " ms, expected more than 0");
            }
            long timeMs = settleTimeMs(stampMs);
            if (count > 0 && timeMs == timesMs[count - 1]) {
                ignoredCount++;
                return false;
            }
            if (count > 0 && timeMs < timesMs[count - 1]) {
                throw new IllegalArgumentException("funding time: found " + timeMs + ", expected more than " + timesMs[count - 1]);
            }
            grow();
            timesMs[count] = timeMs;
            intervalsMs[count] = intervalMs;
            rates[count] = ratePerInterval;
            oraclesUsd[count++] = oracleUsd;
            return true;
        }

        /** The series; the builder may go on. */
        public FundingSeries build() {
            return new FundingSeries(Arrays.copyOf(timesMs, count), Arrays.copyOf(intervalsMs, count), Arrays.copyOf(rates, count),
                    Arrays.copyOf(oraclesUsd, count), ignoredCount);
        }

        private void grow() {
            if (count == timesMs.length) {
                timesMs = Arrays.copyOf(timesMs, count * 2);
                intervalsMs = Arrays.copyOf(intervalsMs, count * 2);
                rates = Arrays.copyOf(rates, count * 2);
                oraclesUsd = Arrays.copyOf(oraclesUsd, count * 2);
            }
        }
    }
}
