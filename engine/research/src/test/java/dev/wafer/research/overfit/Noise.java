package dev.wafer.research.overfit;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.NullMarked;

/** Daily returns of trials that are drawn, 1 % a day: a common part and one of each trial's own. */
@NullMarked
record Noise(int trials, int days, double correlation) {
    static final double DAYS_PER_YEAR = 365;
    private static final double DEVIATION = 0.01;

    double[][] returns(long seed) {
        return returns(seed, new double[trials]);
    }

    /** With a true Sharpe ratio a year for each trial. */
    double[][] returns(long seed, double[] sharpesPerYear) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] returns = new double[trials][days];
        double[] common = random.doubles(days).map(_ -> random.nextGaussian()).toArray();
        double shared = Math.sqrt(correlation), own = Math.sqrt(1 - correlation);
        for (int trial = 0; trial < trials; trial++) {
            double drift = sharpesPerYear[trial] / Math.sqrt(DAYS_PER_YEAR);
            for (int day = 0; day < days; day++) {
                returns[trial][day] = DEVIATION * (drift + shared * common[day] + own * random.nextGaussian());
            }
        }
        return returns;
    }

    /** The same true Sharpe ratio for all, or for the first only. */
    double[] planted(double sharpePerYear, int count) {
        double[] sharpes = new double[trials];
        Arrays.fill(sharpes, 0, count, sharpePerYear);
        return sharpes;
    }
}
