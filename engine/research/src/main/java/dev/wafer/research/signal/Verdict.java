package dev.wafer.research.signal;

/** What a study says about a signal, in words. {@link SignalStudy} has the rule. */
public enum Verdict {
    /** It foretells returns beyond what price, volatility and session foretell, after allowing for everything that was looked at. */
    ADDS("adds"),
    /** It foretells returns, after allowing for everything that was looked at; said of a signal without open interest, a yardstick. */
    FORETELLS("foretells"),
    /** It uses open interest and foretells returns, and price says the same. */
    NO_BETTER_THAN_PRICE("no better than price"),
    /** The history is too short, or the effect too small, to say either. */
    CANNOT_TELL("cannot tell"),
    /** It was known nowhere, or too rarely for a single cell. */
    NO_DATA("no data");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** As reports print it. */
    public String words() {
        return words;
    }
}
