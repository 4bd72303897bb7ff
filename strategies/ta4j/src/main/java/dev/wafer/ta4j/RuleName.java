package dev.wafer.ta4j;

import org.ta4j.core.Rule;

/** A rule in a few words, as the reason of an order. */
final class RuleName {
    private RuleName() {}

    static String of(Rule rule) {
        return String.valueOf(rule.getName());
    }
}
