package dev.wafer.research.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of a pinned event, in the order they are written. */
public enum EventField {
    /** When, as an ISO-8601 instant. */
    TIME,
    /** Ticker; empty for a day. */
    SYMBOL,
    /** What: a word of the journal such as {@code ordered} or {@code filled}, or {@code day} for the equity at a 00:00 UTC. */
    EVENT,
    /** What made a fill, on which leg, as maker, closing, whole; what was sent of a reduced target. */
    HOW,
    /** Number of the order. */
    ORDER,
    /** Signed, a buy above zero; the leverage where one was set. */
    SHARES,
    /** USDC per share; the amount where margin was moved. */
    PRICE,
    /** USDC paid. */
    FEE,
    /** USDC won by what was closed. */
    PROFIT,
    /** USDC, received above zero. */
    FUNDING,
    /** USDC that the account did not bear. */
    BAD_DEBT,
    /** USDC of margin that the backstop took. */
    TAKEN,
    /** USDC at the last close up to the event. */
    EQUITY,
    /** Why, in the words of who decided. */
    REASON;

    /** The headings, as they are written. */
    public static List<String> headings() {
        return Arrays.stream(values()).map(EventField::heading).toList();
    }

    /** The heading of the column. */
    public String heading() {
        return name().toLowerCase(Locale.ROOT);
    }
}
