package dev.wafer.data.rule;

/**
 * Funding of one hour from a premium, as {@link FundingTerms} has it with a cap of 4 % an hour, and the premium's samples. Hyperliquid
 * documentation, "Funding" and "HIP-3", and trade.xyz, "Funding rate formula updates", read 2026. P is the hour's mean of premium samples.
 * Example, m = 0.5, i = 0.0001, c = 0.0003: P = 0.001 gives 0.00004375.
 */
public final class FundingFormula {
    private static final double CAP_PER_HOUR = 0.04;

    private FundingFormula() {}

    /**
     * Rate of one hour, a fraction of notional; above zero longs pay.
     *
     * @param meanPremium P, a fraction
     * @param interestPer8Hours i, a fraction
     * @param clampPer8Hours c, a fraction, 0 or more
     * @param multiplier m, 0 to 10
     */
    public static double ratePerHour(double meanPremium, double interestPer8Hours, double clampPer8Hours, double multiplier) {
        return new FundingTerms(multiplier, interestPer8Hours, clampPer8Hours, CAP_PER_HOUR).ratePerInterval(meanPremium, 1);
    }

    /**
     * One premium sample of a builder-deployed market: {@code 0.5 * (impact bid + impact ask) / oracle - 1}.
     * Example: 799.6 and 800.8 around an oracle of 800 give 0.00025.
     */
    public static double midPremium(double impactBidUsd, double impactAskUsd, double oracleUsd) {
        checkPrices(impactBidUsd, impactAskUsd, oracleUsd);
        return 0.5 * (impactBidUsd + impactAskUsd) / oracleUsd - 1;
    }

    /**
     * One premium sample of a market run by the validators: {@code (max(impact bid - oracle, 0) - max(oracle - impact ask, 0)) / oracle}.
     * Example: 801 and 802 around an oracle of 800 give 0.00125.
     */
    public static double impactPremium(double impactBidUsd, double impactAskUsd, double oracleUsd) {
        checkPrices(impactBidUsd, impactAskUsd, oracleUsd);
        return (Math.max(impactBidUsd - oracleUsd, 0) - Math.max(oracleUsd - impactAskUsd, 0)) / oracleUsd;
    }

    /** Cash of one point for one position: {@code -signedQty * oracle * rate}. Example: 100 long at 800 and 0.00004375 pay 3.50. */
    public static double cashUsd(double signedQtyShares, double oracleUsd, double ratePerInterval) {
        return -signedQtyShares * oracleUsd * ratePerInterval;
    }

    private static void checkPrices(double impactBidUsd, double impactAskUsd, double oracleUsd) {
        if (!(impactBidUsd > 0 && impactAskUsd > 0 && oracleUsd > 0 && impactBidUsd + impactAskUsd <= Double.MAX_VALUE
                && oracleUsd <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("premium: found impact bid " + impactBidUsd + ", impact ask " + impactAskUsd + ", oracle " + oracleUsd
                    + ", expected finite numbers above 0");
        }
    }
}
