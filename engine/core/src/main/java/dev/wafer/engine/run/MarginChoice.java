package dev.wafer.engine.run;

/** How new positions are held. */
public enum MarginChoice {
    /** Each with a margin of its own. */
    ISOLATED,
    /** Backed by the account together, where the rules of the date allow it; other symbols are isolated in the same account. */
    CROSS
}
