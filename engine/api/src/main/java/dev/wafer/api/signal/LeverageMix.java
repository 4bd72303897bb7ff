package dev.wafer.api.signal;

import java.util.HashSet;
import java.util.List;

/**
 * What leverage positions are assumed to have: it is not published, so this is a guess that the user states. Long and short are taken alike.
 *
 * @param parts at least one; their leverages differ and their weights add to 1
 * @param maxLeverage the venue's highest leverage for the symbol, which sets maintenance at {@code 1 / (2 * maxLeverage)}
 */
public record LeverageMix(List<Part> parts, int maxLeverage) {
    private static final double ROUNDING = 1e-9;

    /**
     * Positions of one leverage.
     *
     * @param leverage 1 or more
     * @param weight their share of all shares opened, above 0
     */
    public record Part(double leverage, double weight) {
        /** Refuses leverage below 1 and a share that is none. */
        public Part {
            if (!(leverage >= 1 && leverage <= Double.MAX_VALUE && weight > 0 && weight <= 1)) {
                throw new IllegalArgumentException(
                        "leverage mix: found leverage " + leverage + " with weight " + weight + ", expected leverage >= 1 and a weight above 0, at most 1");
            }
        }
    }

    /** Refuses weights that do not add to 1, a leverage twice or above the highest. */
    public LeverageMix {
        parts = List.copyOf(parts);
        double weights = parts.stream().mapToDouble(Part::weight).sum();
        long leverages = new HashSet<>(parts.stream().map(Part::leverage).toList()).size();
        boolean isAllowed = maxLeverage >= 1 && parts.stream().allMatch(part -> part.leverage() <= maxLeverage);
        if (!(Math.abs(weights - 1) <= ROUNDING && leverages == parts.size() && isAllowed)) {
            throw new IllegalArgumentException("leverage mix: found " + parts + " under a highest leverage of " + maxLeverage
                    + ", expected different leverages up to it and weights that add to 1");
        }
    }

    /** Half of the shares at 3x, 30 % at 5x, 20 % at 10x, for a symbol with at most 10x: our guess, nobody publishes it. */
    public static LeverageMix guess() {
        return new LeverageMix(List.of(new Part(3, 0.5), new Part(5, 0.3), new Part(10, 0.2)), 10);
    }

    /**
     * Mark price at which an isolated position is liquidated: {@code entry * (1 - side / leverage) / (1 - side * r)} with
     * {@code r = 1 / (2 * maxLeverage)} (documentation of Hyperliquid, "Liquidations", read 2026); fees, funding and margin tiers left out. Example:
     * long at 750.05 with 3x under a highest of 10x gives 526.3509.
     *
     * @param side 1 long, -1 short
     */
    public double liquidationPriceUsd(int side, double entryUsd, double leverage) {
        return entryUsd * (1 - side / leverage) / (1 - side * 0.5 / maxLeverage);
    }
}
