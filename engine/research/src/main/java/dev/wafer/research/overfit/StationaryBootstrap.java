package dev.wafer.research.overfit;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws days with replacement in blocks of random length: D. N. Politis and J. P. Romano, "The Stationary Bootstrap", Journal of the American
 * Statistical Association 89 (1994). With the chance {@code 1 / mean length} a day begins a new block at a day drawn evenly, else it is the one
 * after the day before, after the last the first. All trials take the same days, which keeps how they move together.
 *
 * @param meanBlockDays mean length of a block, 1 or more
 * @param resamples how many times all days are drawn
 * @param seed of the draw
 */
public record StationaryBootstrap(double meanBlockDays, int resamples, long seed) {
    /** Cut off the autocorrelations at twice the first lag after which so many in a row are small. */
    private static final int FEWEST_SMALL_LAGS = 5;
    private static final double SMALL = 2;
    private static final double NEGLIGIBLE = 1e-12;

    /** Checks the numbers. */
    public StationaryBootstrap {
        if (!(meanBlockDays >= 1 && meanBlockDays <= Double.MAX_VALUE && resamples >= 1)) {
            throw new IllegalArgumentException("bootstrap: found blocks of " + meanBlockDays + " days and " + resamples + " resamples, expected 1 or more of both");
        }
    }

    /** With the median over the trials of the block length that their autocorrelations ask for. */
    public static StationaryBootstrap of(TrialReturns returns, int resamples, long seed) {
        double[] lengths = new double[returns.trials()];
        for (int trial = 0; trial < lengths.length; trial++) {
            lengths[trial] = blockDays(returns.centred(trial));
        }
        Arrays.sort(lengths);
        return new StationaryBootstrap(lengths[lengths.length / 2], resamples, seed);
    }

    /**
     * The mean block length that makes the error of a bootstrap variance smallest: {@code (2 G^2 / D)^(1/3) n^(1/3)}, G the sum of
     * {@code lambda(k / M) |k| R(k)}, D twice the square of the sum of {@code lambda(k / M) R(k)}, lambda flat to a half and falling to zero at 1.
     * D. N. Politis and H. White, Econometric Reviews 23 (2004), as corrected by A. Patton, Politis and White, Econometric Reviews 28 (2009).
     * At least 1, at most {@code min(3 sqrt(n), n / 3)}.
     *
     * @param centred returns less their mean
     */
    static double blockDays(double[] centred) {
        int days = centred.length;
        int smallInARow = Math.max(FEWEST_SMALL_LAGS, (int) Math.ceil(Math.sqrt(StrictMath.log10(days))));
        int mostLags = Math.min((int) Math.ceil(Math.sqrt(days)) + smallInARow, days - 1);
        double[] covariances = new double[mostLags + 1];
        for (int lag = 0; lag <= mostLags; lag++) {
            covariances[lag] = covariance(centred, lag);
        }
        if (!(covariances[0] > 0)) {
            return 1;
        }
        int bandwidth = Math.min(2 * Math.max(lastLag(covariances, smallInARow, days), 1), mostLags);
        double weighted = 0, spectrum = covariances[0];
        for (int lag = 1; lag <= bandwidth; lag++) {
            double weight = Math.min(1, 2 * (1 - (double) lag / bandwidth)) * 2 * covariances[lag];
            weighted += weight * lag;
            spectrum += weight;
        }
        double length = spectrum == 0 ? 1 : StrictMath.cbrt(weighted * weighted / (spectrum * spectrum) * days);
        return Math.clamp(length, 1, Math.max(1, Math.ceil(Math.min(3 * Math.sqrt(days), days / 3.0))));
    }

    /** The lag behind which so many autocorrelations in a row are small; if there is none, the last that is not small. */
    private static int lastLag(double[] covariances, int smallInARow, int days) {
        double bound = SMALL * Math.sqrt(StrictMath.log10(days) / days) * covariances[0];
        int last = 0;
        for (int lag = 1; lag < covariances.length; lag++) {
            if (Math.abs(covariances[lag]) >= bound) {
                last = lag;
            } else if (lag - last == smallInARow) {
                return last;
            }
        }
        return last;
    }

    private static double covariance(double[] centred, int lag) {
        double sum = 0;
        for (int day = lag; day < centred.length; day++) {
            sum += centred[day] * centred[day - lag];
        }
        return sum / centred.length;
    }

    /** By resample how often each day was drawn. A mean needs no more than that. */
    double[][] timesDrawn(int days) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] times = new double[resamples][days];
        for (double[] drawn : times) {
            int day = random.nextInt(days);
            for (int place = 0; place < days; place++) {
                drawn[day]++;
                day = random.nextDouble() * meanBlockDays < 1 ? random.nextInt(days) : (day + 1) % days;
            }
        }
        return times;
    }

    /**
     * Variance of {@code sqrt(n) * mean} over all draws there are, exactly: {@code R(0) + 2 sum k(i) R(i)} with
     * {@code k(i) = (n - i) / n * (1 - q)^i + i / n * (1 - q)^(n - i)}, q one over the block length (Politis and Romano 1994, lemma 1). It is the
     * variance that Hansen (2005) divides by.
     */
    double varianceOfMean(double[] centred) {
        int days = centred.length;
        double stay = 1 - 1 / meanBlockDays, variance = covariance(centred, 0);
        for (int lag = 1; lag < days; lag++) {
            double weight = (double) (days - lag) / days * StrictMath.pow(stay, lag) + (double) lag / days * StrictMath.pow(stay, days - lag);
            if (weight > NEGLIGIBLE) {
                variance += 2 * weight * covariance(centred, lag);
            }
        }
        return variance;
    }
}
