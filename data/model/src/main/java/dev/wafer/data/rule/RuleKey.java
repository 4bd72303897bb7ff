package dev.wafer.data.rule;

import java.util.Optional;

/** What a rule sets. The value is a number, except for {@link #MARGIN_MODE}. Fractions: 0.01 is 1 %. */
public enum RuleKey {
    SIZE_DECIMALS("size-decimals"),
    MAX_LEVERAGE("max-leverage"),
    MARGIN_MODE("margin-mode"),
    TAKER_FEE_FRACTION("taker-fee-fraction"),
    MAKER_FEE_FRACTION("maker-fee-fraction"),
    /** Hours between two funding points. */
    FUNDING_INTERVAL_HOURS("funding-interval-hours"),
    /** Factor on every funding rate. */
    FUNDING_MULTIPLIER("funding-multiplier"),
    /** Interest part of funding, a fraction per eight hours. */
    FUNDING_INTEREST_PER_8_HOURS("funding-interest-per-8-hours"),
    /** Widest gap between premium and interest that the interest part closes, a fraction per eight hours. */
    FUNDING_CLAMP_PER_8_HOURS("funding-clamp-per-8-hours"),
    /** Highest funding rate either way, a fraction per interval. */
    FUNDING_CAP_PER_INTERVAL("funding-cap-per-interval");

    private final String keyName;

    RuleKey(String keyName) {
        this.keyName = keyName;
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
}
