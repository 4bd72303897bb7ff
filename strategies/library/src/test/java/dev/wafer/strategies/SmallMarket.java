package dev.wafer.strategies;

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
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A market small enough to work out by hand, from 2026-01-05T00:00Z on: 10x, maintenance 5 %, three size decimals, the venue's fees. Open interest
 *, funding and earnings belong to the symbol named last.
 */
final class SmallMarket {
    static final long START_MS = 1_767_571_200_000L;
    static final long HOUR_MS = 3_600_000;
    static final long DAY_MS = 24 * HOUR_MS;

    private final long resolutionMs;
    private final List<SymbolHistory> histories = new ArrayList<>();

    private SmallMarket(long resolutionMs) {
        this.resolutionMs = resolutionMs;
    }

    static SmallMarket hourly() {
        return new SmallMarket(HOUR_MS);
    }

    static SmallMarket daily() {
        return new SmallMarket(DAY_MS);
    }

    /** Bars that open at the close before: what is decided at one close fills at that price. */
    SmallMarket closes(String ticker, double... closesUsd) {
        double[][] bars = new double[closesUsd.length][];
        for (int i = 0; i < bars.length; i++) {
            double open = closesUsd[Math.max(i - 1, 0)];
            bars[i] = new double[] {open, Math.max(open, closesUsd[i]), Math.min(open, closesUsd[i]), closesUsd[i]};
        }
        return bars(ticker, 0, bars);
    }

    /** Bars of open, high, low, close; the first one so many bars after the start. */
    SmallMarket bars(String ticker, int firstBar, double[]... bars) {
        BarSeries.Builder builder = BarSeries.builder(bars.length);
        for (int i = 0; i < bars.length; i++) {
            builder.add(START_MS + (firstBar + i) * resolutionMs, bars[i][0], bars[i][1], bars[i][2], bars[i][3]);
        }
        histories.add(SymbolHistory.of(ticker, builder.build()));
        return this;
    }

    /** The same volume in every bar. */
    SmallMarket volume(double shares) {
        SymbolHistory last = histories.removeLast();
        BarSeries.Builder builder = BarSeries.builder(last.bars().count());
        for (int row = 0; row < last.bars().count(); row++) {
            builder.copyRow(last.bars(), row).with(Field.VOLUME, shares);
        }
        histories.add(SymbolHistory.of(last.ticker(), builder.build()).withFunding(last.funding()));
        return this;
    }

    /** Open interest at the closes of the first bars; later ones have none. */
    SmallMarket openInterest(double... shares) {
        SymbolHistory last = histories.removeLast();
        BarSeries.Builder builder = BarSeries.builder(last.bars().count());
        for (int row = 0; row < last.bars().count(); row++) {
            builder.copyRow(last.bars(), row);
            if (row < shares.length) {
                builder.with(Field.OPEN_INTEREST, shares[row]);
            }
        }
        histories.add(SymbolHistory.of(last.ticker(), builder.build()).withFunding(last.funding()));
        return this;
    }

    /** One funding point at the close of each of the first bars, for the whole bar. */
    SmallMarket funding(double... ratesPerBar) {
        FundingSeries.Builder builder = FundingSeries.builder(ratesPerBar.length);
        for (int i = 0; i < ratesPerBar.length; i++) {
            builder.add(START_MS + (i + 1) * resolutionMs, ratesPerBar[i], resolutionMs);
        }
        return funded(builder.build());
    }

    /** Earnings of the symbol named last, so many bars after the start. */
    SmallMarket earnings(int... bars) {
        histories.add(histories.removeLast().withEvents(
                Arrays.stream(bars).mapToObj(bar -> CorporateEvent.earnings(START_MS + bar * resolutionMs)).toList()));
        return this;
    }

    SmallMarket funded(FundingSeries points) {
        histories.add(histories.removeLast().withFunding(points));
        return this;
    }

    /** Without fees and funding payments. */
    RunResult run(StrategySpec strategy, double capitalUsd, int leverage) {
        return run(strategy, RunSettings.ideal(capitalUsd, leverage).withFunding(FundingMode.NONE).withFees(new FeeFractions(0, 0)));
    }

    RunResult run(StrategySpec strategy, RunSettings settings) {
        return Backtest.run(new MarketData("test", "xyz", resolutionMs, "made for a test", true, List.copyOf(histories)), rules(), strategy, settings);
    }

    /** Bars at whose close something was ordered, with the side wanted: {@code 6 long}, {@code 7 flat}. */
    List<String> decisions(RunResult result) {
        var journal = result.journal();
        return IntStream.range(0, journal.count()).filter(row -> journal.entry(row) == Entry.ORDERED)
                .mapToObj(row -> (journal.timeMs(row) - START_MS) / resolutionMs - 1 + side(journal.signedLots(row))).toList();
    }

    private static String side(long signedLots) {
        return signedLots > 0 ? " long" : signedLots < 0 ? " short" : " flat";
    }

    /** Why something was ordered, in order. */
    static List<String> reasons(RunResult result) {
        var journal = result.journal();
        return IntStream.range(0, journal.count()).filter(row -> journal.entry(row) == Entry.ORDERED).mapToObj(journal::because).toList();
    }

    private static RuleBook rules() {
        return new RuleBook("xyz", 1_760_313_600_000L, List.of(
                rule(RuleKey.SIZE_DECIMALS, "MU", "3"),
                rule(RuleKey.SIZE_DECIMALS, "AMD", "3"),
                rule(RuleKey.SIZE_DECIMALS, "SNDK", "3"),
                rule(RuleKey.SIZE_DECIMALS, "GOLD", "3"),
                rule(RuleKey.MAX_LEVERAGE, Rule.ALL_MARKETS, "10"),
                rule(RuleKey.MARGIN_MODE, Rule.ALL_MARKETS, "NO_CROSS"),
                rule(RuleKey.TAKER_FEE_FRACTION, Rule.ALL_MARKETS, "0.00009"),
                rule(RuleKey.MAKER_FEE_FRACTION, Rule.ALL_MARKETS, "0.00003"),
                rule(RuleKey.FUNDING_INTERVAL_HOURS, Rule.ALL_MARKETS, "1"),
                rule(RuleKey.FUNDING_MULTIPLIER, Rule.ALL_MARKETS, "0.5"),
                rule(RuleKey.FUNDING_INTEREST_PER_8_HOURS, Rule.ALL_MARKETS, "0.0001"),
                rule(RuleKey.FUNDING_CLAMP_PER_8_HOURS, Rule.ALL_MARKETS, "0.0003"),
                rule(RuleKey.FUNDING_CAP_PER_INTERVAL, Rule.ALL_MARKETS, "0.04")));
    }

    private static Rule rule(RuleKey key, String market, String value) {
        return new Rule(key, market, 1_760_313_600_000L, value, Certainty.OFFICIAL, false, "made for a test");
    }
}
