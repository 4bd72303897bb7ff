package dev.wafer.cli.text;

import dev.wafer.data.rule.Rule;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

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
    public static String market(Rule rule) {
        return rule.market().equals(Rule.ALL_MARKETS) ? "all markets" : rule.market();
    }

    /** Between which days a rule's beginning lies, where it is known only roughly: {@code between 2026-02-01 and 2026-08-01}. */
    public static Optional<String> range(Rule rule) {
        Optional<String> earliest = day(rule.earliestMs()), latest = day(rule.latestMs());
        if (earliest.isPresent() && latest.isPresent()) {
            return Optional.of("between " + earliest.get() + " and " + latest.get());
        }
        return earliest.map(day -> "not before " + day).or(() -> latest.map(day -> "by " + day));
    }

    private static Optional<String> day(OptionalLong timeMs) {
        return timeMs.isPresent() ? Optional.of(Figures.time(timeMs.getAsLong()).substring(0, 10)) : Optional.empty();
    }

    /** The side of a position. */
    public static String side(boolean isLong) {
        return isLong ? "long" : "short";
    }
}
