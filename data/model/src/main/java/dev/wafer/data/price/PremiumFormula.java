package dev.wafer.data.price;

/**
 * How far the book stands from the oracle, as funding sees it: one sample. Hyperliquid documentation, "Funding" and "HIP-3", read 2026. What a
 * mean of samples costs is the matter of the venue's funding terms.
 */
public final class PremiumFormula {
    private PremiumFormula() {}

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

    private static void checkPrices(double impactBidUsd, double impactAskUsd, double oracleUsd) {
        if (!(impactBidUsd > 0 && impactAskUsd > 0 && oracleUsd > 0 && impactBidUsd + impactAskUsd <= Double.MAX_VALUE
                && oracleUsd <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("premium: found impact bid " + impactBidUsd + ", impact ask " + impactAskUsd + ", oracle " + oracleUsd
                    + ", expected finite numbers above 0");
        }
    }
}
