package dev.wafer.ta4j;

import dev.wafer.api.Column;
import dev.wafer.api.Feature;

/** Lets an indicator remember a column's value at each bar where it is known; passes the value on. */
record KeptRow(Column barIndex, Column values, ColumnIndicator indicator) implements Feature {
    @Override
    public State start() {
        return out -> {
            indicator.keep((int) barIndex.now(), values.now());
            out.set(values.now());
        };
    }

    @Override
    public String toString() {
        return "kept for ta4j(" + values + ")";
    }
}
