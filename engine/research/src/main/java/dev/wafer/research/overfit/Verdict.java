package dev.wafer.research.overfit;

import java.util.OptionalDouble;

/** What may be said of the best of many trials, in words. */
public enum Verdict {
    /** Luck alone gives as much about every second time, or more often. */
    LIKELY_LUCK,
    /** Neither of the two. */
    CANNOT_TELL,
    /** Both tests are as sure as 95 %, and the choice among the trials was worth something. */
    UNLIKELY_LUCK_ALONE;

    /** A deflated Sharpe ratio from here on is taken for more than luck, and the chance of the SPA test up to one less this. */
    public static final double SURE = 0.95;
    /** A deflated Sharpe ratio below this, and a chance of the SPA test above it, is taken for luck. */
    public static final double EVEN = 0.5;
    /** On fewer days nothing is taken for more than luck. */
    public static final int FEWEST_DAYS = 60;

    /**
     * The verdict.
     *
     * @param days of returns
     * @param deflated deflated Sharpe ratio of the best, if there is one
     * @param spa chance by the SPA test, if it was made
     * @param overfitting chance that the choice among the trials was worth nothing, if it is known: where it is even, the best stands for no other trial
     */
    public static Verdict of(int days, OptionalDouble deflated, OptionalDouble spa, OptionalDouble overfitting) {
        if (deflated.isEmpty()) {
            return CANNOT_TELL;
        }
        if (deflated.getAsDouble() < EVEN || spa.orElse(0) > EVEN) {
            return LIKELY_LUCK;
        }
        boolean isSure = days >= FEWEST_DAYS && deflated.getAsDouble() >= SURE && spa.orElse(0) <= 1 - SURE
                && overfitting.orElse(0) < EVEN;
        return isSure ? UNLIKELY_LUCK_ALONE : CANNOT_TELL;
    }
}
