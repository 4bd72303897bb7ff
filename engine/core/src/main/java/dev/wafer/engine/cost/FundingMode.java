package dev.wafer.engine.cost;

/** Which funding a run pays. */
public enum FundingMode {
    /** Recorded points; where none was recorded, the base rate of the rules, reported apart. */
    FILLED,
    /** Recorded points alone; a gap accrues nothing. */
    RECORDED,
    /** None. */
    NONE
}
