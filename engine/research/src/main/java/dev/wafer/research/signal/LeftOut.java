package dev.wafer.research.signal;

import java.util.List;

/**
 * What a fit misses each row by, had the row's whole block of time been left out of the fit: the jackknife by blocks (CV3: J. G. MacKinnon, M. O. Nielsen
 * and M. D. Webb, "Fast and reliable jackknife and bootstrap methods for cluster-robust inference", Journal of Applied Econometrics 38, 2023). With
 * orthonormal columns {@code Q} and what is left {@code e}, block {@code b} misses by {@code e_b + Q_b (I - Q_b' Q_b)^-1 Q_b' e_b}.
 *
 * <p>Leaving out one row would not do: where returns overlap and columns move slowly the rows beside it say the same, and a fit to few independent rows
 * hides its own error.
 */
final class LeftOut {
    /** A block that nearly settles a column by itself: what is left to the others is taken for no less. */
    private static final double LEAST_PIVOT = 1e-3;

    private final List<double[]> basis;
    private final double[] left;
    private final double[] missed;
    private final double[][] others;
    private final double[] shares;

    private LeftOut(List<double[]> basis, double[] left) {
        this.basis = basis;
        this.left = left;
        missed = new double[left.length];
        others = new double[basis.size()][basis.size()];
        shares = new double[basis.size()];
    }

    /**
     * Misses of all rows.
     *
     * @param basis orthonormal columns of the fit
     * @param left what they leave
     * @param at each row's place on the clock, rising
     * @param blockRows length of a block on the clock
     */
    static double[] misses(List<double[]> basis, double[] left, int[] at, int blockRows) {
        LeftOut all = new LeftOut(basis, left);
        for (int from = 0; from < at.length; ) {
            int to = from + 1;
            while (to < at.length && at[to] / blockRows == at[from] / blockRows) {
                to++;
            }
            all.leaveOut(from, to);
            from = to;
        }
        return all.missed;
    }

    private void leaveOut(int from, int to) {
        for (int j = 0; j < shares.length; j++) {
            double[] unit = basis.get(j);
            for (int k = 0; k <= j; k++) {
                others[j][k] = (j == k ? 1 : 0) - dot(unit, basis.get(k), from, to);
            }
            shares[j] = dot(unit, left, from, to);
        }
        solve();
        System.arraycopy(left, from, missed, from, to - from);
        for (int j = 0; j < shares.length; j++) {
            double[] unit = basis.get(j);
            for (int i = from; i < to; i++) {
                missed[i] += shares[j] * unit[i];
            }
        }
    }

    private static double dot(double[] a, double[] b, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Cholesky, in place: {@code shares} becomes the solution. */
    private void solve() {
        int count = shares.length;
        for (int j = 0; j < count; j++) {
            for (int k = 0; k < j; k++) {
                double sum = others[j][k];
                for (int i = 0; i < k; i++) {
                    sum -= others[j][i] * others[k][i];
                }
                others[j][k] = sum / others[k][k];
            }
            double pivot = others[j][j];
            double share = shares[j];
            for (int i = 0; i < j; i++) {
                pivot -= others[j][i] * others[j][i];
                share -= others[j][i] * shares[i];
            }
            others[j][j] = Math.sqrt(Math.max(LEAST_PIVOT, pivot));
            shares[j] = share / others[j][j];
        }
        for (int j = count - 1; j >= 0; j--) {
            for (int k = j + 1; k < count; k++) {
                shares[j] -= others[k][j] * shares[k];
            }
            shares[j] /= others[j][j];
        }
    }
}
