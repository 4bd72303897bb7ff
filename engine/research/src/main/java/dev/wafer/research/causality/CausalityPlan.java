package dev.wafer.research.causality;

/**
 * How much is checked.
 *
 * @param cuts closes chosen by the seed at which data is cut
 * @param decisions closes with a decision around which data is cut as well, at and right before each; of more, so many spread over all
 * @param seed of the cuts
 */
public record CausalityPlan(int cuts, int decisions, long seed) {
    /** Checks that something is checked. */
    public CausalityPlan {
        if (!(cuts >= 1 && cuts <= 100_000)) {
            throw new IllegalArgumentException("cuts: found " + cuts + ", expected from 1 to 100,000");
        }
        if (!(decisions >= 0)) {
            throw new IllegalArgumentException("decisions: found " + decisions + ", expected 0 or more");
        }
    }
}
