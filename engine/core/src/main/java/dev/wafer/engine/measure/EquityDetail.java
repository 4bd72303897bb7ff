package dev.wafer.engine.measure;

/** How finely a run keeps its equity. Measures are the same either way: ratios come from daily equity, drawdowns from every close. */
public enum EquityDetail {
    /** A sample at every close: 16 bytes a bar. */
    BARS,
    /** A sample at each 00:00 UTC. */
    DAILY
}
