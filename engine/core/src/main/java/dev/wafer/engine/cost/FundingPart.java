package dev.wafer.engine.cost;

/** Where the rate of a funding point came from. */
public enum FundingPart {
    /** The venue's own settled rate. */
    RECORDED,
    /** The rules' formula from a recorded premium. */
    PREMIUM,
    /** The rules' formula from recorded impact prices and the oracle of the point. */
    IMPACT,
    /** The rules' rate while the premium is inside its dead band, where nothing was recorded. */
    BASE
}
