package dev.wafer.data.io.rule;

import dev.wafer.data.io.Problems;
import dev.wafer.data.io.Suggestion;
import dev.wafer.data.io.YamlSection;
import dev.wafer.data.rule.Certainty;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The form of a rule file: {@code venue}, {@code first}, and under {@code markets} lists of rules, each for {@code "*"}, a market, or several
 * markets with commas between them. A market may stand in several lists.
 */
final class RuleFile {
    private static final List<String> KEYS = List.of("venue", "first", "markets");
    private static final List<String> RULE_KEYS = List.of("key", "from", "value", "certainty", "guess", "source", "earliest", "latest");
    private static final List<String> NAMES = Arrays.stream(RuleKey.values()).map(RuleKey::keyName).toList();

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

    private static void addMarkets(YamlSection lists, List<Rule> rules, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (String names : lists.keys()) {
            List<String> markets = Arrays.stream(names.split(",", -1)).map(String::strip).toList();
            if (markets.contains("")) {
                lists.fault(names, names, "a market, several with commas between them, or \"*\"");
                continue;
            }
            for (YamlSection each : lists.sections(names, "a list of rules")) {
                addRule(markets, each, rules, seen, problems);
            }
        }
    }

    private static void addRule(List<String> markets, YamlSection yaml, List<Rule> rules, Set<String> seen, Problems problems) {
        int before = problems.count();
        Rule first = rule(markets.getFirst(), yaml, problems);
        for (String market : markets) {
            if (problems.count() == before && !seen.add(first.key() + " " + market + " " + first.fromMs())) {
                yaml.fault("key", first.key().keyName(), "one rule of this key for " + market + " from a time on");
            }
            rules.add(new Rule(first.key(), market, first.fromMs(), first.value(), first.certainty(), first.isGuess(), first.source(),
                    first.earliestMs(), first.latestMs()));
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
        OptionalLong earliestMs = yaml.optionalTimeMs("earliest");
        OptionalLong latestMs = yaml.optionalTimeMs("latest");
        checkOrder(yaml, fromMs, earliestMs, latestMs, problems.count() == before);
        return problems.count() == before
                ? new Rule(key, market, fromMs, value, certainty, isGuess, source, earliestMs, latestMs)
                : new Rule(RuleKey.MAX_LEVERAGE, market, fromMs, "1", certainty, isGuess, "none");
    }

    private static void checkOrder(YamlSection yaml, long fromMs, OptionalLong earliestMs, OptionalLong latestMs, boolean isReadable) {
        if (isReadable && earliestMs.orElse(fromMs) > fromMs) {
            yaml.fault("earliest", Instant.ofEpochMilli(earliestMs.orElse(fromMs)).toString(), "a time at or before from");
        }
        if (isReadable && latestMs.orElse(fromMs) < fromMs) {
            yaml.fault("latest", Instant.ofEpochMilli(latestMs.orElse(fromMs)).toString(), "a time at or after from");
        }
    }

    private static void checkValue(RuleKey key, String value, YamlSection yaml) {
        if (!key.takes(value)) {
            yaml.fault("value", value, key.expectedValue() + Suggestion.didYouMean(value, key.words()));
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
