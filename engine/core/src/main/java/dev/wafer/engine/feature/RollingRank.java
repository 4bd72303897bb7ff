package dev.wafer.engine.feature;

/**
 * {@code (rows below the last + half of the rows equal to it) / window} over the last {@code window} known rows, the last being equal to itself.
 * Example: of 1, 2, 3 the last has (2 + 0.5) / 3; of 5, 5 it has 0.5.
 */
final class RollingRank extends RunStep {
    private final int window;

    RollingRank(int window) {
        this.window = window;
    }

    @Override
    double next(double[] values, int slot, int run) {
        if (run < window) {
            return ColumnData.NOT_KNOWN;
        }
        double last = values[slot];
        int below = 0;
        int equal = 0;
        for (int other = slot - window + 1; other <= slot; other++) {
            if (values[other] < last) {
                below++;
            } else if (values[other] == last) {
                equal++;
            }
        }
        return (below + 0.5 * equal) / window;
    }
}
