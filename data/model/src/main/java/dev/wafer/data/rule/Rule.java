package dev.wafer.data.rule;

/**
 * One rule of one market from one date on, until the next of the same key and market.
 *
 * @param key what it sets
 * @param market ticker, or {@link #ALL_MARKETS}
 * @param fromMs first time it holds, UTC milliseconds
 * @param value as the key wants it
 * @param certainty how sure it is
 * @param isGuess whether its value or its date at this time is a guess that reports must name
 * @param source where it was read
 */
public record Rule(RuleKey key, String market, long fromMs, String value, Certainty certainty, boolean isGuess, String source) {
    /** Market name of rules that hold for every market without a rule of its own. */
    public static final String ALL_MARKETS = "*";

    /** Checks the value against the key. */
    public Rule {
        if (key == RuleKey.MARGIN_MODE) {
            MarginMode.valueOf(value);
        } else if (!(Math.abs(Double.parseDouble(value)) <= 1e9)) {
            throw new IllegalArgumentException(key.keyName() + " of " + market + ": found '" + value + "', expected a finite number");
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException(key.keyName() + " of " + market + ": expected a source");
        }
    }

    /** The value as a number. */
    double number() {
        return Double.parseDouble(value);
    }
}
