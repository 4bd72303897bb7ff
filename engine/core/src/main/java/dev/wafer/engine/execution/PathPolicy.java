package dev.wafer.engine.execution;

/** In which order a bar is taken to have visited its high and its low. */
public enum PathPolicy {
    /** The extreme that hurts first; without a position, the order that ends with less equity. */
    PESSIMISTIC,
    /** The extreme that helps first; without a position, the order that ends with more equity. */
    OPTIMISTIC,
    /** The extreme nearer to the open first. */
    ADAPTIVE,
    /** Always open, high, low, close. */
    OPEN_HIGH_LOW_CLOSE,
    /** Always open, low, high, close. */
    OPEN_LOW_HIGH_CLOSE,
    /** Through recorded finer bars, each of them pessimistic; a bar without them is pessimistic itself. */
    SUB_BARS
}
