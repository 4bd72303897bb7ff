package dev.wafer.cli.report;

import dev.wafer.data.rule.Rule;
import java.util.Locale;

/** Names as they are typed and printed. */
public final class Words {
    private Words() {}

    /** {@code OPEN_HIGH_LOW_CLOSE} is {@code open-high-low-close}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code max-leverage of MU: 10}. */
    public static String of(Rule rule) {
        return rule.key().keyName() + " of " + market(rule) + ": " + rule.value();
    }

    /** Whom a rule is for. */
    static String market(Rule rule) {
        return rule.market().equals(Rule.ALL_MARKETS) ? "all markets" : rule.market();
    }

    /** The side of a position. */
    public static String side(boolean isLong) {
        return isLong ? "long" : "short";
    }
}
