package dev.wafer.engine.price;

/** Where the mark of a bar came from. */
public enum MarkSource {
    /** No bar. */
    ABSENT,
    /** Recorded. */
    RECORDED,
    /** The trade price, because none was recorded. */
    TRADE,
    /** The trade price held to the discovery band of an internal session. */
    CLAMPED,
    /** The trade price in an internal session in which no band could be applied: the bar is longer than an hour, or no external price was seen. */
    BAND_NOT_APPLIED
}
