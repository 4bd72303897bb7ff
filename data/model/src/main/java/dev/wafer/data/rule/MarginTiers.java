package dev.wafer.data.rule;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Maintenance margin by size of a position. Hyperliquid documentation, "Margin tiers", read 2026: {@code maintenance = notional * r_n - D_n},
 * {@code r_n = 1 / (2 * maxLeverage_n)}, {@code D_0 = 0}, {@code D_n = D_(n-1) + lowerBound_n * (r_n - r_(n-1))}, so that it has no step.
 * Example, 10x, from 20 million 5x: 10 million need 500,000 USDC, 20 million 1,000,000 and 30 million 2,000,000.
 */
public final class MarginTiers {
    private static final int MOST_TIERS = 10;
    private static final int MOST_LEVERAGE = 50;

    private final double[] lowerBoundsUsd;
    private final int[] maxLeverages;
    private final double[] maintenanceFractions;
    private final double[] deductionsUsd;

    private MarginTiers(double[] lowerBoundsUsd, int[] maxLeverages) {
        this.lowerBoundsUsd = lowerBoundsUsd.clone();
        this.maxLeverages = maxLeverages.clone();
        check();
        maintenanceFractions = new double[maxLeverages.length];
        deductionsUsd = new double[maxLeverages.length];
        for (int tier = 0; tier < maxLeverages.length; tier++) {
            maintenanceFractions[tier] = 1.0 / (2.0 * maxLeverages[tier]);
            if (tier > 0) {
                deductionsUsd[tier] = deductionsUsd[tier - 1]
                        + lowerBoundsUsd[tier] * (maintenanceFractions[tier] - maintenanceFractions[tier - 1]);
            }
        }
    }

    /** One tier for every size. */
    public static MarginTiers single(int maxLeverage) {
        return new MarginTiers(new double[] {0}, new int[] {maxLeverage});
    }

    /**
     * Tiers by notional.
     *
     * @param lowerBoundsUsd notional from which each tier holds: the first 0, then rising; at most 10
     * @param maxLeverages of the same tiers: falling, from 50 to 1
     */
    public static MarginTiers of(double[] lowerBoundsUsd, int[] maxLeverages) {
        return new MarginTiers(lowerBoundsUsd, maxLeverages);
    }

    /**
     * Tiers from a text like {@code 0:10, 20000000:5}, as {@link #toString} gives it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static MarginTiers parse(String text) {
        String[] parts = text.split(",", -1);
        double[] boundsUsd = new double[parts.length];
        int[] leverages = new int[parts.length];
        for (int tier = 0; tier < parts.length; tier++) {
            String[] sides = parts[tier].split(":", -1);
            try {
                boundsUsd[tier] = sides.length == 2 ? Double.parseDouble(sides[0].strip()) : Double.NaN;
                leverages[tier] = sides.length == 2 ? Integer.parseInt(sides[1].strip()) : 0;
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("margin tiers: found '" + text + "', expected a form like '0:10, 20000000:5'", e);
            }
        }
        return new MarginTiers(boundsUsd, leverages);
    }

    private void check() {
        boolean isGood = lowerBoundsUsd.length == maxLeverages.length && maxLeverages.length >= 1 && maxLeverages.length <= MOST_TIERS
                && lowerBoundsUsd[0] == 0;
        for (int tier = 0; isGood && tier < maxLeverages.length; tier++) {
            boolean isInOrder = tier == 0
                    || (lowerBoundsUsd[tier] > lowerBoundsUsd[tier - 1] && maxLeverages[tier] < maxLeverages[tier - 1]);
            isGood = isInOrder && lowerBoundsUsd[tier] <= Double.MAX_VALUE && maxLeverages[tier] >= 1 && maxLeverages[tier] <= MOST_LEVERAGE;
        }
        if (!isGood) {
            throw new IllegalArgumentException("margin tiers: found bounds " + Arrays.toString(lowerBoundsUsd) + " and leverages "
                    + Arrays.toString(maxLeverages) + ", expected 1 to " + MOST_TIERS + " tiers, bounds rising from 0, leverages falling within 1 to "
                    + MOST_LEVERAGE);
        }
    }

    /** Number of tiers. */
    public int count() {
        return maxLeverages.length;
    }

    /** Notional from which a tier holds. */
    public double lowerBoundUsd(int tier) {
        return lowerBoundsUsd[tier];
    }

    /** Highest leverage of a position in a tier. */
    public int maxLeverage(int tier) {
        return maxLeverages[tier];
    }

    /** Highest leverage of the market: that of the first tier. */
    public int maxLeverage() {
        return maxLeverages[0];
    }

    /** Maintenance margin of a tier as a fraction of notional, before its deduction: {@code 1 / (2 * maxLeverage)}. Example: 10x gives 0.05. */
    public double maintenanceFraction(int tier) {
        return maintenanceFractions[tier];
    }

    /** What a tier's maintenance margin is less, so that it begins where the tier below ends. */
    public double deductionUsd(int tier) {
        return deductionsUsd[tier];
    }

    /** The tier of a notional of 0 or more; a bound belongs to the tier above it. */
    public int tierOf(double notionalUsd) {
        int tier = maxLeverages.length - 1;
        while (tier > 0 && !(notionalUsd >= lowerBoundsUsd[tier])) {
            tier--;
        }
        return tier;
    }

    /**
     * Maintenance margin of a notional of 0 or more. The largest over the tiers: the lines cross at the bounds, so it is the tier's own, free of
     * the choice of tier at a bound.
     */
    public double maintenanceUsd(double notionalUsd) {
        double maintenanceUsd = maintenanceFractions[0] * notionalUsd;
        for (int tier = 1; tier < maxLeverages.length; tier++) {
            maintenanceUsd = Math.max(maintenanceUsd, maintenanceFractions[tier] * notionalUsd - deductionsUsd[tier]);
        }
        return maintenanceUsd;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MarginTiers tiers && Arrays.equals(lowerBoundsUsd, tiers.lowerBoundsUsd)
                && Arrays.equals(maxLeverages, tiers.maxLeverages);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(lowerBoundsUsd) + Arrays.hashCode(maxLeverages);
    }

    /** The text form: {@code 0:10, 20000000:5}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int tier = 0; tier < maxLeverages.length; tier++) {
            String boundText = lowerBoundsUsd[tier] == 0 ? "0" : BigDecimal.valueOf(lowerBoundsUsd[tier]).stripTrailingZeros().toPlainString();
            text.append(tier == 0 ? "" : ", ").append(boundText).append(':').append(maxLeverages[tier]);
        }
        return text.toString();
    }
}
