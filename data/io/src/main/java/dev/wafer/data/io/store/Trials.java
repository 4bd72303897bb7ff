package dev.wafer.data.io.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Configurations that were run: a 64-bit key each and the daily Sharpe ratio, if there is one. Of a great many only the sums are kept, under the key of
 * all of them together.
 */
public final class Trials {
    /** Of more than this only the sums are kept. */
    public static final long MOST_BY_KEY = 1_000_000;
    /** Stands for the days of trials that were counted before days were kept. */
    public static final int UNKNOWN_DAYS = 0;
    private static final int FIRST_ROOM = 64;
    private static final double GRID = 1L << 30;

    private final boolean isSummed;
    private final long wholeKey;
    private final int days;
    private long[] keys = new long[FIRST_ROOM];
    private double[] sharpes = new double[FIRST_ROOM];
    private int kept;
    private final Tally tally = new Tally();

    /**
     * How the daily Sharpe ratios of some trials spread.
     *
     * @param measured trials with a Sharpe ratio
     * @param sum of the ratios
     * @param squares sum of their squares
     */
    public record Spread(long measured, double sum, double squares) {
        /** Of none. */
        static final Spread NONE = new Spread(0, 0, 0);

        static Spread of(double sharpe) {
            return new Spread(1, onGrid(sharpe), onGrid(sharpe * sharpe));
        }

        /** Sums of multiples of one small number are exact: they do not depend on the order in which trials come. */
        private static double onGrid(double value) {
            return Math.rint(value * GRID) / GRID;
        }

        Spread and(Spread others) {
            return new Spread(measured + others.measured, sum + others.sum, squares + others.squares);
        }

        /** Sample variance of the daily Sharpe ratios; none for fewer than two. */
        public OptionalDouble variance() {
            return measured < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(squares - sum * sum / measured, 0) / (measured - 1));
        }
    }

    /**
     * How many, and how their daily Sharpe ratios spread: over more days a ratio is surer, so those over as many days stand together.
     *
     * @param configurations all of them
     * @param byDays those with a Sharpe ratio, by the number of daily returns behind it; {@link #UNKNOWN_DAYS} where an older ledger does not tell
     */
    public record Counts(long configurations, SortedMap<Integer, Spread> byDays) {
        /** Copies the map. */
        public Counts {
            byDays = Collections.unmodifiableSortedMap(new TreeMap<>(byDays));
        }

        /** All with a Sharpe ratio, whatever their days: what they are, not what luck gives. */
        public Spread all() {
            return byDays.values().stream().reduce(Spread.NONE, Spread::and);
        }
    }

    /** Counts one by one. */
    static final class Tally {
        private final SortedMap<Integer, Spread> byDays = new TreeMap<>();
        private long configurations;

        /** A configuration; NaN: without a Sharpe ratio. */
        void add(double sharpe, int days) {
            configurations++;
            if (Double.isFinite(sharpe)) {
                addSharpe(sharpe, days);
            }
        }

        /** One that is counted already has a Sharpe ratio now. */
        void addSharpe(double sharpe, int days) {
            byDays.merge(days, Spread.of(sharpe), Spread::and);
        }

        void add(Counts others) {
            configurations += others.configurations();
            others.byDays().forEach((days, spread) -> byDays.merge(days, spread, Spread::and));
        }

        Counts counts() {
            return new Counts(configurations, byDays);
        }
    }

    /**
     * None yet.
     *
     * @param expected how many there will be at most
     * @param wholeKey of all of them together, for when they are too many
     * @param days daily returns of the span that all of them run over
     */
    public Trials(long expected, long wholeKey, int days) {
        isSummed = expected > MOST_BY_KEY;
        this.wholeKey = wholeKey;
        this.days = days;
    }

    /** One more; it must not be among them. */
    public void add(long key, OptionalDouble sharpePerDay) {
        double sharpe = sharpePerDay.orElse(Double.NaN);
        tally.add(sharpe, days);
        if (isSummed) {
            return;
        }
        if (kept == keys.length) {
            keys = Arrays.copyOf(keys, 2 * kept);
            sharpes = Arrays.copyOf(sharpes, 2 * kept);
        }
        keys[kept] = key;
        sharpes[kept++] = sharpe;
    }

    /** Daily returns behind each Sharpe ratio. */
    public int days() {
        return days;
    }

    /** How many, and how they spread. */
    public Counts counts() {
        return tally.counts();
    }

    /** Whether there are only sums. */
    boolean isSummed() {
        return isSummed;
    }

    long wholeKey() {
        return wholeKey;
    }

    int kept() {
        return kept;
    }

    long key(int place) {
        return keys[place];
    }

    double sharpe(int place) {
        return sharpes[place];
    }
}
