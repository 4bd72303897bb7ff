package dev.wafer.data.rule;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the rules of one market at one time out of a book; what is needed and not known is refused by name. */
record RulesAt(RuleBook book, String market, long timeMs) {
    private static final double USUAL_TRIGGER_FRACTION = 0.9;

    MarketRules rules() {
        MarginTiers tiers = tiers();
        FundingTerms funding = new FundingTerms(number(RuleKey.FUNDING_MULTIPLIER), number(RuleKey.FUNDING_INTEREST_PER_8_HOURS),
                number(RuleKey.FUNDING_CLAMP_PER_8_HOURS), number(RuleKey.FUNDING_CAP_PER_INTERVAL));
        boolean hasBackstop = known(RuleKey.BACKSTOP).filter(rule -> rule.value().equals("YES")).isPresent();
        return new MarketRules(whole(RuleKey.SIZE_DECIMALS), tiers, MarginMode.valueOf(need(RuleKey.MARGIN_MODE).value()),
                number(RuleKey.TAKER_FEE_FRACTION), number(RuleKey.MAKER_FEE_FRACTION), whole(RuleKey.FUNDING_INTERVAL_HOURS), funding,
                hasBackstop, band(), optional(RuleKey.OPEN_INTEREST_CAP_USD));
    }

    private MarginTiers tiers() {
        Optional<MarginTiers> tiers = known(RuleKey.MARGIN_TIERS).map(rule -> MarginTiers.parse(rule.value()));
        if (tiers.isEmpty()) {
            return MarginTiers.single(whole(RuleKey.MAX_LEVERAGE));
        }
        if (known(RuleKey.MAX_LEVERAGE).isPresent() && whole(RuleKey.MAX_LEVERAGE) != tiers.get().maxLeverage()) {
            throw new IllegalArgumentException(place(RuleKey.MARGIN_TIERS) + ": found " + tiers.get() + " beside a max-leverage of "
                    + whole(RuleKey.MAX_LEVERAGE) + ", expected the same leverage in the first tier");
        }
        return tiers.get();
    }

    private Optional<DiscoveryBand> band() {
        OptionalDouble width = optional(RuleKey.DISCOVERY_BAND_FRACTION);
        if (width.isEmpty()) {
            return Optional.empty();
        }
        int resets = known(RuleKey.DISCOVERY_RESETS).isPresent() ? whole(RuleKey.DISCOVERY_RESETS) : 0;
        double trigger = optional(RuleKey.DISCOVERY_TRIGGER_FRACTION).orElse(USUAL_TRIGGER_FRACTION);
        return Optional.of(new DiscoveryBand(width.getAsDouble(), resets, trigger));
    }

    private Optional<Rule> known(RuleKey key) {
        return book.find(key, market, timeMs).filter(Rule::isKnown);
    }

    private OptionalDouble optional(RuleKey key) {
        return known(key).map(rule -> OptionalDouble.of(rule.number())).orElse(OptionalDouble.empty());
    }

    private Rule need(RuleKey key) {
        Optional<Rule> rule = book.find(key, market, timeMs);
        if (rule.isPresent() && !rule.get().isKnown()) {
            throw new IllegalArgumentException(place(key) + " is not known");
        }
        return rule.orElseThrow(() -> new IllegalArgumentException("venue " + book.venue() + ": no rule for " + key.keyName() + " of " + market
                + " at " + Instant.ofEpochMilli(timeMs)));
    }

    private double number(RuleKey key) {
        return need(key).number();
    }

    private int whole(RuleKey key) {
        double value = number(key);
        if (value != Math.rint(value)) {
            throw new IllegalArgumentException("venue " + book.venue() + ": " + key.keyName() + " of " + market + ": found " + value
                    + ", expected a whole number");
        }
        return (int) value;
    }

    private String place(RuleKey key) {
        return "venue " + book.venue() + ": " + key.keyName() + " of " + market + " at " + Instant.ofEpochMilli(timeMs);
    }
}
