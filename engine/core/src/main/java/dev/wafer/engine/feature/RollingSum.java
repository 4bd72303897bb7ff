package dev.wafer.engine.feature;

/**
 * Sum of the last {@code window} known rows in the one canonical order: a running sum, {@code (sum + new) - old}, built again from the window's
 * rows, oldest first, at every row whose index in the column (rows not known count) is a multiple of 1,024. That keeps rounding small, and any
 * other way of computing a column ahead can repeat it to the last bit.
 */
final class RollingSum {
    static final int REBUILD_ROWS = 1024;

    private final int window;
    private double sum;

    RollingSum(int window) {
        this.window = window;
    }

    static boolean isRebuildSlot(int slot) {
        return (slot - 1) % REBUILD_ROWS == 0;
    }

    /** Takes a row in and returns the sum of the window, or of the run while it is shorter. */
    double add(double[] values, int slot, int run) {
        if (run == 1) {
            sum = 0;
        }
        sum += values[slot];
        if (run > window) {
            sum -= values[slot - window];
        }
        if (isRebuildSlot(slot) || !Double.isFinite(sum)) {
            sum = fromOldest(values, slot - Math.min(run, window) + 1, slot);
        }
        return sum;
    }

    private static double fromOldest(double[] values, int fromSlot, int toSlot) {
        double total = 0;
        for (int slot = fromSlot; slot <= toSlot; slot++) {
            total += values[slot];
        }
        return total;
    }
}
