package dev.wafer.research.montecarlo;

import org.apache.commons.math3.stat.interval.ClopperPearsonInterval;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;

/**
 * A share of drawn paths, with the interval that holds the true chance in at least 95 of 100 such drawings: C. J. Clopper and E. S. Pearson,
 * "The use of confidence or fiducial limits", Biometrika 26 (1934). It speaks of the drawing alone, not of the history drawn from.
 *
 * @param hits paths on which it happened
 * @param paths all of them, 1 or more
 * @param low lower end of the interval, a fraction
 * @param high upper end of the interval, a fraction
 */
public record Chance(int hits, int paths, double low, double high) {
    /** How often the interval holds the true chance, at least. */
    public static final double CONFIDENCE = 0.95;

    /**
     * The share with its interval. Where it never or always happened the library has no interval; the equation is then solved by hand:
     * {@code (1 - high)^paths = 0.025}. Example: 0 of 1,000 gives 0 to 0.368 %.
     */
    public static Chance of(int hits, int paths) {
        if (!(hits >= 0 && hits <= paths && paths >= 1)) {
            throw new IllegalArgumentException("chance: found " + hits + " of " + paths + ", expected at least one path and no more hits than paths");
        }
        double tail = (1 - CONFIDENCE) / 2;
        double edge = StrictMath.pow(tail, 1.0 / paths);
        if (hits == 0) {
            return new Chance(hits, paths, 0, 1 - edge);
        } else if (hits == paths) {
            return new Chance(hits, paths, edge, 1);
        }
        ConfidenceInterval interval = new ClopperPearsonInterval().createInterval(paths, hits, CONFIDENCE);
        return new Chance(hits, paths, interval.getLowerBound(), interval.getUpperBound());
    }

    /** Hits / paths. */
    public double share() {
        return (double) hits / paths;
    }
}
