package dev.wafer.research.montecarlo;

import java.util.Arrays;

/** Numbers as they came out of many runs: which value a share of them does not exceed, and where one value stands among them. */
public final class Distribution {
    private final double[] sorted;

    private Distribution(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Of these values, in any order.
     *
     * @throws IllegalArgumentException if there is none, or one is not finite
     */
    public static Distribution of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || !(Double.isFinite(sorted[0]) && Double.isFinite(sorted[sorted.length - 1]))) {
            throw new IllegalArgumentException("distribution: found " + sorted.length + " values, expected at least one and all finite");
        }
        return new Distribution(sorted);
    }

    /** How many values. */
    public int count() {
        return sorted.length;
    }

    /** How many different values: 2, 2, 3 has two. */
    public int differentCount() {
        return (int) Arrays.stream(sorted).distinct().count();
    }

    /** The smallest value that so large a share of them does not exceed; of 1, 2, 3, 4 the quantile 0.5 is 2, the quantile 0 is 1. */
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("quantile: found " + share + ", expected from 0 to 1");
        }
        return sorted[Math.clamp((int) StrictMath.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }

    /** Lowest value. */
    public double lowest() {
        return sorted[0];
    }

    /** Highest value. */
    public double highest() {
        return sorted[sorted.length - 1];
    }

    /** Share of the values below this one, those equal to it counted half: 3 stands at (2 + 0.5) / 4 = 0.625 among 1, 2, 3, 4. */
    public double percentile(double value) {
        return (below(value) + (sorted.length - above(value))) / (2.0 * sorted.length);
    }

    /** How many values lie below this one. */
    public int below(double value) {
        int low = 0, high = sorted.length;
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

    /** How many values lie above this one. */
    public int above(double value) {
        int low = 0, high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return sorted.length - low;
    }

    /** How many values lie below the first of these ascending edges, from each to before the next, and at or above the last. */
    public int[] counts(double... edges) {
        int[] counts = new int[edges.length + 1];
        int before = 0;
        for (int edge = 0; edge < edges.length; edge++) {
            int below = below(edges[edge]);
            counts[edge] = below - before;
            before = below;
        }
        counts[edges.length] = sorted.length - before;
        return counts;
    }
}
