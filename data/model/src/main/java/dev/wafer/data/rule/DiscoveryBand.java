package dev.wafer.data.rule;

/**
 * How far the mark may go from the last external price while there is no external price (trade.xyz documentation, "Discovery bounds", read 2026).
 *
 * @param widthFraction distance of either bound from the reference price, a fraction of it: 0.1 allows 90 % to 110 %
 * @param resets how often the reference may move to a bound, in each direction, before the bound is final
 * @param triggerFraction how much of the way to a bound the oracle must have gone for the reference to move there
 */
public record DiscoveryBand(double widthFraction, int resets, double triggerFraction) {
    private static final int MOST_RESETS = 10;

    /** Checks ranges. */
    public DiscoveryBand {
        if (!(widthFraction > 0 && widthFraction < 1 && resets >= 0 && resets <= MOST_RESETS && triggerFraction > 0 && triggerFraction <= 1)) {
            throw new IllegalArgumentException("discovery band: found width " + widthFraction + ", " + resets + " resets, trigger " + triggerFraction
                    + ", expected a width between 0 and 1, 0 to " + MOST_RESETS + " resets, a trigger above 0 and at most 1");
        }
    }
}
