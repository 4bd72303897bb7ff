package dev.wafer.engine.feature;

/**
 * {@code 100 * gain / (gain + loss)}, the same as 100 - 100 / (1 + gain / loss) (J. W. Wilder, New Concepts in Technical Trading Systems, 1978).
 * Gain and loss start as the plain means of the run's first {@code window} changes, then {@code (mean * (window - 1) + new) / window}. Not known
 * while nothing has moved. Example, window 2: 10, 11, 10.5 has gain 0.5 and loss 0.25, so 66.67; then 12.5: gain 1.25, loss 0.125, so 90.91.
 */
final class RelativeStrength extends RunStep {
    private final int window;
    private double gain;
    private double loss;

    RelativeStrength(int window) {
        this.window = window;
    }

    @Override
    double next(double[] values, int slot, int run) {
        if (run == 1) {
            gain = 0;
            loss = 0;
            return ColumnData.NOT_KNOWN;
        }
        int changes = run - 1;
        double change = values[slot] - values[slot - 1];
        double up = Math.max(change, 0);
        double down = Math.max(-change, 0);
        if (changes > window) {
            gain = (gain * (window - 1) + up) / window;
            loss = (loss * (window - 1) + down) / window;
        } else {
            gain += up;
            loss += down;
        }
        if (changes < window) {
            return ColumnData.NOT_KNOWN;
        }
        if (changes == window) {
            gain /= window;
            loss /= window;
        }
        return 100 * gain / (gain + loss);
    }
}
