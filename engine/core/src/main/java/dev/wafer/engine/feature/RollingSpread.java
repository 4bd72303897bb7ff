package dev.wafer.engine.feature;

/**
 * Sample standard deviation of the last {@code window} known rows, or the last row's distance from their mean in deviations. Distances are taken
 * from a pivot, one of the rows, so that a high level costs no digits; the sum of their squared distances from their mean moves by
 * {@code (new - old) * ((new - newMean) + (old - oldMean))} (own derivation; after B. P. Welford, Technometrics 4, 1962). All of it is computed
 * anew from the window, oldest first, where {@link RollingSum} is, and whenever the squares have fallen so far below their largest value that
 * old rounding could show. A window of equal rows has the deviation zero exactly, and no z-score.
 * Example: 2, 4, 6 has mean 4 and squares 4 + 0 + 4, so sqrt(8 / 2) = 2; 6 has the z-score 1.
 */
final class RollingSpread extends RunStep {
    /** What is wanted of the window. */
    enum Result { STDEV, ZSCORE }

    /** Rounding of a thousand steps, about 1e-12 of the largest squares, then stays below 1e-9 of the present ones. */
    private static final double LEAST_SHARE_OF_LARGEST = 1e-2;

    private final int window;
    private final Result result;
    private final RollingSum sum;
    private double pivot;
    private double distanceSum;
    private double squares;
    private double largestSquares;
    private int equalRun;

    RollingSpread(int window, Result result) {
        this.window = window;
        this.result = result;
        this.sum = new RollingSum(window);
    }

    @Override
    double next(double[] values, int slot, int run) {
        double value = values[slot];
        double total = sum.add(values, slot, run);
        equalRun = run > 1 && value == values[slot - 1] ? equalRun + 1 : 1;
        if (run < window) {
            return ColumnData.NOT_KNOWN;
        }
        updateSquares(values, slot, run);
        double stdev = Math.sqrt(squares / (window - 1));
        return switch (result) {
            case STDEV -> stdev;
            case ZSCORE -> stdev > 0 ? (value - total / window) / stdev : ColumnData.NOT_KNOWN;
        };
    }

    private void updateSquares(double[] values, int slot, int run) {
        if (run > window) {
            replace(values[slot - window], values[slot]);
        }
        boolean isWornOut = !Double.isFinite(squares) || squares < largestSquares * LEAST_SHARE_OF_LARGEST;
        if (run == window || RollingSum.isRebuildSlot(slot) || isWornOut) {
            rebuild(values, slot);
        }
        if (equalRun >= window) {
            squares = 0;
            largestSquares = 0;
        }
        largestSquares = Math.max(largestSquares, squares);
    }

    private void replace(double oldValue, double newValue) {
        double oldMean = distanceSum / window;
        distanceSum += newValue - pivot;
        distanceSum -= oldValue - pivot;
        double newMean = distanceSum / window;
        squares += (newValue - oldValue) * ((newValue - pivot - newMean) + (oldValue - pivot - oldMean));
    }

    private void rebuild(double[] values, int toSlot) {
        int fromSlot = toSlot - window + 1;
        pivot = values[fromSlot];
        distanceSum = 0;
        for (int slot = fromSlot; slot <= toSlot; slot++) {
            distanceSum += values[slot] - pivot;
        }
        double mean = distanceSum / window;
        squares = 0;
        for (int slot = fromSlot; slot <= toSlot; slot++) {
            double distance = values[slot] - pivot - mean;
            squares += distance * distance;
        }
        largestSquares = squares;
    }
}
