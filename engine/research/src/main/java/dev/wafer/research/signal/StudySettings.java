package dev.wafer.research.signal;

import java.util.List;

/**
 * How signals are studied.
 *
 * @param horizonsBars lengths of the forward returns in bars, distinct and rising
 * @param shiftsRows rotations of the open interest ({@link Rotations#of}); none: no placebo, and nothing is found to add
 * @param bootstrapDraws of the step-down test; the smallest adjusted p-value is 1 / (draws + 1)
 * @param seed of the drawing
 * @param threads how much is done at a time; it changes no result
 */
public record StudySettings(List<Integer> horizonsBars, List<Integer> shiftsRows, int bootstrapDraws, long seed, int threads) {
    private static final int MOST_DRAWS = 1_000_000;
    private static final int MOST_THREADS = 1_024;

    /** Checks ranges. */
    public StudySettings {
        horizonsBars = List.copyOf(horizonsBars);
        shiftsRows = List.copyOf(shiftsRows);
        if (horizonsBars.isEmpty() || horizonsBars.getFirst() < 1 || !horizonsBars.stream().sorted().distinct().toList().equals(horizonsBars)) {
            throw new IllegalArgumentException("horizons: found " + horizonsBars + " bars, expected distinct, rising numbers from 1");
        }
        if (!(bootstrapDraws >= 19 && bootstrapDraws <= MOST_DRAWS)) {
            throw new IllegalArgumentException("draws: found " + bootstrapDraws + ", expected from 19 to 1,000,000");
        }
        if (!(threads >= 1 && threads <= MOST_THREADS)) {
            throw new IllegalArgumentException("threads: found " + threads + ", expected from 1 to 1,024");
        }
    }
}
