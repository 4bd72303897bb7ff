package dev.wafer.research.robust;

/**
 * How many neighbours are run.
 *
 * @param neighbours with everything changed at once
 * @param seed of what is changed
 * @param threads how many run at a time; it changes no result
 */
public record RobustPlan(int neighbours, long seed, int threads) {
    /** As many as a headline is set against. */
    public static final int STANDARD_NEIGHBOURS = 500;
    private static final int MOST_NEIGHBOURS = 100_000;
    private static final int MOST_THREADS = 1_024;

    /** Checks ranges. */
    public RobustPlan {
        if (!(neighbours >= 1 && neighbours <= MOST_NEIGHBOURS)) {
            throw new IllegalArgumentException("neighbours: found " + neighbours + ", expected from 1 to 100,000");
        }
        if (!(threads >= 1 && threads <= MOST_THREADS)) {
            throw new IllegalArgumentException("threads: found " + threads + ", expected from 1 to 1,024");
        }
    }
}
