package dev.wafer.data.rule;

/**
 * How a market turns a premium into funding. Hyperliquid documentation, "Funding", and Gate's, read 2026: {@code F8 = P + clamp(i - P, -c, +c)};
 * the rate of an interval of h hours is {@code m * F8 * h / 8}, held to the cap either way.
 * Example, m = 0.5, i = 0.0001, c = 0.0003, one hour: P = 0.001 gives 0.00004375, P = 0 gives 0.00000625.
 *
 * @param multiplier m, 0 to 10
 * @param interestPer8Hours i, a fraction
 * @param clampPer8Hours c, a fraction, 0 or more
 * @param capPerInterval highest rate of one interval, either way, a fraction
 */
public record FundingTerms(double multiplier, double interestPer8Hours, double clampPer8Hours, double capPerInterval) {
    private static final double EIGHT_HOURS = 8;
    private static final double MOST_PREMIUM = 1e6;

    /** Checks ranges. */
    public FundingTerms {
        if (!(multiplier >= 0 && multiplier <= 10 && Math.abs(interestPer8Hours) <= 1 && clampPer8Hours >= 0 && clampPer8Hours <= 1
                && capPerInterval >= 0 && capPerInterval < 1)) {
            throw new IllegalArgumentException("funding terms: found multiplier " + multiplier + ", interest " + interestPer8Hours + ", clamp "
                    + clampPer8Hours + ", cap " + capPerInterval + ", expected a multiplier from 0 to 10 and fractions below 1");
        }
    }

    /**
     * Rate of one interval, a fraction of notional; above zero longs pay.
     *
     * @param meanPremium P, the mean over the interval
     */
    public double ratePerInterval(double meanPremium, int intervalHours) {
        if (!(Math.abs(meanPremium) <= MOST_PREMIUM && intervalHours >= 1)) {
            throw new IllegalArgumentException("funding: found premium " + meanPremium + " over " + intervalHours
                    + " h, expected a finite fraction and at least one hour");
        }
        double ratePer8Hours = meanPremium + Math.clamp(interestPer8Hours - meanPremium, -clampPer8Hours, clampPer8Hours);
        return capped(multiplier * ratePer8Hours * intervalHours / EIGHT_HOURS);
    }

    /** Rate of one interval while the premium is inside its dead band: only the interest. */
    public double baseRatePerInterval(int intervalHours) {
        return capped(multiplier * interestPer8Hours * intervalHours / EIGHT_HOURS);
    }

    private double capped(double rate) {
        return Math.clamp(rate, -capPerInterval, capPerInterval);
    }
}
