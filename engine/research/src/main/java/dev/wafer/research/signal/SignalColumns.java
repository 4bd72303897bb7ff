package dev.wafer.research.signal;

import java.util.Optional;

/** What is worked out once for each signal on each symbol. */
final class SignalColumns {
    /** So many values must lie in the past before a value is placed among them. */
    static final int LEAST_PAST = 25;

    private final double[] values;
    private final int[] order;
    private final Optional<double[]> twin;
    private final int[] twinOrder;
    private final double[] places;

    SignalColumns(double[] values, Optional<double[]> twin) {
        this.values = values;
        this.twin = twin;
        order = Ranks.order(values);
        twinOrder = twin.map(Ranks::order).orElseGet(() -> new int[0]);
        places = places(values, order);
    }

    /** Share of the earlier known values below each one, equals counted half; NaN where fewer than {@link #LEAST_PAST} are known. */
    static double[] places(double[] values, int[] order) {
        int[] level = new int[values.length];
        int levels = 0;
        for (int i = 0; i < order.length; i++) {
            boolean isNew = i == 0 || values[order[i]] != values[order[i - 1]];
            levels += isNew ? 1 : 0;
            level[order[i]] = levels;
        }
        int[] counts = new int[levels + 1];
        double[] places = new double[values.length];
        int past = 0;
        for (int row = 0; row < values.length; row++) {
            places[row] = Double.NaN;
            if (!Double.isNaN(values[row])) {
                if (past >= LEAST_PAST) {
                    places[row] = (upTo(counts, level[row] - 1) + upTo(counts, level[row])) / (2.0 * past);
                }
                for (int at = level[row]; at <= levels; at += at & -at) {
                    counts[at]++;
                }
                past++;
            }
        }
        return places;
    }

    /** Sum of a Fenwick tree from 1 to a level. */
    private static int upTo(int[] counts, int level) {
        int sum = 0;
        for (int at = level; at > 0; at -= at & -at) {
            sum += counts[at];
        }
        return sum;
    }

    double[] values() {
        return values;
    }

    int[] order() {
        return order;
    }

    Optional<double[]> twin() {
        return twin;
    }

    int[] twinOrder() {
        return twinOrder;
    }

    /** Place among earlier values, 0 to 1. */
    double[] places() {
        return places;
    }
}
