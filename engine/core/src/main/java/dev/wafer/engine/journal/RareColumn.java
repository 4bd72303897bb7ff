package dev.wafer.engine.journal;

import java.util.Arrays;

/** A column of numbers, zero unless set, that takes no room before the first one; whole numbers are exact up to 2^53. */
final class RareColumn {
    private double[] values = {};

    void clear(int row) {
        if (row < values.length) {
            values[row] = 0;
        }
    }

    void set(int row, double value) {
        if (value == 0 && row >= values.length) {
            return;
        }
        if (row >= values.length) {
            values = Arrays.copyOf(values, Math.max(64, (row + 1) * 2));
        }
        values[row] = value;
    }

    double get(int row) {
        return row < values.length ? values[row] : 0;
    }
}
