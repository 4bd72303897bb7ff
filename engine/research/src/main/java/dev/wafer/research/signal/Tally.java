package dev.wafer.research.signal;

/**
 * One coefficient of one symbol or several. Several: their mean weighted by rows; the influences of one row are added over symbols before the variance
 * over time is taken, so that symbols that move together do not count as independent (J. C. Driscoll and A. C. Kraay, "Consistent Covariance Matrix
 * Estimation with Spatially Dependent Panel Data", Review of Economics and Statistics 80, 1998). Two columns fitted beforehand take one degree of
 * freedom (they have already widened the error: {@link LeftOut}), and rows that do not weigh alike take some ({@link Uneven}).
 */
final class Tally {
    private final double[] influences;
    private final double[] ownInfluences;
    private final double[] weights;
    private final boolean[] touched;
    private int fitted;
    private double weightedIc;
    private int observations;

    Tally(int rows) {
        influences = new double[rows];
        ownInfluences = new double[rows];
        weights = new double[rows];
        touched = new boolean[rows];
    }

    void add(Correlation one, int[] rows) {
        weightedIc += one.ic() * one.rows();
        observations += one.rows();
        fitted = Math.max(fitted, one.fitted());
        double[] parts = one.influences();
        double[] own = one.ownInfluences();
        for (int i = 0; i < rows.length; i++) {
            influences[rows[i]] += parts[i];
            ownInfluences[rows[i]] += own[i];
            weights[rows[i]] += one.weights()[i];
            touched[rows[i]] = true;
        }
    }

    int observations() {
        return observations;
    }

    double ic() {
        return weightedIc / observations;
    }

    Estimate estimate(int horizonBars) {
        int freedom = LongRun.degreesOfFreedom(touchedRows(), horizonBars);
        double error = Math.sqrt(LongRun.variance(influences, from(), to(), freedom)) / observations;
        if (!(error > 0)) {
            return new Estimate(ic(), 0, freedom, ic(), ic(), ic() == 0 ? 1 : 0);
        }
        return estimate(ic(), error, degreesOfFreedom(freedom));
    }

    private int degreesOfFreedom(int waves) {
        return Math.max(1, Uneven.degreesOfFreedom(weights, from(), to(), waves) - (fitted + 1) / 2);
    }

    /**
     * The smallest true coefficient that is seen (two-sided, 5 %) with 80 % power: {@code t(0.975, v) + t(0.80, v)} times the error to be expected at a
     * coefficient of zero, which is {@code 1 / sqrt(effective rows)} and what leaving out blocks widens it by ({@link LeftOut}). At most 1. Example: 99
     * rows and 24 degrees of freedom, widened by 4 %: {@code 2.92 * 1.04 / sqrt(99) = 0.305}.
     */
    double minimumDetectable(double effectiveRows, int horizonBars) {
        int freedom = LongRun.degreesOfFreedom(touchedRows(), horizonBars);
        double own = LongRun.variance(ownInfluences, from(), to(), freedom);
        double wider = own > 0 ? Math.sqrt(Math.max(1, LongRun.variance(influences, from(), to(), freedom) / own)) : 1;
        return Math.min(1, Student.of(degreesOfFreedom(freedom)).seen() * wider / Math.sqrt(effectiveRows));
    }

    private int from() {
        int from = 0;
        while (!touched[from]) {
            from++;
        }
        return from;
    }

    private int to() {
        int to = touched.length;
        while (!touched[to - 1]) {
            to--;
        }
        return to;
    }

    private int touchedRows() {
        int rows = 0;
        for (boolean isTouched : touched) {
            rows += isTouched ? 1 : 0;
        }
        return rows;
    }

    private static Estimate estimate(double ic, double error, int freedom) {
        Student student = Student.of(freedom);
        double reach = student.reach() * error;
        return new Estimate(ic, error, freedom, Math.max(-1, ic - reach), Math.min(1, ic + reach), student.pValue(ic / error));
    }

    /** Influences summed in blocks of rows and scaled to a sum of squares of 1; all zero if there are none. */
    float[] direction(int blocks) {
        double[] sums = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            int end = (int) ((block + 1L) * influences.length / blocks);
            for (int row = (int) ((long) block * influences.length / blocks); row < end; row++) {
                sums[block] += influences[row];
            }
        }
        double length = Math.sqrt(Residuals.dot(sums, sums));
        float[] direction = new float[blocks];
        for (int block = 0; block < blocks; block++) {
            direction[block] = length > 0 ? (float) (sums[block] / length) : 0;
        }
        return direction;
    }
}
