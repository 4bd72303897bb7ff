package dev.wafer.research.overfit;

import java.util.Optional;

/**
 * What the tests of one Sharpe ratio need of a series of returns.
 *
 * @param days how many returns
 * @param sharpePerDay mean / sample deviation (n - 1), not annualised
 * @param skewness third central moment / deviation^3, moments over n; 0 for a normal distribution
 * @param kurtosis fourth central moment / deviation^4, moments over n; 3 for a normal distribution
 */
public record ReturnMoments(int days, double sharpePerDay, double skewness, double kurtosis) {
    private static final int FEWEST_DAYS = 3;
    /** A kurtosis is at least 1 + skewness^2; what sums lose in the last places is allowed for. */
    private static final double ROUNDING = 1e-6;

    /** Checks that such moments can be. */
    public ReturnMoments {
        if (!(days >= FEWEST_DAYS && Double.isFinite(sharpePerDay) && Double.isFinite(skewness)
                && kurtosis >= (1 + skewness * skewness) * (1 - ROUNDING) && kurtosis <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("moments: found " + days + " days, Sharpe " + sharpePerDay + ", skewness " + skewness + ", kurtosis " + kurtosis
                    + ", expected 3 days or more, and a kurtosis of at least 1 + skewness^2");
        }
    }

    /** The moments of daily returns; none if there are fewer than three, or if they do not vary. */
    public static Optional<ReturnMoments> of(double[] returns) {
        int days = returns.length;
        if (days < FEWEST_DAYS) {
            return Optional.empty();
        }
        double mean = 0;
        for (double value : returns) {
            mean += value / days;
        }
        double second = 0, third = 0, fourth = 0;
        for (double value : returns) {
            double off = value - mean, square = off * off;
            second += square;
            third += square * off;
            fourth += square * square;
        }
        double variance = second / days;
        if (!(variance * variance > 0)) {
            return Optional.empty();
        }
        double sharpe = mean / Math.sqrt(second / (days - 1));
        return Optional.of(new ReturnMoments(days, sharpe, third / days / (variance * Math.sqrt(variance)), fourth / days / (variance * variance)));
    }
}
