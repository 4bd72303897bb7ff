package dev.wafer.engine.feature;

/** Makes the rows of one column, each once, oldest first; keeps what it needs from row to row. */
@FunctionalInterface
interface RowSource {
    /** The value for a slot, from 1 on; NaN or infinite if there is none. */
    double next(int slot);
}
