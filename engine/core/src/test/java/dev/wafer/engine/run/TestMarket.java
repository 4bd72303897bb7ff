package dev.wafer.engine.run;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.rule.Certainty;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.cost.FeeFractions;
import dev.wafer.engine.cost.FundingMode;
import java.util.ArrayList;
import java.util.List;

/** Markets and rules for tests: hourly bars from 2026-01-05T00:00Z, 10x, maintenance 5 %, three size decimals, no fees, no funding unless said. */
public final class TestMarket {
    /** 2026-01-05T00:00:00Z. */
    public static final long START_MS = 1_767_571_200_000L;
    public static final long HOUR_MS = 3_600_000;

    private final List<SymbolHistory> histories = new ArrayList<>();
    private final long resolutionMs;

    private TestMarket(long resolutionMs) {
        this.resolutionMs = resolutionMs;
    }

    public static TestMarket hourly() {
        return new TestMarket(HOUR_MS);
    }

    public static TestMarket every(long resolutionMs) {
        return new TestMarket(resolutionMs);
    }

    /** One bar. */
    public static double[] bar(double openUsd, double highUsd, double lowUsd, double closeUsd) {
        return new double[] {openUsd, highUsd, lowUsd, closeUsd};
    }

    /** A bar that stands at one price. */
    public static double[] flat(double priceUsd) {
        return bar(priceUsd, priceUsd, priceUsd, priceUsd);
    }

    /** Hourly funding points {hours after the start, rate} without an oracle, or {hours, rate, oracle}. */
    public static FundingSeries funding(double[]... points) {
        FundingSeries.Builder builder = FundingSeries.builder(points.length);
        for (double[] point : points) {
            long timeMs = START_MS + (long) (point[0] * HOUR_MS);
            if (point.length > 2) {
                builder.add(timeMs, point[1], HOUR_MS, point[2]);
            } else {
                builder.add(timeMs, point[1], HOUR_MS);
            }
        }
        return builder.build();
    }

    /** Consecutive bars, each {open, high, low, close} or {open, high, low, close, mark open, high, low, close}. */
    public TestMarket bars(String ticker, double[]... rows) {
        return funded(ticker, FundingSeries.empty(), rows);
    }

    public TestMarket funded(String ticker, FundingSeries funding, double[]... rows) {
        BarSeries.Builder builder = BarSeries.builder(rows.length);
        for (int i = 0; i < rows.length; i++) {
            double[] r = rows[i];
            builder.add(START_MS + i * resolutionMs, r[0], r[1], r[2], r[3]);
            if (r.length > 4) {
                builder.withMark(r[4], r[5], r[6], r[7]);
            }
        }
        histories.add(SymbolHistory.of(ticker, builder.build()).withFunding(funding));
        return this;
    }

    public TestMarket add(SymbolHistory history) {
        histories.add(history);
        return this;
    }

    public MarketData data() {
        return new MarketData("test", "xyz", resolutionMs, "made for a test", true, histories);
    }

    /** 1,000,000 USDC, no fees, recorded funding. */
    public static RunSettings settings(int leverage) {
        return RunSettings.ideal(1_000_000, leverage).withFunding(FundingMode.RECORDED).withFees(new FeeFractions(0, 0));
    }

    public RunResult run(StrategySpec strategy, RunSettings settings) {
        return Backtest.run(data(), rules(), strategy, settings);
    }

    /** Rules for A, B, MU, all alike. */
    public static RuleBook rules() {
        List<Rule> rules = new ArrayList<>();
        for (String market : List.of("A", "B", "MU")) {
            rules.add(rule(RuleKey.SIZE_DECIMALS, market, "3"));
        }
        rules.add(rule(RuleKey.MAX_LEVERAGE, Rule.ALL_MARKETS, "10"));
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
