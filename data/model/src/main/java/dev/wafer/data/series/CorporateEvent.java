package dev.wafer.data.series;

import java.time.Instant;

/**
 * Something that happened to a symbol's company or market.
 *
 * @param timeMs when it takes effect, UTC milliseconds
 * @param kind what happened
 * @param newSharesPerOld of a split: how many shares one becomes, 10 for ten-for-one, 0.1 for one-for-ten; 1 for all others
 */
public record CorporateEvent(long timeMs, Kind kind, double newSharesPerOld) {
    /** What can happen, in the order in which events of one time stand. */
    public enum Kind { EARNINGS, SPLIT, DELISTING }

    /** Refuses a ratio that is none. */
    public CorporateEvent {
        boolean isGood = kind == Kind.SPLIT ? newSharesPerOld > 0 && newSharesPerOld <= Double.MAX_VALUE : newSharesPerOld == 1;
        if (!isGood) {
            throw new IllegalArgumentException(kind + " at " + Instant.ofEpochMilli(timeMs) + ": found " + newSharesPerOld
                    + " new shares per old, expected " + (kind == Kind.SPLIT ? "a finite number > 0" : "1"));
        }
    }

    /** Trading of the symbol ends. */
    public static CorporateEvent delisting(long timeMs) {
        return new CorporateEvent(timeMs, Kind.DELISTING, 1);
    }

    /** One share becomes {@code newSharesPerOld}. */
    public static CorporateEvent split(long timeMs, double newSharesPerOld) {
        return new CorporateEvent(timeMs, Kind.SPLIT, newSharesPerOld);
    }

    /** The company reports; known from a public calendar before it happens. */
    public static CorporateEvent earnings(long timeMs) {
        return new CorporateEvent(timeMs, Kind.EARNINGS, 1);
    }
}
