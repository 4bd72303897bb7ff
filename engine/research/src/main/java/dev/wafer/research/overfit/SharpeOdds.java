package dev.wafer.research.overfit;

import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What a Sharpe ratio that was measured says of the true one, for one strategy and for the best of many. Sharpe ratios are per day.
 *
 * <p>Left out: dependence between days. The formulas take returns as independent in time; their skewness and kurtosis are allowed for.
 */
public final class SharpeOdds {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double EULER_MASCHERONI = 0.5772156649015329;

    private SharpeOdds() {}

    /**
     * Probabilistic Sharpe ratio: how sure one may be that the true Sharpe ratio is above a benchmark,
     * {@code Phi((SR - SR0) * sqrt(T - 1) / sqrt(1 - skewness * SR + (kurtosis - 1) / 4 * SR^2))}. D. Bailey and M. Lopez de Prado, "The Sharpe
     * Ratio Efficient Frontier", Journal of Risk 15 (2012), equation 8. Example: SR 2.5 a year of 250 days, 1,250 days, skewness -3, kurtosis 10,
     * against 0.1132 a day gives 0.9004 (the paper of {@link #deflated}).
     */
    public static double probabilistic(ReturnMoments found, double benchmarkPerDay) {
        return NORMAL.cumulativeProbability((found.sharpePerDay() - benchmarkPerDay) * Math.sqrt(found.days() - 1) / spread(found));
    }

    /**
     * The Sharpe ratio that the best of so many independent trials without any skill is expected to have,
     * {@code sqrt(V) * ((1 - g) * Phi^-1(1 - 1/N) + g * Phi^-1(1 - 1/(N e)))} with Euler and Mascheroni's g. D. Bailey and M. Lopez de Prado, "The
     * Deflated Sharpe Ratio", Journal of Portfolio Management 40 (2014). Trials that resemble each other are fewer than they count: the value is
     * then too high, never too low. One trial: zero. Example: 100 trials, V = 0.5 / 250 gives 0.1132.
     *
     * @param variance of the daily Sharpe ratios over the trials
     */
    public static double expectedMaximum(long trials, double variance) {
        if (!(trials >= 1 && variance >= 0 && variance <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("trials: found " + trials + " with a variance of " + variance + ", expected 1 or more and 0 or more");
        }
        if (trials == 1) {
            return 0;
        }
        double high = NORMAL.inverseCumulativeProbability(1 - 1.0 / trials);
        double higher = NORMAL.inverseCumulativeProbability(1 - 1 / (trials * Math.E));
        return Math.sqrt(variance) * ((1 - EULER_MASCHERONI) * high + EULER_MASCHERONI * higher);
    }

    /** Deflated Sharpe ratio: {@link #probabilistic} against {@link #expectedMaximum}. Example as in both: 0.9004. */
    public static double deflated(ReturnMoments best, long trials, double variance) {
        return probabilistic(best, expectedMaximum(trials, variance));
    }

    /**
     * Minimum track record length: days after which {@link #probabilistic} reaches a confidence if the moments stay as they are,
     * {@code 1 + (1 - skewness * SR + (kurtosis - 1) / 4 * SR^2) * (z / (SR - SR0))^2}; Bailey and Lopez de Prado (2012), equation 11. None if the
     * Sharpe ratio is not above the benchmark.
     */
    public static OptionalDouble minimumDays(ReturnMoments found, double benchmarkPerDay, double confidence) {
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("confidence: found " + confidence + ", expected above 0.5 and below 1");
        }
        double above = found.sharpePerDay() - benchmarkPerDay;
        if (!(above > 0)) {
            return OptionalDouble.empty();
        }
        double ratio = spread(found) * NORMAL.inverseCumulativeProbability(confidence) / above;
        return OptionalDouble.of(1 + ratio * ratio);
    }

    /** Standard error of a Sharpe ratio times sqrt(T - 1); above zero, since a kurtosis is at least 1 + skewness^2. */
    private static double spread(ReturnMoments found) {
        double sharpe = found.sharpePerDay();
        return Math.sqrt(Math.max(1 - found.skewness() * sharpe + (found.kurtosis() - 1) / 4 * sharpe * sharpe, Double.MIN_NORMAL));
    }
}
