package dev.wafer.research.signal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Degrees of freedom of an error whose rows do not weigh alike: a regime holds in few stretches, a signal is far from its mean in few. Satterthwaite's
 * approximation for {@link LongRun}: with {@code W(m)} the cosine transform of the rows' weights, as a share of their sum, the waves have covariances
 * {@code M(j, k) = W(j - k) + W(j + k)}, and {@code (trace M)^2 / trace M^2} degrees; equal weights give as many as there are waves (F. E. Satterthwaite, "An
 * Approximate Distribution of Estimates of Variance Components", Biometrics Bulletin 2, 1946).
 */
final class Uneven {
    /** What unevenness costs is read from so many waves at most, and is the same share for more. */
    private static final int MOST_WAVES = 32;

    private static final int BLOCKS_PER_WAVE = 4;

    private static final Map<Integer, double[]> COSINES = new ConcurrentHashMap<>();

    private Uneven() {}

    /** Degrees of freedom left of {@code freedom}, weights from one row to another. */
    static int degreesOfFreedom(double[] weights, int from, int to, int freedom) {
        int waves = Math.min(MOST_WAVES, freedom);
        double[] shares = shares(weights, from, to, waves);
        double trace = 0;
        double squares = 0;
        for (int j = 1; j <= waves; j++) {
            trace += 1 + shares[2 * j];
            for (int k = 1; k <= waves; k++) {
                double together = shares[Math.abs(j - k)] + shares[j + k];
                squares += together * together;
            }
        }
        double cost = Math.max(0, squares / (trace * trace) - 1.0 / waves);
        return Math.max(1, (int) (1 / (1.0 / freedom + cost) + 1e-9));
    }

    /** Cosine transform of weights summed in blocks, from wave 0 to twice the number of waves. */
    private static double[] shares(double[] weights, int from, int to, int waves) {
        int blocks = BLOCKS_PER_WAVE * waves;
        double[] sums = new double[blocks];
        double whole = 0;
        for (int block = 0; block < blocks; block++) {
            int end = from + (int) ((block + 1L) * (to - from) / blocks);
            for (int row = from + (int) ((long) block * (to - from) / blocks); row < end; row++) {
                sums[block] += weights[row];
            }
            whole += sums[block];
        }
        double[] cosines = COSINES.computeIfAbsent(blocks, Uneven::cosines);
        double[] shares = new double[2 * waves + 1];
        for (int wave = 0; wave < shares.length; wave++) {
            int at = wave;
            for (int block = 0; block < blocks; block++) {
                shares[wave] += sums[block] * cosines[at];
                at += 2 * wave;
                at -= at >= cosines.length ? cosines.length : 0;
            }
            shares[wave] /= whole;
        }
        return shares;
    }

    /** One turn in quarters of a block's wave: {@code cos(pi m (b + 1/2) / blocks)} is number {@code m (2 b + 1)}. */
    private static double[] cosines(int blocks) {
        double[] cosines = new double[4 * blocks];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = StrictMath.cos(StrictMath.PI * i / (2 * blocks));
        }
        return cosines;
    }
}
