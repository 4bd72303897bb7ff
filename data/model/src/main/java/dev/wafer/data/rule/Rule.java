package dev.wafer.data.rule;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * One rule of one market from one date on, until the next of the same key and market.
 *
 * @param key what it sets
 * @param market ticker, or {@link #ALL_MARKETS}
 * @param fromMs first time it holds here, UTC milliseconds
 * @param value as the key wants it, or {@link #UNKNOWN}: from then on the value is not known, whatever it was before
 * @param certainty how sure it is
 * @param isGuess whether its value or its date at this time is a guess that reports must name
 * @param source where it was read
 * @param earliestMs first time at which it can have begun, where the date is known only roughly; at or before {@code fromMs}
 * @param latestMs time by which it had begun, where the date is known only roughly; at or after {@code fromMs}
 */
public record Rule(RuleKey key, String market, long fromMs, String value, Certainty certainty, boolean isGuess, String source,
        OptionalLong earliestMs, OptionalLong latestMs) {
    /** Market name of rules that hold for every market without a rule of its own. */
    public static final String ALL_MARKETS = "*";
    /** Value of a rule that says: from here on nobody told us. */
    public static final String UNKNOWN = "unknown";

    /** Checks the value against the key, and the dates against each other. */
    public Rule {
        if (!key.takes(value)) {
            throw new IllegalArgumentException(key.keyName() + " of " + market + ": found '" + value + "', expected " + key.expectedValue());
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException(key.keyName() + " of " + market + ": expected a source");
        }
        if (earliestMs.orElse(fromMs) > fromMs || latestMs.orElse(fromMs) < fromMs) {
            throw new IllegalArgumentException(key.keyName() + " of " + market + ": found " + Instant.ofEpochMilli(fromMs)
                    + ", expected a time from earliest to latest");
        }
    }

    /** A rule whose date is known as well as its value. */
    public Rule(RuleKey key, String market, long fromMs, String value, Certainty certainty, boolean isGuess, String source) {
        this(key, market, fromMs, value, certainty, isGuess, source, OptionalLong.empty(), OptionalLong.empty());
    }

    /** Whether it gives a value. */
    public boolean isKnown() {
        return !value.equals(UNKNOWN);
    }

    /** The value as a number. */
    double number() {
        return Double.parseDouble(value);
    }
}
