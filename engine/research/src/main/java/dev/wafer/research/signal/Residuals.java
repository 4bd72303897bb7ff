package dev.wafer.research.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What least squares on a constant and some columns leaves of another column: modified Gram-Schmidt, in the sample (the whole history at once). */
final class Residuals {
    /** A column of which the others leave less than this share of its sum of squares is a function of them: what is left is rounding. */
    private static final double NOTHING_LEFT = 1e-10;

    private final List<double[]> basis = new ArrayList<>();

    Residuals(List<double[]> columns, int rows) {
        add(constant(rows));
        for (double[] column : columns) {
            add(column);
        }
    }

    private static double[] constant(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Widens what is projected on by one more column; one that is a function of the others changes nothing. */
    void add(double[] column) {
        double[] left = of(of(column));
        if (leaves(column, left)) {
            double scale = 1 / Math.sqrt(dot(left, left));
            for (int i = 0; i < left.length; i++) {
                left[i] *= scale;
            }
            basis.add(left);
        }
    }

    /** What is left of a column. */
    double[] of(double[] column) {
        double[] left = column.clone();
        for (double[] unit : basis) {
            double share = dot(unit, left);
            for (int i = 0; i < left.length; i++) {
                left[i] -= share * unit[i];
            }
        }
        return left;
    }

    /** Whether anything but rounding is left. */
    static boolean leaves(double[] column, double[] left) {
        return dot(left, left) > NOTHING_LEFT * dot(column, column);
    }

    /** Orthonormal, the constant first. */
    List<double[]> basis() {
        return basis;
    }

    /** Four sums side by side: one alone waits for each addition. */
    static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
