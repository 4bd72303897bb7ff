package dev.wafer.engine.cost.fee;

/**
 * Fees as fractions of a fill's notional; below zero is a rebate.
 *
 * @param makerFraction of a resting fill
 * @param takerFraction of a crossing fill
 */
public record FeeFractions(double makerFraction, double takerFraction) {
    /** Refuses what is not below 10 %. */
    public FeeFractions {
        if (!(Math.abs(makerFraction) < 0.1 && Math.abs(takerFraction) < 0.1)) {
            throw new IllegalArgumentException(
                    "fees: found maker " + makerFraction + ", taker " + takerFraction + ", expected fractions between -0.1 and 0.1");
        }
    }
}
