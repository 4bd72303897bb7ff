package dev.wafer.cli.listing;

import dev.wafer.data.rule.MarketRules;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.engine.margin.IsolatedMargin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of one market at one time, with where they come from.
 *
 * @param market its ticker
 * @param inForce the rules that hold, in the order of their keys; some may be unknown
 * @param absent keys without a rule
 * @param rules what a run would use, unless it would be refused
 * @param refusal why a run would be refused; empty if it would not
 */
public record MarketSheet(String market, List<Rule> inForce, List<RuleKey> absent, Optional<MarketRules> rules, String refusal) {
    /** Entry price of the worked example, USDC per share. */
    public static final double EXAMPLE_ENTRY_USD = 1_000;
    private static final int USUAL_LEVERAGE = 3;

    /** Looks the market up; it must be one that the book knows. */
    public static MarketSheet of(RuleBook book, String market, long timeMs) {
        List<Rule> inForce = new ArrayList<>();
        List<RuleKey> absent = new ArrayList<>();
        for (RuleKey key : RuleKey.values()) {
            book.find(key, market, timeMs).ifPresentOrElse(inForce::add, () -> absent.add(key));
        }
        try {
            return new MarketSheet(market, List.copyOf(inForce), List.copyOf(absent), Optional.of(book.at(market, timeMs)), "");
        } catch (IllegalArgumentException refused) {
            return new MarketSheet(market, List.copyOf(inForce), List.copyOf(absent), Optional.empty(), String.valueOf(refused.getMessage()));
        }
    }

    /** Leverage of the worked example: 3x, or the market's highest where that is less. */
    public static int exampleLeverage(MarketRules rules) {
        return Math.min(USUAL_LEVERAGE, rules.maxLeverage());
    }

    /** Liquidation price of the worked example, one share; zero where there is none. */
    public static double exampleLiquidationUsd(MarketRules rules, boolean isLong) {
        double marginUsd = IsolatedMargin.initialUsd(1, EXAMPLE_ENTRY_USD, exampleLeverage(rules));
        return IsolatedMargin.liquidationUsd(isLong ? 1 : -1, 1, EXAMPLE_ENTRY_USD, marginUsd, rules.maintenanceFraction(), 0);
    }
}
