package dev.wafer.research.montecarlo;

/**
 * How paths are drawn and run.
 *
 * @param paths how many
 * @param meanBlockSessions mean length of a block in sessions
 * @param seed of the drawing
 * @param threads how many paths are run at a time; it changes no result
 */
public record SurvivalPlan(int paths, double meanBlockSessions, long seed, int threads) {
    private static final int MOST_PATHS = 1_000_000;
    private static final int MOST_THREADS = 1_024;

    /** Checks ranges. */
    public SurvivalPlan {
        if (!(paths >= 1 && paths <= MOST_PATHS)) {
            throw new IllegalArgumentException("paths: found " + paths + ", expected from 1 to 1,000,000");
        }
        if (!(meanBlockSessions >= 1 && meanBlockSessions <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("block: found " + meanBlockSessions + " sessions, expected a finite number >= 1");
        }
        if (!(threads >= 1 && threads <= MOST_THREADS)) {
            throw new IllegalArgumentException("threads: found " + threads + ", expected from 1 to 1,024");
        }
    }
}
