package dev.wafer.engine.margin;

import dev.wafer.data.rule.MarginTiers;

/**
 * Margin formulas of positions that share one account value: cash and the unrealised profit of all cross positions. In breach: account value
 * below the sum of their maintenance. Hyperliquid documentation, "Margining" and "Liquidations", read 2026.
 */
public final class CrossMargin {
    private CrossMargin() {}

    /**
     * Mark price of one position at which the account is liquidated while all other marks stand still: {@code mark - side * (account value -
     * maintenance) / qty / (1 - side * fraction)}, in every tier; zero where there is none. It does not depend on leverage.
     * Example: 100 long at a mark of 800, account value 20,000, fraction 0.05 gives 631.5789.
     *
     * @param side +1 long, -1 short
     * @param qtyShares above zero
     * @param markUsd of this position now
     * @param accountValueUsd at the marks of now
     * @param otherMaintenanceUsd of all other cross positions
     */
    public static double liquidationUsd(int side, double qtyShares, double markUsd, double accountValueUsd, double otherMaintenanceUsd,
            MarginTiers tiers) {
        double cushionUsd = accountValueUsd - otherMaintenanceUsd;
        double firstUsd = side > 0 ? 0 : Double.MAX_VALUE;
        for (int tier = 0; tier < tiers.count(); tier++) {
            double priceUsd = (markUsd - side * (cushionUsd + tiers.deductionUsd(tier)) / qtyShares) / (1 - side * tiers.maintenanceFraction(tier));
            firstUsd = side > 0 ? Math.max(firstUsd, priceUsd) : Math.min(firstUsd, priceUsd);
        }
        return Math.max(firstUsd, 0);
    }
}
