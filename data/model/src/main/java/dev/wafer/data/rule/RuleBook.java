package dev.wafer.data.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All rules of one venue by date. At a time, the latest rule of the market itself counts, else the latest for all markets. Unknown stays
 * unknown: asking for a market or a date without a rule is refused by name.
 *
 * @param venue the venue's name: {@code xyz}
 * @param firstMs before this time there is no venue
 * @param rules in any order; kept sorted by key, market, time
 */
public record RuleBook(String venue, long firstMs, List<Rule> rules) {
    private static final Comparator<Rule> ORDER =
            Comparator.comparing(Rule::key).thenComparing(Rule::market).thenComparingLong(Rule::fromMs);

    /** Sorts the rules and refuses two for the same key, market and time. */
    public RuleBook {
        rules = rules.stream().sorted(ORDER).toList();
        for (int i = 1; i < rules.size(); i++) {
            if (ORDER.compare(rules.get(i - 1), rules.get(i)) == 0) {
                throw new IllegalArgumentException("rule book " + venue + ": two rules for " + rules.get(i).key().keyName() + " of "
                        + rules.get(i).market() + " from the same time");
            }
        }
    }

    /** Whether the market has a rule of its own, at any time. */
    public boolean knows(String market) {
        return rules.stream().anyMatch(rule -> rule.market().equals(market));
    }

    /** Markets with rules of their own, sorted. */
    public List<String> markets() {
        return rules.stream().map(Rule::market).filter(market -> !market.equals(Rule.ALL_MARKETS)).distinct().sorted().toList();
    }

    /** The rule in force for a key, if there is one. */
    public Optional<Rule> find(RuleKey key, String market, long timeMs) {
        return latest(key, market, timeMs).or(() -> latest(key, Rule.ALL_MARKETS, timeMs));
    }

    private Optional<Rule> latest(RuleKey key, String market, long timeMs) {
        return rules.stream().filter(rule -> rule.key() == key && rule.market().equals(market) && rule.fromMs() <= timeMs)
                .reduce((_, later) -> later);
    }

    /**
     * The rules of a market at a time.
     *
     * @throws IllegalArgumentException if the venue does not know the market, or not yet at that time, or a rule that is needed is not known
     */
    public MarketRules at(String market, long timeMs) {
        if (!knows(market)) {
            throw new IllegalArgumentException(
                    "venue " + venue + " has no rules for '" + market + "', expected one of " + String.join(", ", markets()));
        }
        return new RulesAt(this, market, timeMs).rules();
    }

    /** The rules that count for a market somewhere in a span, by key and time: for reports. */
    public List<Rule> inForce(String market, long fromMs, long toMs) {
        List<Rule> found = new ArrayList<>();
        for (long timeMs : changes(market, fromMs, toMs)) {
            for (RuleKey key : RuleKey.values()) {
                find(key, market, timeMs).filter(rule -> !found.contains(rule)).ifPresent(found::add);
            }
        }
        return found.stream().sorted(ORDER).toList();
    }

    /** The start of a span and every time inside it at which a rule of the market begins, sorted. */
    public List<Long> changes(String market, long fromMs, long toMs) {
        TreeSet<Long> times = new TreeSet<>(List.of(fromMs));
        for (Rule rule : rules) {
            boolean isOurs = rule.market().equals(market) || rule.market().equals(Rule.ALL_MARKETS);
            if (isOurs && rule.fromMs() > fromMs && rule.fromMs() < toMs) {
                times.add(rule.fromMs());
            }
        }
        return List.copyOf(times);
    }
}
