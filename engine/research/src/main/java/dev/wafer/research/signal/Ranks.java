package dev.wafer.research.signal;

import java.util.Arrays;

/** Ranks of columns and of parts of them; equal values share their mean rank, as in Spearman's coefficient. */
final class Ranks {
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private Ranks() {}

    /** Rows with a known value, by rising value. */
    static int[] order(double[] values) {
        double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        Arrays.sort(sorted);
        int[] taken = new int[sorted.length];
        int[] order = new int[sorted.length];
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                int first = firstNotBelow(sorted, values[row]);
                order[first + taken[first]++] = row;
            }
        }
        return order;
    }

    /** Not {@link Arrays#binarySearch}: that tells -0.0 from 0.0 and finds any of several equals. */
    private static int firstNotBelow(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Ranks from 1 among some rows.
     *
     * @param order of the whole column
     * @param slots per row its place in the result, below zero for a row left out
     * @param count of places
     */
    static double[] among(double[] values, int[] order, int[] slots, int count) {
        double[] ranks = new double[count];
        int[] tied = new int[count];
        int seen = 0;
        int ties = 0;
        double last = Double.NaN;
        for (int row : order) {
            int slot = slots[row];
            if (slot < 0) {
                continue;
            }
            if (values[row] != last) {
                settle(ranks, tied, ties, seen);
                ties = 0;
                last = values[row];
            }
            tied[ties++] = slot;
            seen++;
        }
        settle(ranks, tied, ties, seen);
        return ranks;
    }

    /**
     * Ranks of a whole column less their mean, 0 where not known, for the many placebos: values that are equal as a {@code float} share a rank, so that
     * value and row fit into one {@code long} to be sorted.
     */
    static double[] centredQuickly(double[] values) {
        long[] keys = new long[values.length];
        int known = 0;
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                int bits = Float.floatToIntBits((float) values[row] + 0.0f);
                keys[known++] = (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32 | row;
            }
        }
        keys = sorted(keys, known);
        double[] ranks = new double[values.length];
        for (int first = 0; first < known; ) {
            int end = first + 1;
            while (end < known && keys[end] >> 32 == keys[first] >> 32) {
                end++;
            }
            double shared = (first + end + 1) / 2.0 - (known + 1) / 2.0;
            for (; first < end; first++) {
                ranks[(int) keys[first]] = shared;
            }
        }
        return ranks;
    }

    /** By the upper half of each number, equals in the order they come in: three rounds of eleven bits. */
    private static long[] sorted(long[] keys, int count) {
        long[] from = keys;
        long[] to = new long[keys.length];
        for (int low = Integer.SIZE; low < Long.SIZE; low += DIGIT_BITS) {
            int[] ends = new int[DIGITS];
            for (int i = 0; i < count; i++) {
                ends[digit(from[i], low)]++;
            }
            int end = 0;
            for (int digit = 0; digit < DIGITS; digit++) {
                int start = end;
                end += ends[digit];
                ends[digit] = start;
            }
            for (int i = 0; i < count; i++) {
                to[ends[digit(from[i], low)]++] = from[i];
            }
            long[] spare = from;
            from = to;
            to = spare;
        }
        return from;
    }

    /** Of a number whose sign counts: the lowest first. */
    private static int digit(long key, int low) {
        return (int) ((key ^ Long.MIN_VALUE) >>> low) & DIGITS - 1;
    }

    private static void settle(double[] ranks, int[] tied, int ties, int seen) {
        double shared = seen - (ties - 1) / 2.0;
        for (int i = 0; i < ties; i++) {
            ranks[tied[i]] = shared;
        }
    }
}
