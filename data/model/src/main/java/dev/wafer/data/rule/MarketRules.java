package dev.wafer.data.rule;

/**
 * The rules of one market at one time.
 *
 * @param sizeDecimals decimals of a quantity in shares
 * @param maxLeverage highest leverage a user may choose; maintenance is half of the initial margin at it
 * @param marginMode how margin may be held
 * @param takerFeeFraction fee of a crossing fill, a fraction of its notional
 * @param makerFeeFraction fee of a resting fill, a fraction of its notional; below zero a rebate
 * @param fundingIntervalHours hours between two funding points
 * @param baseFundingRatePerInterval rate while the premium is inside its dead band, a fraction of notional; above zero longs pay
 */
public record MarketRules(int sizeDecimals, int maxLeverage, MarginMode marginMode, double takerFeeFraction, double makerFeeFraction,
        int fundingIntervalHours, double baseFundingRatePerInterval) {
    /** Checks ranges. */
    public MarketRules {
        if (!(maxLeverage >= 1 && fundingIntervalHours >= 1)) {
            throw new IllegalArgumentException("market rules: found max leverage " + maxLeverage + " and a funding interval of "
                    + fundingIntervalHours + " h, expected 1 or more of each");
        }
        if (!(Math.abs(takerFeeFraction) < 0.1 && Math.abs(makerFeeFraction) < 0.1 && Math.abs(baseFundingRatePerInterval) < 1)) {
            throw new IllegalArgumentException("market rules: found fees " + takerFeeFraction + " and " + makerFeeFraction + ", base funding "
                    + baseFundingRatePerInterval + ", expected fees below 0.1 and a rate below 1");
        }
    }

    /**
     * Maintenance margin as a fraction of notional: {@code 1 / (2 * maxLeverage)}. Hyperliquid documentation, "Margin tiers", read 2026;
     * one tier. Example: 10x gives 0.05.
     */
    public double maintenanceFraction() {
        return 1.0 / (2.0 * maxLeverage);
    }
}
