package dev.wafer.research.montecarlo;

import java.util.OptionalLong;

/**
 * Which paths a strategy is run on.
 *
 * @param model where they come from
 * @param paths how many
 * @param lengthMs length of each, milliseconds; empty: that of the history drawn from
 * @param meanBlockSessions mean length of a block in sessions; of {@link Model#SESSIONS} alone
 * @param seed of the drawing
 * @param threads how many paths are run at a time; it changes no result
 */
public record MonteCarloPlan(Model model, int paths, OptionalLong lengthMs, double meanBlockSessions, long seed, int threads) {
    private static final long DAY_MS = 86_400_000;
    private static final long LONGEST_MS = 36_500 * DAY_MS;

    /** Where paths come from. */
    public enum Model {
        /** Whole sessions of the recorded history, drawn with replacement in blocks, all columns and symbols together. */
        SESSIONS,
        /** A seeded market of regimes, jumps and open interest that builds and flushes, as volatile and as large as the history. */
        SIMULATED
    }

    /** Checks ranges. */
    public MonteCarloPlan {
        new SurvivalPlan(paths, meanBlockSessions, seed, threads);
        if (lengthMs.isPresent() && !(lengthMs.getAsLong() >= DAY_MS && lengthMs.getAsLong() <= LONGEST_MS)) {
            throw new IllegalArgumentException("days: found paths of " + lengthMs.getAsLong() / (double) DAY_MS + ", expected from 1 to 36,500");
        }
    }
}
