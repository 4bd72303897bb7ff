package dev.wafer.data.io.rule;

import dev.wafer.data.io.Problems;
import dev.wafer.data.io.Suggestion;
import dev.wafer.data.io.YamlSection;
import dev.wafer.data.rule.Certainty;
import dev.wafer.data.rule.MarginMode;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The form of a rule file: {@code venue}, {@code first}, and under {@code markets} a list of rules for each market or {@code "*"}. */
final class RuleFile {
    private static final List<String> KEYS = List.of("venue", "first", "markets");
    private static final List<String> RULE_KEYS = List.of("key", "from", "value", "certainty", "guess", "source");
    private static final List<String> NAMES = Arrays.stream(RuleKey.values()).map(RuleKey::keyName).toList();
    private static final double LARGEST = 1e9;

    private RuleFile() {}

    /** The book; what is wrong with the file is in the problems, and then the book means nothing. */
    static RuleBook book(YamlSection yaml, Problems problems) {
        yaml.refuseOthersThan(KEYS);
        String venue = yaml.text("venue", "the venue's name");
        long firstMs = yaml.timeMs("first");
        List<Rule> rules = new ArrayList<>();
        yaml.section("markets").ifPresentOrElse(markets -> addMarkets(markets, rules, problems),
                () -> yaml.text("markets", "a mapping from market to its rules"));
        return new RuleBook(venue, firstMs, problems.count() == 0 ? rules : List.of());
    }

    private static void addMarkets(YamlSection markets, List<Rule> rules, Problems problems) {
        for (String market : markets.keys()) {
            Set<String> seen = new HashSet<>();
            for (YamlSection each : markets.sections(market, "a list of rules")) {
                int before = problems.count();
                Rule rule = rule(market, each, problems);
                if (problems.count() > before) {
                    continue;
                }
                if (!seen.add(rule.key() + " " + rule.fromMs())) {
                    each.fault("key", rule.key().keyName(), "one rule of this key from a time on");
                }
                rules.add(rule);
            }
        }
    }

    private static Rule rule(String market, YamlSection yaml, Problems problems) {
        int before = problems.count();
        yaml.refuseOthersThan(RULE_KEYS);
        String expectedKey = "one of " + String.join(", ", NAMES);
        String keyName = yaml.text("key", expectedKey);
        RuleKey key = RuleKey.ofName(keyName).orElse(RuleKey.MAX_LEVERAGE);
        if (!keyName.isEmpty() && !NAMES.contains(keyName)) {
            yaml.fault("key", keyName, expectedKey + Suggestion.didYouMean(keyName, NAMES));
        }
        String value = yaml.text("value", "a value for " + keyName);
        if (problems.count() == before) {
            checkValue(key, value, yaml);
        }
        Certainty certainty = constant(yaml, "certainty", Certainty.values(), Certainty.INFERRED);
        long fromMs = yaml.timeMs("from");
        boolean isGuess = yaml.flag("guess");
        String source = yaml.text("source", "where it was read");
        return problems.count() == before
                ? new Rule(key, market, fromMs, value, certainty, isGuess, source)
                : new Rule(RuleKey.MAX_LEVERAGE, market, fromMs, "1", certainty, isGuess, "none");
    }

    private static void checkValue(RuleKey key, String value, YamlSection yaml) {
        if (key == RuleKey.MARGIN_MODE) {
            constant(yaml, "value", MarginMode.values(), MarginMode.CROSS);
        } else if (!isNumber(value)) {
            yaml.fault("value", value, "a finite number for " + key.keyName());
        }
    }

    private static boolean isNumber(String value) {
        try {
            return Math.abs(Double.parseDouble(value)) <= LARGEST;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static <E extends Enum<E>> E constant(YamlSection yaml, String key, E[] all, E otherwise) {
        List<String> names = Arrays.stream(all).map(Enum::name).toList();
        String expected = "one of " + String.join(", ", names);
        String text = yaml.text(key, expected);
        if (!text.isEmpty() && !names.contains(text)) {
            yaml.fault(key, text, expected + Suggestion.didYouMean(text, names));
        }
        return Arrays.stream(all).filter(each -> each.name().equals(text)).findFirst().orElse(otherwise);
    }
}
