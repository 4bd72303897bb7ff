package dev.wafer.research.overfit;

import java.util.Arrays;

/**
 * Tests of the best of many trials against doing nothing, which allow for there being many and for how they move together. Small: a best as good as
 * this one is rare where no trial is better than doing nothing.
 *
 * <p>H. White, "A Reality Check for Data Snooping", Econometrica 68 (2000): the largest mean, against the largest of the resampled means around
 * theirs. P. R. Hansen, "A Test for Superior Predictive Ability", Journal of Business and Economic Statistics 23 (2005): the same with each mean
 * over its standard error, and trials that are clearly worse than nothing left where they are; its consistent version, between a bound that is too
 * low and one that is too high. Chances are {@code (1 + resamples at least as good) / (1 + resamples)}: never zero.
 *
 * @param realityCheck chance by White's test
 * @param consistent chance by Hansen's test
 * @param lower bound of it
 * @param upper bound of it
 * @param bootstrap how days were drawn
 */
public record SuperiorAbility(double realityCheck, double consistent, double lower, double upper, StationaryBootstrap bootstrap) {
    /** Trials worked on together: their days stay near the processor. */
    private static final int TRIALS_AT_ONCE = 64;
    private static final double NOT_MOVING = 1e-18;

    /** The tests of these trials. */
    public static SuperiorAbility of(TrialReturns returns, StationaryBootstrap bootstrap) {
        Maxima maxima = new Maxima(returns, bootstrap);
        for (int from = 0; from < returns.trials(); from += TRIALS_AT_ONCE) {
            maxima.add(from, Math.min(from + TRIALS_AT_ONCE, returns.trials()));
        }
        return new SuperiorAbility(maxima.chance(maxima.plain, maxima.plainFound), maxima.chance(maxima.consistent, maxima.found),
                maxima.chance(maxima.lower, maxima.found), maxima.chance(maxima.upper, maxima.found), bootstrap);
    }

    /** The largest statistics so far, found and by resample. */
    private static final class Maxima {
        private final TrialReturns returns;
        private final StationaryBootstrap bootstrap;
        private final double[][] timesDrawn;
        private final double rootDays;
        /** Hansen's border: sqrt(2 ln ln n) standard errors below zero. */
        private final double border;
        private final double[] plain;
        private final double[] consistent;
        private final double[] lower;
        private final double[] upper;
        private double plainFound = Double.NEGATIVE_INFINITY;
        private double found;

        Maxima(TrialReturns returns, StationaryBootstrap bootstrap) {
            this.returns = returns;
            this.bootstrap = bootstrap;
            timesDrawn = bootstrap.timesDrawn(returns.days());
            rootDays = Math.sqrt(returns.days());
            border = Math.sqrt(2 * StrictMath.log(Math.max(StrictMath.log(returns.days()), 1)));
            plain = new double[bootstrap.resamples()];
            Arrays.fill(plain, Double.NEGATIVE_INFINITY);
            consistent = new double[plain.length];
            lower = new double[plain.length];
            upper = new double[plain.length];
        }

        /** Some trials; those whose returns do not move are no better and no worse than nothing. */
        void add(int fromTrial, int toTrial) {
            int width = toTrial - fromTrial;
            double[] days = new double[returns.days() * width];
            double[] means = new double[width], errors = new double[width];
            for (int i = 0; i < width; i++) {
                double[] centred = returns.centred(fromTrial + i);
                for (int day = 0; day < centred.length; day++) {
                    days[day * width + i] = centred[day];
                }
                means[i] = rootDays * returns.mean(fromTrial + i);
                errors[i] = error(centred, means[i]);
                plainFound = Math.max(plainFound, means[i]);
                found = errors[i] > 0 ? Math.max(found, means[i] / errors[i]) : found;
            }
            double[] sums = new double[width];
            for (int resample = 0; resample < plain.length; resample++) {
                sum(days, timesDrawn[resample], sums);
                keep(resample, sums, means, errors);
            }
        }

        /** Standard error of a mean times sqrt(n); zero for what does not move. */
        private double error(double[] centred, double mean) {
            double variance = bootstrap.varianceOfMean(centred);
            return variance > NOT_MOVING * (mean * mean + Double.MIN_NORMAL) ? Math.sqrt(variance) : 0;
        }

        private static void sum(double[] days, double[] times, double[] sums) {
            Arrays.fill(sums, 0);
            int width = sums.length;
            for (int day = 0; day < times.length; day++) {
                double drawn = times[day];
                if (drawn != 0) {
                    int first = day * width;
                    for (int i = 0; i < width; i++) {
                        sums[i] += drawn * days[first + i];
                    }
                }
            }
        }

        private void keep(int resample, double[] sums, double[] means, double[] errors) {
            for (int i = 0; i < sums.length; i++) {
                double around = sums[i] / rootDays;                  // sqrt(n) * (mean of the resample - mean)
                plain[resample] = Math.max(plain[resample], around);
                if (errors[i] > 0) {
                    double score = around / errors[i], off = means[i] / errors[i];
                    upper[resample] = Math.max(upper[resample], score);
                    consistent[resample] = Math.max(consistent[resample], off >= -border ? score : score + off);
                    lower[resample] = Math.max(lower[resample], score + Math.min(off, 0));
                }
            }
        }

        private double chance(double[] resampled, double value) {
            int asGood = 1;
            for (double other : resampled) {
                asGood += other >= value ? 1 : 0;
            }
            return (double) asGood / (1 + resampled.length);
        }
    }
}
