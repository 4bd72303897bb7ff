package dev.wafer.engine.journal;

/** What an entry of the journal is. */
public enum Entry {
    /** The strategy sent an order or set a target. */
    ORDERED,
    /** An order or an attached exit was withdrawn. */
    CANCELLED,
    /** An order, or what was left of it, was refused. */
    REJECTED,
    /** A target shrank to what the margin allowed. */
    REDUCED,
    /** An order filled: one entry for what it closed, one for what it opened. */
    FILLED,
    /** A liquidation order filled, or the backstop took a position. */
    LIQUIDATED,
    /** One funding point; kept only where the strategy listens to events. */
    FUNDED,
    /** Margin was moved (which posts the funding up to then) or leverage set by the strategy. */
    ADJUSTED,
    /** A bar whose inner order of prices would have changed what happened. */
    AMBIGUOUS,
    /** The venue closed a position at the mark: a split or a delisting. */
    SETTLED
}
