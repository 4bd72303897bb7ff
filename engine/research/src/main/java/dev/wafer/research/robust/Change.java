package dev.wafer.research.robust;

/** What a neighbour of a run may have otherwise. */
public enum Change {
    /** Numbers among the strategy's parameters, by up to a fifth or one step, within their ranges. */
    PARAMETERS,
    /** The first bar traded, some whole days later. */
    START,
    /** Orders that act one bar later. */
    LATE,
    /** Fees, half-spreads and impact, all doubled. */
    COSTS,
    /** Which extreme each bar visits first, by the toss of a coin for every bar. */
    LEG_ORDERS
}
