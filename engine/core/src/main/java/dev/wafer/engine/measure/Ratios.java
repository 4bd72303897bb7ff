package dev.wafer.engine.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Ratios from daily equity, annualised with 365 days (a market that never closes), risk-free rate zero. Fewer than three daily returns, or no
 * equity above zero to return from: empty, with the reason. Sharpe, W. F. (1994), "The Sharpe Ratio"; Sortino and van der Meer (1991) for the
 * downside deviation {@code sqrt(mean(min(r, 0)^2))} over all days.
 *
 * @param volatility sample deviation of daily returns * sqrt(365)
 * @param sharpe mean / sample deviation * sqrt(365)
 * @param sortino mean / downside deviation * sqrt(365)
 * @param nullReasons why one is empty
 */
record Ratios(OptionalDouble volatility, OptionalDouble sharpe, OptionalDouble sortino, Map<String, String> nullReasons) {
    private static final double DAYS_PER_YEAR = 365;
    private static final int FEWEST_RETURNS = 3;

    static Ratios of(EquityCurve daily) {
        double[] returns = returns(daily);
        Map<String, String> reasons = new LinkedHashMap<>();
        if (returns.length < FEWEST_RETURNS) {
            String reason = returns.length + (returns.length == 1 ? " daily return" : " daily returns") + ", at least " + FEWEST_RETURNS + " are needed";
            for (String name : new String[] {"volatility", "sharpe", "sortino"}) {
                reasons.put(name, reason);
            }
            return new Ratios(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), reasons);
        }
        double mean = mean(returns);
        double deviation = sampleDeviation(returns, mean);
        double downside = downsideDeviation(returns);
        double year = StrictMath.sqrt(DAYS_PER_YEAR);
        return new Ratios(OptionalDouble.of(deviation * year), ratio("sharpe", mean, deviation, "daily returns do not vary", reasons),
                ratio("sortino", mean, downside, "no daily return is below zero", reasons), reasons);
    }

    private static OptionalDouble ratio(String name, double mean, double deviation, String reason, Map<String, String> reasons) {
        if (!(deviation > 0)) {
            reasons.put(name, reason);
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(mean / deviation * StrictMath.sqrt(DAYS_PER_YEAR));
    }

    /** Simple returns from sample to sample; they end where equity is not above zero. */
    private static double[] returns(EquityCurve daily) {
        int usable = 0;
        while (usable < daily.count() && daily.equityUsd(usable) > 0) {
            usable++;
        }
        double[] returns = new double[Math.max(usable - 1, 0)];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = daily.equityUsd(i + 1) / daily.equityUsd(i) - 1;
        }
        return returns;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double sampleDeviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return StrictMath.sqrt(sum / (values.length - 1));
    }

    private static double downsideDeviation(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.min(value, 0) * Math.min(value, 0);
        }
        return StrictMath.sqrt(sum / values.length);
    }
}
