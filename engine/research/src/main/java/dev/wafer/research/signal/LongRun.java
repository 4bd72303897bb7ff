package dev.wafer.research.signal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The variance of a sum whose terms depend on those near them: equal-weighted cosines with Student's t (E. Lazarus, D. J. Lewis, J. H. Stock and M. W.
 * Watson, "HAR Inference: Recommendations for Practice", Journal of Business and Economic Statistics 36, 2018). With
 * {@code L(j) = sqrt(2 / n) sum s(t) cos(pi j (t - 1/2) / n)} the variance of the sum is {@code n / v * (L(1)^2 + ... + L(v)^2)}, and the sum over its
 * error has Student's distribution with {@code v} degrees of freedom.
 *
 * <p>Not Newey-West with lag {@code h - 1}: for returns that overlap by {@code h - 1} bars its falling weights leave out part of the variance (a third of
 * it for a signal that moves slowly), and Hansen-Hodrick's even weights can give a variance below zero.
 */
final class LongRun {
    /** A cosine's shortest wave is this many overlaps long: so the variance is read where the overlap has not yet flattened it. */
    private static final int WAVE_OVERLAPS = 8;

    /** Enough for Student's t to be nearly normal. */
    private static final int MOST_FREEDOM = 192;

    /** No fewer than these, where the overlap allows it, so that a short history is not given away. */
    private static final int FEW_FREEDOM = 24;

    /** Rows are summed in blocks first, 16 to the shortest wave. */
    private static final int BLOCKS_PER_COSINE = 8;

    private static final Map<Integer, double[][]> COSINES = new ConcurrentHashMap<>();

    private LongRun() {}

    /** Degrees of freedom: 0.41 n^(2/3) as the authors advise, fewer where returns overlap. */
    static int degreesOfFreedom(int rows, int horizonBars) {
        int advised = Math.max(FEW_FREEDOM, (int) (0.41 * StrictMath.cbrt((double) rows * rows)));
        int allowed = 2 * rows / (WAVE_OVERLAPS * horizonBars);
        return Math.max(1, Math.min(MOST_FREEDOM, Math.min(advised, allowed)));
    }

    /** Variance of the sum of the terms from one row to another, zeros between them included. */
    static double variance(double[] terms, int from, int to, int freedom) {
        int count = to - from;
        int blocks = Math.min(count, BLOCKS_PER_COSINE * freedom);
        double[] sums = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            int end = from + (int) ((long) (block + 1) * count / blocks);
            for (int row = from + (int) ((long) block * count / blocks); row < end; row++) {
                sums[block] += terms[row];
            }
        }
        double[][] cosines = blocks == count ? cosines(blocks, freedom) : COSINES.computeIfAbsent(freedom, v -> cosines(BLOCKS_PER_COSINE * v, v));
        double[] waves = new double[freedom];
        for (int block = 0; block < blocks; block++) {
            double sum = sums[block];
            double[] row = cosines[block];
            for (int j = 0; j < freedom; j++) {
                waves[j] += sum * row[j];
            }
        }
        double squares = 0;
        for (double wave : waves) {
            squares += wave * wave;
        }
        return 2 * squares / freedom;
    }

    private static double[][] cosines(int blocks, int freedom) {
        double[][] cosines = new double[blocks][freedom];
        for (int block = 0; block < blocks; block++) {
            for (int j = 0; j < freedom; j++) {
                cosines[block][j] = StrictMath.cos(StrictMath.PI * (j + 1) * (block + 0.5) / blocks);
            }
        }
        return cosines;
    }
}
