package dev.wafer.engine.measure;

/**
 * Funding of a run that was not settled at a recorded rate, above zero received.
 *
 * @param premiumUsd from recorded premiums by the rules' formula
 * @param impactUsd from recorded impact prices by the rules' formula
 * @param baseUsd at the rules' base rate, where nothing was recorded
 */
public record FundingParts(double premiumUsd, double impactUsd, double baseUsd) {
    /** Nothing but recorded rates. */
    public static final FundingParts NONE = new FundingParts(0, 0, 0);

    /** All of it. */
    public double sumUsd() {
        return premiumUsd + impactUsd + baseUsd;
    }
}
