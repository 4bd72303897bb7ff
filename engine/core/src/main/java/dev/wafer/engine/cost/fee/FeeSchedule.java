package dev.wafer.engine.cost.fee;

/**
 * How the fees of a deployed market follow from those of the exchange itself. Hyperliquid documentation, "Fees", and trade.xyz documentation, "Fees",
 * both read 2026. Example: 4.5 bp of tier 0 for a deployer who takes as much again is 9 bp, in growth mode 0.9 bp: 0.90 USDC for 10,000.
 *
 * @param deployerFeeScale what the deployer adds, as a multiple of the exchange's own fee; 1 for XYZ
 * @param isGrowth whether the market is in growth mode: a tenth of the fees
 */
public record FeeSchedule(double deployerFeeScale, boolean isGrowth) {
    /** The highest volume tier. */
    public static final int HIGHEST_TIER = 6;

    private static final double[] TAKER = {0.00045, 0.0004, 0.00035, 0.0003, 0.00028, 0.00026, 0.00024};
    private static final double[] MAKER = {0.00015, 0.00012, 0.00008, 0.00004, 0, 0, 0};
    private static final double GROWTH_FACTOR = 0.1;

    /** Fees of a volume tier, 0 (below 5 million USDC in 14 days) to 6 (above 7 billion), without discount. */
    public FeeFractions atTier(int tier) {
        return of(MAKER[tier], TAKER[tier], 0);
    }

    /**
     * Fees of this market where the exchange's own are these.
     *
     * @param makerFraction the exchange's; below zero a rebate, to which the deployer adds nothing
     * @param takerFraction the exchange's
     * @param discountFraction of staking and referral, 0 to 1; rebates have none
     */
    public FeeFractions of(double makerFraction, double takerFraction, double discountFraction) {
        double scale = deployerFeeScale < 1 ? deployerFeeScale + 1 : 2 * deployerFeeScale;
        double growth = isGrowth ? GROWTH_FACTOR : 1;
        double charged = scale * (1 - discountFraction);
        return new FeeFractions(makerFraction * growth * (makerFraction > 0 ? charged : 1), takerFraction * growth * charged);
    }
}
