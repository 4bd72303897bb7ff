package dev.wafer.engine.run;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.rule.Certainty;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.cost.FundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Markets and rules for tests: hourly bars from 2026-01-05T00:00Z, 10x, maintenance 5 %, three size decimals, no fees, no funding unless said; rules as changed. */
public final class TestMarket {
    /** 2026-01-05T00:00:00Z. */
    public static final long START_MS = 1_767_571_200_000L;
    public static final long HOUR_MS = 3_600_000;

    private static final long RULES_FROM_MS = 1_760_313_600_000L;

    private final List<SymbolHistory> histories = new ArrayList<>();
    private final List<Rule> own = new ArrayList<>();
    private final long resolutionMs;
    private long startMs = START_MS;
    private OptionalLong subResolutionMs = OptionalLong.empty();

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

    /** The bars of symbols added from now on begin at this time. */
    public TestMarket startingAt(String utc) {
        startMs = Instant.parse(utc).toEpochMilli();
        return this;
    }

    /** A rule in place of that of all test markets. */
    public TestMarket with(RuleKey key, String value) {
        return with(key, Rule.ALL_MARKETS, RULES_FROM_MS, value);
    }

    /** A rule of one market, or of {@link Rule#ALL_MARKETS}, from a time on. */
    public TestMarket with(RuleKey key, String market, long fromMs, String value) {
        own.add(new Rule(key, market, fromMs, value, Certainty.OFFICIAL, false, "made for a test"));
        return this;
    }

    /** Events of the symbol added last. */
    public TestMarket events(CorporateEvent... events) {
        histories.add(histories.removeLast().withEvents(List.of(events)));
        return this;
    }

    /** Finer bars of the symbol added last, each {hours after the start, open, high, low, close}. */
    public TestMarket finer(long finerMs, double[]... rows) {
        BarSeries.Builder builder = BarSeries.builder(rows.length);
        for (double[] r : rows) {
            builder.add(startMs + (long) (r[0] * HOUR_MS), r[1], r[2], r[3], r[4]);
        }
        histories.add(histories.removeLast().withSubBars(builder.build()));
        subResolutionMs = OptionalLong.of(finerMs);
        return this;
    }

    /** A bar with a volume. */
    public static double[] traded(double[] bar, double volumeShares) {
        double[] row = Arrays.copyOf(bar, bar.length + 1);
        row[bar.length] = volumeShares;
        return row;
    }

    /** So many bars that stand at one price, each with this volume. */
    public static double[][] still(int count, double priceUsd, double volumeShares) {
        return IntStream.range(0, count).mapToObj(_ -> traded(flat(priceUsd), volumeShares)).toArray(double[][]::new);
    }

    /** Consecutive bars, each {open, high, low, close} or {open, high, low, close, mark open, high, low, close}; a volume may follow. */
    public TestMarket bars(String ticker, double[]... rows) {
        return funded(ticker, FundingSeries.empty(), rows);
    }

    public TestMarket funded(String ticker, FundingSeries funding, double[]... rows) {
        BarSeries.Builder builder = BarSeries.builder(rows.length);
        for (int i = 0; i < rows.length; i++) {
            double[] r = rows[i];
            builder.add(startMs + i * resolutionMs, r[0], r[1], r[2], r[3]);
            if (r.length >= 8) {
                builder.withMark(r[4], r[5], r[6], r[7]);
            }
            if (r.length % 4 == 1) {
                builder.with(Field.VOLUME, r[r.length - 1]);
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
        return new MarketData("test", "xyz", resolutionMs, subResolutionMs, "made for a test", true, histories);
    }

    /** 1,000,000 USDC, no fees, recorded funding. */
    public static RunSettings settings(int leverage) {
        return RunSettings.ideal(1_000_000, leverage).withFunding(FundingMode.RECORDED).withFees(new FeeFractions(0, 0));
    }

    /** The same with spread, impact and limits. */
    public static RunSettings realistic(int leverage) {
        return settings(leverage).withExecution(Execution.REALISTIC);
    }

    public RunResult run(StrategySpec strategy, RunSettings settings) {
        return Backtest.run(data(), book(), strategy, settings);
    }

    /** The rules of all test markets, with this market's own in their place. */
    public RuleBook book() {
        List<Rule> rules = new ArrayList<>(rules().rules());
        rules.removeIf(rule -> own.stream()
                .anyMatch(other -> other.key() == rule.key() && other.market().equals(rule.market()) && other.fromMs() == rule.fromMs()));
        rules.addAll(own);
        return new RuleBook("xyz", RULES_FROM_MS, rules);
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
        return new RuleBook("xyz", RULES_FROM_MS, rules);
    }

    private static Rule rule(RuleKey key, String market, String value) {
        return new Rule(key, market, RULES_FROM_MS, value, Certainty.OFFICIAL, false, "made for a test");
    }
}
