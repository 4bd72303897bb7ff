package dev.wafer.data.series;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Funding points of one symbol, oldest first, times strictly increasing. A point says of the interval that ends at its time the recorded rate
 * (a fraction of notional, above zero longs pay), the mean premium, the impact prices, or several of them; the oracle may be recorded with
 * them. A time within 60 s after or before a whole UTC hour is that hour; a second point that lands on a time already taken is ignored and
 * counted ({@link #ignoredCount()}).
 */
public final class FundingSeries {
    private static final long HOUR_MS = 3_600_000;
    private static final long JITTER_MS = 60_000;
    private static final Value[] VALUES = Value.values();

    /** The values of a point, each known or not. */
    private enum Value {
        RATE("rate", false), PREMIUM("premium", false), IMPACT_BID("impact bid", true), IMPACT_ASK("impact ask", true), ORACLE("oracle", true);

        private static final int COUNT = values().length;
        private final String text;
        private final boolean isPrice;

        Value(String text, boolean isPrice) {
            this.text = text;
            this.isPrice = isPrice;
        }
    }

    private final long[] timesMs;
    private final long[] intervalsMs;
    private final double[][] valuesByKind;
    /** Per point one bit for each kind of value. */
    private final byte[] knownBits;
    private final int ignoredCount;

    private FundingSeries(Builder builder, int count) {
        timesMs = Arrays.copyOf(builder.timesMs, count);
        intervalsMs = Arrays.copyOf(builder.intervalsMs, count);
        valuesByKind = new double[Value.COUNT][];
        for (int kind = 0; kind < Value.COUNT; kind++) {
            valuesByKind[kind] = Arrays.copyOf(builder.valuesByKind[kind], count);
        }
        knownBits = Arrays.copyOf(builder.knownBits, count);
        ignoredCount = builder.ignoredCount;
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

    /** Whether the rate of the interval was recorded. */
    public boolean isRateKnown(int point) {
        return isKnown(Value.RATE, point);
    }

    /** Recorded rate for the interval, a fraction of notional, above zero longs pay; only where {@link #isRateKnown}. */
    public double ratePerInterval(int point) {
        return value(Value.RATE, point);
    }

    /** Whether the mean premium of the interval is known. */
    public boolean isPremiumKnown(int point) {
        return isKnown(Value.PREMIUM, point);
    }

    /** Mean premium over the oracle, a fraction; only where {@link #isPremiumKnown}. */
    public double premium(int point) {
        return value(Value.PREMIUM, point);
    }

    /** Whether the impact prices at the end of the interval are known, both of them. */
    public boolean isImpactKnown(int point) {
        return isKnown(Value.IMPACT_BID, point);
    }

    /** Impact bid, USDC per share; only where {@link #isImpactKnown}. */
    public double impactBidUsd(int point) {
        return value(Value.IMPACT_BID, point);
    }

    /** Impact ask, USDC per share, not below the bid; only where {@link #isImpactKnown}. */
    public double impactAskUsd(int point) {
        return value(Value.IMPACT_ASK, point);
    }

    /** Whether the oracle price at the point was recorded. */
    public boolean isOracleKnown(int point) {
        return isKnown(Value.ORACLE, point);
    }

    /** The recorded oracle price, USDC per share; only where {@link #isOracleKnown}. */
    public double oracleUsd(int point) {
        return value(Value.ORACLE, point);
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

    /** All that is known of a point. */
    public FundingPoint point(int point) {
        FundingPoint known = FundingPoint.at(timesMs[point], intervalsMs[point]);
        known = isRateKnown(point) ? known.withRate(ratePerInterval(point)) : known;
        known = isPremiumKnown(point) ? known.withPremium(premium(point)) : known;
        known = isImpactKnown(point) ? known.withImpact(impactBidUsd(point), impactAskUsd(point)) : known;
        return isOracleKnown(point) ? known.withOracle(oracleUsd(point)) : known;
    }

    /** The points before a time. */
    public FundingSeries before(long toMs) {
        return new FundingSeries(new Builder(this), firstAtOrAfter(toMs));
    }

    /** The points whose rate was recorded; this series if that is all of them. */
    public FundingSeries recordedRates() {
        if (IntStream.range(0, count()).allMatch(this::isRateKnown)) {
            return this;
        }
        Builder rated = builder(count()).withIgnored(ignoredCount);
        IntStream.range(0, count()).filter(this::isRateKnown).forEach(point -> rated.add(point(point)));
        return rated.build();
    }

    private boolean isKnown(Value kind, int point) {
        return (knownBits[point] >>> kind.ordinal() & 1) != 0;
    }

    private double value(Value kind, int point) {
        if (!isKnown(kind, point)) {
            throw new IllegalStateException("Invariant: the " + kind.text + " of funding point " + point + " is not known");
        }
        return valuesByKind[kind.ordinal()][point];
    }

    /** Collects points in the order of the file. */
    public static final class Builder {
        private long[] timesMs;
        private long[] intervalsMs;
        private final double[][] valuesByKind = new double[Value.COUNT][];
        private byte[] knownBits;
        private int count;
        private int ignoredCount;

        private Builder(int capacity) {
            int room = Math.max(capacity, 16);
            timesMs = new long[room];
            intervalsMs = new long[room];
            Arrays.setAll(valuesByKind, _ -> new double[room]);
            knownBits = new byte[room];
        }

        /** The arrays of a series, to be copied from and not written to. */
        private Builder(FundingSeries series) {
            timesMs = series.timesMs;
            intervalsMs = series.intervalsMs;
            Arrays.setAll(valuesByKind, kind -> series.valuesByKind[kind]);
            knownBits = series.knownBits;
            count = series.count();
            ignoredCount = series.ignoredCount;
        }

        /** A point with its rate alone. Returns false if its time was taken already. */
        public boolean add(long stampMs, double ratePerInterval, long intervalMs) {
            FundingPoint.checkInterval(intervalMs);
            FundingPoint.checkRate(ratePerInterval);
            if (!start(stampMs, intervalMs)) {
                return false;
            }
            set(Value.RATE, ratePerInterval);
            return true;
        }

        /** A point with its rate and the recorded oracle, USDC per share. Returns false if its time was taken already. */
        public boolean add(long stampMs, double ratePerInterval, long intervalMs, double oracleUsd) {
            return add(FundingPoint.at(stampMs, intervalMs).withRate(ratePerInterval).withOracle(oracleUsd));
        }

        /**
         * A point. Returns false if its time was taken already.
         *
         * @throws IllegalArgumentException if it has neither rate nor premium nor impact prices, or goes back in time
         */
        public boolean add(FundingPoint point) {
            if (!point.saysSomething()) {
                throw new IllegalArgumentException("funding point at " + point.stampMs() + ": found nothing, expected a rate, a premium or impact prices");
            }
            if (!start(point.stampMs(), point.intervalMs())) {
                return false;
            }
            point.ratePerInterval().ifPresent(rate -> set(Value.RATE, rate));
            point.premium().ifPresent(premium -> set(Value.PREMIUM, premium));
            point.impact().ifPresent(impact -> {
                set(Value.IMPACT_BID, impact.bidUsd());
                set(Value.IMPACT_ASK, impact.askUsd());
            });
            point.oracleUsd().ifPresent(oracleUsd -> set(Value.ORACLE, oracleUsd));
            return true;
        }

        /** A point of another series, stamped with another time, its prices times a factor. Returns false if its time was taken already. */
        public boolean copyPoint(FundingSeries source, int point, long stampMs, double priceFactor) {
            if (!start(stampMs, source.intervalsMs[point])) {
                return false;
            }
            for (Value kind : VALUES) {
                if (source.isKnown(kind, point)) {
                    double value = source.valuesByKind[kind.ordinal()][point];
                    set(kind, kind.isPrice ? FundingPoint.checkedPrice(kind.text, value * priceFactor) : value);
                }
            }
            return true;
        }

        /** Begins a point that is later than all before; false if its time was taken already. */
        private boolean start(long stampMs, long intervalMs) {
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
            intervalsMs[count++] = intervalMs;
            return true;
        }

        /** Counts points as ignored that another builder has met. */
        public Builder withIgnored(int more) {
            if (more < 0) {
                throw new IllegalArgumentException("ignored funding points: found " + more + ", expected 0 or more");
            }
            ignoredCount += more;
            return this;
        }

        /** The series; the builder may go on. */
        public FundingSeries build() {
            return new FundingSeries(this, count);
        }

        private void set(Value kind, double value) {
            valuesByKind[kind.ordinal()][count - 1] = value;
            knownBits[count - 1] |= (byte) (1 << kind.ordinal());
        }

        private void grow() {
            if (count == timesMs.length) {
                int room = count * 2;
                timesMs = Arrays.copyOf(timesMs, room);
                intervalsMs = Arrays.copyOf(intervalsMs, room);
                Arrays.setAll(valuesByKind, kind -> Arrays.copyOf(valuesByKind[kind], room));
                knownBits = Arrays.copyOf(knownBits, room);
            }
        }
    }
}
