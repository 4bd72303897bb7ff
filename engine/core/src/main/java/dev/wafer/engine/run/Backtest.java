package dev.wafer.engine.run;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.MarketData;

/** Runs one strategy over market data. */
public final class Backtest {
    private Backtest() {}

    /**
     * Replays the data's symbols, in their order, under the venue's rules.
     *
     * @throws IllegalArgumentException if the request cannot be run: the message says what was found and what was expected
     */
    public static RunResult run(MarketData data, RuleBook rules, StrategySpec strategy, RunSettings settings) {
        return start(data, rules, strategy, settings);
    }

    private static RunResult start(MarketData data, RuleBook rules, StrategySpec strategy, RunSettings settings) {
        if (settings.leverage() > 0) {
            throw new IllegalArgumentException("not yet: " + data.name() + rules.venue() + strategy);
        }
        throw new IllegalStateException("Invariant: leverage is above zero");
    }
}
