package dev.wafer.engine.cost;

/**
 * Which funding a run pays.
 *
 * @param mode what stands in where no rate was recorded
 * @param stress factor on every rate, 1 for none; other factors keep the venue's cap
 */
public record FundingChoice(FundingMode mode, double stress) {
    private static final double MOST_STRESS = 1_000;

    /** Checks the factor. */
    public FundingChoice {
        if (!(stress >= 0 && stress <= MOST_STRESS)) {
            throw new IllegalArgumentException("funding stress: found " + stress + ", expected a factor from 0 to 1000");
        }
    }

    /** A mode without stress. */
    public static FundingChoice of(FundingMode mode) {
        return new FundingChoice(mode, 1);
    }
}
