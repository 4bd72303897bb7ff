package dev.wafer.engine.margin;

import dev.wafer.data.rule.MarginTiers;

/**
 * Margin formulas of one isolated position. {@code side} is +1 long, -1 short; {@code entry}, {@code mark} USDC per share; maintenance is
 * {@code fraction * notional - deduction}. Hyperliquid documentation, "Margining", "Margin tiers" and "Liquidations", read 2026.
 */
public final class IsolatedMargin {
    private IsolatedMargin() {}

    /**
     * Mark price at which equity equals maintenance: {@code (entry - side * (margin + deduction) / qty) / (1 - side * fraction)}; zero where
     * there is none (a long whose margin covers any fall). Fees of the liquidation are left out.
     * Example: long, entry 750.05, margin 250.016667 per share, fraction 0.05 gives 526.350877.
     *
     * @param side +1 long, -1 short
     * @param qtyShares above zero
     * @param maintenanceFraction of notional, 0 to below 1
     */
    public static double liquidationUsd(int side, double qtyShares, double entryUsd, double marginUsd, double maintenanceFraction,
            double deductionUsd) {
        if (!(qtyShares > 0 && maintenanceFraction >= 0 && maintenanceFraction < 1)) {
            throw new IllegalArgumentException("liquidation price: found quantity " + qtyShares + " and maintenance " + maintenanceFraction
                    + ", expected a quantity above 0 and a fraction from 0 to below 1");
        }
        double priceUsd = (entryUsd - side * (marginUsd + deductionUsd) / qtyShares) / (1 - side * maintenanceFraction);
        return Math.max(priceUsd, 0);
    }

    /**
     * The same with tiers: maintenance is the greatest of {@code fraction * notional - deduction} over the tiers, so the first of their prices
     * that the mark meets counts: the highest for a long, the lowest for a short.
     */
    public static double liquidationUsd(int side, double qtyShares, double entryUsd, double marginUsd, MarginTiers tiers) {
        double firstUsd = liquidationUsd(side, qtyShares, entryUsd, marginUsd, tiers.maintenanceFraction(0), 0);
        for (int tier = 1; tier < tiers.count(); tier++) {
            double priceUsd =
                    liquidationUsd(side, qtyShares, entryUsd, marginUsd, tiers.maintenanceFraction(tier), tiers.deductionUsd(tier));
            firstUsd = side > 0 ? Math.max(firstUsd, priceUsd) : Math.min(firstUsd, priceUsd);
        }
        return firstUsd;
    }

    /**
     * Whether equity is below maintenance: {@code margin + signedQty * (mark - entry) < maintenance}. The one rule for "is it liquidated"; equality
     * is not.
     */
    public static boolean isBreached(double signedQtyShares, double entryUsd, double marginUsd, double markUsd, double maintenanceUsd) {
        return marginUsd + signedQtyShares * (markUsd - entryUsd) < maintenanceUsd;
    }

    /** Initial margin of a fill: {@code qty * price / leverage}. Example: 16,859 at 750.05 and 3x needs 4,215,030.98. */
    public static double initialUsd(double qtyShares, double priceUsd, int leverage) {
        return qtyShares * priceUsd / leverage;
    }
}
