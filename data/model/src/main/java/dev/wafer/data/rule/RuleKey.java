package dev.wafer.data.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a rule sets, and which values it takes. Fractions: 0.01 is 1 %. Every key also takes {@link Rule#UNKNOWN}. */
public enum RuleKey {
    SIZE_DECIMALS("size-decimals", Form.NUMBER),
    MAX_LEVERAGE("max-leverage", Form.NUMBER),
    /** Tiers by notional, as {@code 0:10, 20000000:5}; without it one tier of the highest leverage. */
    MARGIN_TIERS("margin-tiers", Form.TIERS),
    MARGIN_MODE("margin-mode", Form.MARGIN_MODE),
    TAKER_FEE_FRACTION("taker-fee-fraction", Form.NUMBER),
    MAKER_FEE_FRACTION("maker-fee-fraction", Form.NUMBER),
    /** Hours between two funding points. */
    FUNDING_INTERVAL_HOURS("funding-interval-hours", Form.NUMBER),
    /** Factor on every funding rate. */
    FUNDING_MULTIPLIER("funding-multiplier", Form.NUMBER),
    /** Interest part of funding, a fraction per eight hours. */
    FUNDING_INTEREST_PER_8_HOURS("funding-interest-per-8-hours", Form.NUMBER),
    /** Widest gap between premium and interest that the interest part closes, a fraction per eight hours. */
    FUNDING_CLAMP_PER_8_HOURS("funding-clamp-per-8-hours", Form.NUMBER),
    /** Highest funding rate either way, a fraction per interval. */
    FUNDING_CAP_PER_INTERVAL("funding-cap-per-interval", Form.NUMBER),
    /** Whether an account of the venue takes over positions below two thirds of maintenance; without it there is none. */
    BACKSTOP("backstop", Form.YES_NO),
    /** Distance of the mark's bounds from the last external price in internal sessions; without it there are no bounds. */
    DISCOVERY_BAND_FRACTION("discovery-band-fraction", Form.NUMBER),
    /** How often the bounds move on in each direction; without it never. */
    DISCOVERY_RESETS("discovery-resets", Form.NUMBER),
    /** Share of the way to a bound at which they move on; without it 0.9. */
    DISCOVERY_TRIGGER_FRACTION("discovery-trigger-fraction", Form.NUMBER),
    /** Highest notional of open interest; without it there is none that is known. */
    OPEN_INTEREST_CAP_USD("open-interest-cap-usd", Form.NUMBER),
    /** Time constant of the oracle's own average in internal sessions. No run needs it. */
    ORACLE_TAU_SECONDS("oracle-tau-seconds", Form.NUMBER);

    private static final double LARGEST = 1e9;

    private enum Form { NUMBER, MARGIN_MODE, TIERS, YES_NO }

    private final String keyName;
    private final Form form;

    RuleKey(String keyName, Form form) {
        this.keyName = keyName;
        this.form = form;
    }

    /** The name in rule files and reports: {@code max-leverage}. */
    public String keyName() {
        return keyName;
    }

    /** The key of a name, if it is one. */
    public static Optional<RuleKey> ofName(String keyName) {
        for (RuleKey key : values()) {
            if (key.keyName.equals(keyName)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** The words it takes, if it takes only certain ones; empty for numbers and tiers. */
    public List<String> words() {
        return switch (form) {
            case NUMBER, TIERS -> List.of();
            case MARGIN_MODE -> Arrays.stream(MarginMode.values()).map(Enum::name).toList();
            case YES_NO -> List.of("YES", "NO");
        };
    }

    /** What is expected of its value: {@code a finite number for max-leverage}. */
    public String expectedValue() {
        return switch (form) {
            case NUMBER -> "a finite number for " + keyName;
            case TIERS -> "tiers in a form like '0:10, 20000000:5', bounds rising and leverages falling, for " + keyName;
            case MARGIN_MODE, YES_NO -> "one of " + String.join(", ", words());
        };
    }

    /** Whether a text is a value for it. */
    public boolean takes(String value) {
        return value.equals(Rule.UNKNOWN) || switch (form) {
            case NUMBER -> isNumber(value);
            case TIERS -> isTiers(value);
            case MARGIN_MODE, YES_NO -> words().contains(value);
        };
    }

    private static boolean isNumber(String value) {
        try {
            return Math.abs(Double.parseDouble(value)) <= LARGEST;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static boolean isTiers(String value) {
        try {
            return MarginTiers.parse(value).count() > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
