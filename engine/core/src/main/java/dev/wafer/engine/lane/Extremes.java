package dev.wafer.engine.lane;

/** Least and greatest of a row of numbers over each whole block of {@link #BLOCK}: with them a block can be passed over without reading its bars. */
final class Extremes {
    /** Bars in a block. */
    static final int BLOCK = 64;

    final double[] least;
    final double[] greatest;

    /** Of these numbers; a last block that is not whole has none. NaN where a number of the block is NaN. */
    Extremes(double[] values) {
        int blocks = values.length / BLOCK;
        least = new double[blocks];
        greatest = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            double low = values[block * BLOCK];
            double high = low;
            for (int i = block * BLOCK + 1; i < (block + 1) * BLOCK; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            least[block] = low;
            greatest[block] = high;
        }
    }
}
