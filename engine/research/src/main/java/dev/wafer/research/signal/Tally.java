package dev.wafer.research.signal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * One coefficient of one symbol or several. Several: their mean weighted by rows; the influences of one row are added over symbols before the variance
 * over time is taken, so that symbols that move together do not count as independent (J. C. Driscoll and A. C. Kraay, "Consistent Covariance Matrix
 * Estimation with Spatially Dependent Panel Data", Review of Economics and Statistics 80, 1998). Two columns fitted beforehand take one degree of
 * freedom (they have already widened the error: {@link LeftOut}), and rows that do not weigh alike take some ({@link Uneven}).
 */
final class Tally {
    private static final double UPPER = 0.975;
    private static final Map<Integer, TDistribution> STUDENTS = new ConcurrentHashMap<>();
    private static final Map<Integer, Double> REACHES = new ConcurrentHashMap<>();

    private final double[] influences;
    private final double[] weights;
    private final boolean[] touched;
    private int fitted;
    private double weightedIc;
    private int observations;

    Tally(int rows) {
        influences = new double[rows];
        weights = new double[rows];
        touched = new boolean[rows];
    }

    void add(Correlation one, int[] rows) {
        weightedIc += one.ic() * one.rows();
        observations += one.rows();
        fitted = Math.max(fitted, one.fitted());
        double[] parts = one.influences();
        for (int i = 0; i < rows.length; i++) {
            influences[rows[i]] += parts[i];
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
        int from = 0;
        int to = touched.length;
        while (!touched[from]) {
            from++;
        }
        while (!touched[to - 1]) {
            to--;
        }
        int rows = 0;
        for (int row = from; row < to; row++) {
            rows += touched[row] ? 1 : 0;
        }
        int freedom = LongRun.degreesOfFreedom(rows, horizonBars);
        double error = Math.sqrt(LongRun.variance(influences, from, to, freedom)) / observations;
        if (!(error > 0)) {
            return new Estimate(ic(), 0, freedom, ic(), ic(), ic() == 0 ? 1 : 0);
        }
        int left = Math.max(1, Uneven.degreesOfFreedom(weights, from, to, freedom) - (fitted + 1) / 2);
        return estimate(ic(), error, left);
    }

    private static Estimate estimate(double ic, double error, int freedom) {
        TDistribution student = STUDENTS.computeIfAbsent(freedom, Tally::student);
        double reach = REACHES.computeIfAbsent(freedom, v -> student.inverseCumulativeProbability(UPPER)) * error;
        double p = 2 * student.cumulativeProbability(-Math.abs(ic) / error);
        return new Estimate(ic, error, freedom, Math.max(-1, ic - reach), Math.min(1, ic + reach), p);
    }

    private static TDistribution student(int freedom) {
        return new TDistribution(freedom);
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
