package dev.wafer.engine.feature;

/**
 * Exponential mean: {@code mean + weight * (value - mean)} with weight {@code 2 / (window + 1)}, started with the plain mean of the run's first
 * {@code window} rows.
 */
final class Smoothing extends RunStep {
    private final int window;
    private final double weight;
    private double mean;

    Smoothing(int window) {
        this.window = window;
        this.weight = 2.0 / (window + 1.0);
    }

    @Override
    double next(double[] values, int slot, int run) {
        double value = values[slot];
        if (run > window) {
            mean += weight * (value - mean);
            return mean;
        }
        mean = run == 1 ? value : mean + value;
        if (run < window) {
            return ColumnData.NOT_KNOWN;
        }
        mean /= window;
        return mean;
    }
}
