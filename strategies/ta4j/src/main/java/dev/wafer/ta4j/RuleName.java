package dev.wafer.ta4j;

import java.util.regex.Pattern;
import org.ta4j.core.Rule;

/** A rule in a few words, as the reason of an order: the same in every run. */
final class RuleName {
    /** What a lambda's class, and an object without a name of its own, add to their class: another text in each process. */
    private static final Pattern ADDRESSES = Pattern.compile("(\\$\\$Lambda[^@]*)?@[0-9a-f]+");

    private RuleName() {}

    static String of(Rule rule) {
        return ADDRESSES.matcher(rule.getName()).replaceAll("");
    }
}
