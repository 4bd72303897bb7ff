package dev.wafer.engine.feature;

/** Plain mean of the last {@code window} known rows: their {@link RollingSum} divided by the window. */
final class RollingMean extends RunStep {
    private final int window;
    private final RollingSum sum;

    RollingMean(int window) {
        this.window = window;
        this.sum = new RollingSum(window);
    }

    @Override
    double next(double[] values, int slot, int run) {
        double total = sum.add(values, slot, run);
        return run >= window ? total / window : ColumnData.NOT_KNOWN;
    }
}
