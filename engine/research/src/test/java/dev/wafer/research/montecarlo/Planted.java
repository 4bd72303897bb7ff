package dev.wafer.research.montecarlo;

import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.data.rule.Certainty;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.run.RunSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Markets, rules and strategies made for tests: 10x, maintenance 5 %, three size decimals, no fees and no funding unless said. */
final class Planted {
    static final long HOUR_MS = 3_600_000;
    static final long DAY_MS = 24 * HOUR_MS;
    /** A Tuesday without a holiday in the six weeks after it. */
    static final long START_MS = Instant.parse("2026-02-17T00:00:00Z").toEpochMilli();

    private Planted() {}

    /** Days at 100 USDC, on some of which the price falls to 40 for a moment. */
    static MarketData wicks(int days, Set<Integer> fatalDays) {
        return wicks(days, fatalDays, 100);
    }

    /** The same, with another high on those days. */
    static MarketData wicks(int days, Set<Integer> fatalDays, double fatalHighUsd) {
        BarSeries.Builder bars = BarSeries.builder(days);
        for (int day = 0; day < days; day++) {
            boolean isFatal = fatalDays.contains(day);
            bars.add(START_MS + day * DAY_MS, 100, isFatal ? fatalHighUsd : 100, isFatal ? 40 : 100, 100);
        }
        return market(DAY_MS, SymbolHistory.of("A", bars.build()));
    }

    /** Hours of A and B with gaps, marks, oracles, open interest and funding; B starts later and is absent now and then. */
    static MarketData eventful(long seed, int hours) {
        SplittableRandom random = new SplittableRandom(seed);
        return market(HOUR_MS, history("A", random, hours, 0, 0), history("B", random, hours, 30, 0.1));
    }

    private static SymbolHistory history(String ticker, SplittableRandom random, int hours, int firstHour, double absence) {
        BarSeries.Builder bars = BarSeries.builder(hours);
        FundingSeries.Builder funding = FundingSeries.builder(hours);
        double closeUsd = random.nextDouble(50, 500);
        for (int hour = firstHour; hour < hours; hour++) {
            double openUsd = closeUsd * random.nextDouble(0.98, 1.02);
            closeUsd = openUsd * random.nextDouble(0.97, 1.03);
            if (hour > firstHour && random.nextDouble() < absence) {
                continue;
            }
            double highUsd = Math.max(openUsd, closeUsd) * random.nextDouble(1, 1.02);
            double lowUsd = Math.min(openUsd, closeUsd) * random.nextDouble(0.9, 1);
            bars.add(START_MS + hour * HOUR_MS, openUsd, highUsd, lowUsd, closeUsd).with(Field.VOLUME, hour);
            bars.withMark(openUsd * 1.001, highUsd * 1.001, lowUsd * 1.001, closeUsd * 1.001).with(Field.ORACLE, closeUsd * 0.999);
            if (random.nextInt(4) > 0) {
                bars.with(Field.OPEN_INTEREST, random.nextDouble(1_000, 2_000));
            }
            if (random.nextInt(5) > 0) {
                funding.add(START_MS + hour * HOUR_MS + (hour % 2) * HOUR_MS / 2, random.nextDouble(-0.001, 0.001), HOUR_MS, closeUsd);
            }
        }
        OpenInterestFacts facts = new OpenInterestFacts(OpenInterestFacts.Kind.CLOSE, "xyz", HOUR_MS, 0, "made for a test");
        return new SymbolHistory(ticker, bars.build(), funding.build(), Optional.of(facts));
    }

    static MarketData market(long resolutionMs, SymbolHistory... histories) {
        return new MarketData("planted", "xyz", resolutionMs, "made for a test", true, List.of(histories));
    }

    /** 1,000 USDC. */
    static RunSettings settings() {
        return RunSettings.ideal(1_000, 1).withFunding(FundingMode.NONE).withFees(new FeeFractions(0, 0));
    }

    /** Goes long with the run's leverage at the close of one bar, once. */
    record BuyAt(int bar) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Symbol symbol = run.symbols().getFirst();
            double exposure = run.exposurePerSymbol();
            int[] closes = {0};
            return (market, account, desk) -> {
                if (closes[0]++ == bar) {
                    desk.target(symbol, exposure, "now");
                }
            };
        }
    }

    /** Orders in a bar's range on both sides, with exits close by: many bars are ambiguous. */
    record Nervous() implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Symbol symbol = run.symbols().getFirst();
            return (market, account, desk) -> {
                if (account.isFlat(symbol) && !desk.isWorking(symbol) && market.isPresent(symbol)) {
                    double closeUsd = market.closeUsd(symbol);
                    double shares = 0.9 * run.leverage() * account.equityUsd() / closeUsd;
                    desk.order(symbol).buy(shares).limitAt(closeUsd * 0.99).stopLoss(closeUsd * 0.2).takeProfit(closeUsd * 0.01).send("dip");
                }
            };
        }
    }

    /** Buys at the first close with almost all it has, to sell five USDC higher. */
    record BuyForProfit() implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Symbol symbol = run.symbols().getFirst();
            boolean[] hasBought = {false};
            return (market, account, desk) -> {
                if (!hasBought[0]) {
                    hasBought[0] = true;
                    desk.order(symbol).buy(0.9 * run.leverage() * account.equityUsd() / market.closeUsd(symbol)).takeProfit(5).send("once");
                }
            };
        }
    }

    /** Refuses leverages above two. */
    record Careful() implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            if (run.leverage() > 2) {
                throw new IllegalArgumentException("careful: found " + run.leverage() + "x, expected at most 2x");
            }
            return new BuyAt(0).start(run);
        }
    }

    static RuleBook rules(int maxLeverage) {
        List<Rule> rules = new ArrayList<>();
        rules.add(rule(RuleKey.SIZE_DECIMALS, "A", "3"));
        rules.add(rule(RuleKey.SIZE_DECIMALS, "B", "3"));
        rules.add(rule(RuleKey.MAX_LEVERAGE, Rule.ALL_MARKETS, Integer.toString(maxLeverage)));
        rules.add(rule(RuleKey.MARGIN_MODE, Rule.ALL_MARKETS, "NO_CROSS"));
        rules.add(rule(RuleKey.TAKER_FEE_FRACTION, Rule.ALL_MARKETS, "0.00009"));
        rules.add(rule(RuleKey.MAKER_FEE_FRACTION, Rule.ALL_MARKETS, "0.00003"));
        rules.add(rule(RuleKey.FUNDING_INTERVAL_HOURS, Rule.ALL_MARKETS, "1"));
        rules.add(rule(RuleKey.FUNDING_MULTIPLIER, Rule.ALL_MARKETS, "0.5"));
        rules.add(rule(RuleKey.FUNDING_INTEREST_PER_8_HOURS, Rule.ALL_MARKETS, "0.0001"));
        rules.add(rule(RuleKey.FUNDING_CLAMP_PER_8_HOURS, Rule.ALL_MARKETS, "0.0003"));
        rules.add(rule(RuleKey.FUNDING_CAP_PER_INTERVAL, Rule.ALL_MARKETS, "0.04"));
        return new RuleBook("xyz", 1_760_313_600_000L, rules);
    }

    private static Rule rule(RuleKey key, String market, String value) {
        return new Rule(key, market, 1_760_313_600_000L, value, Certainty.OFFICIAL, false, "made for a test");
    }
}
