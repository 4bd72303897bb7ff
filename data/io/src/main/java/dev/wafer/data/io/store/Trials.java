package dev.wafer.data.io.store;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Configurations that were run: a 64-bit key each and the daily Sharpe ratio, if there is one. Of a great many only the sums are kept, under the key of
 * all of them together.
 */
public final class Trials {
    /** Of more than this only the sums are kept. */
    public static final long MOST_BY_KEY = 1_000_000;
    private static final int FIRST_ROOM = 64;
    private static final double GRID = 1L << 30;

    private final boolean isSummed;
    private final long wholeKey;
    private long[] keys = new long[FIRST_ROOM];
    private double[] sharpes = new double[FIRST_ROOM];
    private int kept;
    private Counts counts = Counts.NONE;

    /**
     * How many, and how their daily Sharpe ratios spread.
     *
     * @param configurations all of them
     * @param measured those with a Sharpe ratio
     * @param sum of the ratios
     * @param squares sum of their squares
     */
    public record Counts(long configurations, long measured, double sum, double squares) {
        /** None. */
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts and(double sharpe) {
            Counts counted = new Counts(configurations + 1, measured, sum, squares);
            return Double.isFinite(sharpe) ? counted.measured(sharpe) : counted;
        }

        /** One that is counted already has a Sharpe ratio now. */
        Counts measured(double sharpe) {
            return new Counts(configurations, measured + 1, sum + onGrid(sharpe), squares + onGrid(sharpe * sharpe));
        }

        /** Sums of multiples of one small number are exact: they do not depend on the order in which trials come. */
        private static double onGrid(double value) {
            return Math.rint(value * GRID) / GRID;
        }

        Counts and(Counts others) {
            return new Counts(configurations + others.configurations, measured + others.measured, sum + others.sum, squares + others.squares);
        }

        /** Sample variance of the daily Sharpe ratios; none for fewer than two. */
        public OptionalDouble variance() {
            return measured < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(squares - sum * sum / measured, 0) / (measured - 1));
        }
    }

    /**
     * None yet.
     *
     * @param expected how many there will be at most
     * @param wholeKey of all of them together, for when they are too many
     */
    public Trials(long expected, long wholeKey) {
        isSummed = expected > MOST_BY_KEY;
        this.wholeKey = wholeKey;
    }

    /** One more; it must not be among them. */
    public void add(long key, OptionalDouble sharpePerDay) {
        double sharpe = sharpePerDay.orElse(Double.NaN);
        counts = counts.and(sharpe);
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

    /** How many, and how they spread. */
    public Counts counts() {
        return counts;
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
