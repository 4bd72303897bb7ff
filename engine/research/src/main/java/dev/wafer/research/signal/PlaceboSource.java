package dev.wafer.research.signal;

import java.util.List;

/** Signals made again from open interest that belongs to another time. */
@FunctionalInterface
public interface PlaceboSource {
    /**
     * The signal as it would be if the open interest of row {@code t} had been that of row {@code t - shift} (round the ends of the history), prices
     * left in place and every symbol rotated alike. By symbol and row, NaN where not known. Called by several threads at a time.
     *
     * @param signal its place in {@link SignalPanel#signals()}
     * @param shiftRows one of {@link StudySettings#shiftsRows()}
     */
    double[][] rotated(int signal, int shiftRows);

    /** Whether a rotated signal is the signal itself with its values rotated (as by rows): then it is not asked for. */
    default boolean rotatesValues(int signal) {
        return false;
    }

    /** Several signals with one shift, in the order asked for: a source that can share work between them does it here. */
    default List<double[][]> rotated(List<Integer> signals, int shiftRows) {
        return signals.stream().map(signal -> rotated(signal, shiftRows)).toList();
    }
}
