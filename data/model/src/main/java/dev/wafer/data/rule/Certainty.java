package dev.wafer.data.rule;

/** How sure a rule is. */
public enum Certainty {
    /** The official text was read. */
    OFFICIAL,
    /** A third party's text or a measurement. */
    SECONDARY,
    /** Inferred from other facts. */
    INFERRED
}
