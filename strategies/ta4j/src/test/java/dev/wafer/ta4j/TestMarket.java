package dev.wafer.ta4j;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.rule.Certainty;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ta4j.core.Bar;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.NumFactory;

/** Hourly bars of MU from 2026-01-05T00:00Z on, once for the engine and once for ta4j: 10x, maintenance 5 %, no fees, no funding. */
final class TestMarket {
    static final long START_MS = 1_767_571_200_000L;
    static final long HOUR_MS = 3_600_000;
    private static final long RULES_FROM_MS = 1_760_313_600_000L;

    private TestMarket() {}

    /** A walk that opens beside the last close, so that a fill at the wrong one of them shows; every 50th hour or so has no bar. */
    static BarSeries walk(long seed, int barCount) {
        SplittableRandom random = new SplittableRandom(seed);
        BarSeries.Builder bars = BarSeries.builder(barCount);
        double closeUsd = 400;
        long openMs = START_MS;
        for (int i = 0; i < barCount; i++) {
            double openUsd = cents(closeUsd * (1 + 0.002 * (random.nextDouble() - 0.5)));
            closeUsd = cents(Math.clamp(openUsd * (1 + 0.02 * (random.nextDouble() - 0.5)), 150, 900));
            double highUsd = cents(Math.max(openUsd, closeUsd) * (1 + 0.004 * random.nextDouble()));
            double lowUsd = cents(Math.min(openUsd, closeUsd) * (1 - 0.004 * random.nextDouble()));
            bars.add(openMs, openUsd, highUsd, lowUsd, closeUsd).with(Field.VOLUME, 1 + random.nextInt(1_000));
            openMs += random.nextInt(50) == 0 ? 3 * HOUR_MS : HOUR_MS;
        }
        return bars.build();
    }

    private static double cents(double usd) {
        return Math.rint(usd * 100) / 100;
    }

    /** Bars of open, high, low, close, one after the other. */
    static BarSeries bars(double[]... ohlc) {
        BarSeries.Builder bars = BarSeries.builder(ohlc.length);
        for (int i = 0; i < ohlc.length; i++) {
            bars.add(START_MS + i * HOUR_MS, ohlc[i][0], ohlc[i][1], ohlc[i][2], ohlc[i][3]);
        }
        return bars.build();
    }

    static MarketData data(BarSeries bars) {
        return new MarketData("test", "xyz", HOUR_MS, "made for a test", true, List.of(SymbolHistory.of("MU", bars)));
    }

    /** All the bars at once, as ta4j's own executor wants them. */
    static org.ta4j.core.BarSeries inTa4j(BarSeries bars) {
        NumFactory numbers = DoubleNumFactory.getInstance();
        Duration length = Duration.ofMillis(HOUR_MS);
        List<Bar> rows = new ArrayList<>();
        for (int row = 0; row < bars.count(); row++) {
            Instant open = Instant.ofEpochMilli(bars.openTimeMs(row));
            rows.add(new BaseBar(length, open, open.plus(length), numbers.numOf(bars.value(Field.OPEN, row)), numbers.numOf(bars.value(Field.HIGH, row)),
                    numbers.numOf(bars.value(Field.LOW, row)), numbers.numOf(bars.value(Field.CLOSE, row)),
                    numbers.numOf(bars.value(Field.VOLUME, row)), numbers.zero(), 0));
        }
        return new BaseBarSeriesBuilder().withNumFactory(numbers).withBars(rows).build();
    }

    static RunSettings withoutCosts(double capitalUsd, int leverage) {
        return RunSettings.ideal(capitalUsd, leverage).withFunding(FundingMode.NONE).withFees(new FeeFractions(0, 0));
    }

    static RunResult run(MarketData data, StrategySpec strategy, RunSettings settings) {
        return Backtest.run(data, rules(), strategy, settings);
    }

    static RunResult run(BarSeries bars, StrategySpec strategy, RunSettings settings) {
        return run(data(bars), strategy, settings);
    }

    private static RuleBook rules() {
        return new RuleBook("xyz", RULES_FROM_MS, List.of(
                rule(RuleKey.SIZE_DECIMALS, "MU", "3"),
                rule(RuleKey.SIZE_DECIMALS, "AMD", "3"),
                rule(RuleKey.MAX_LEVERAGE, "10"),
                rule(RuleKey.MARGIN_MODE, "NO_CROSS"),
                rule(RuleKey.TAKER_FEE_FRACTION, "0.00009"),
                rule(RuleKey.MAKER_FEE_FRACTION, "0.00003"),
                rule(RuleKey.FUNDING_INTERVAL_HOURS, "1"),
                rule(RuleKey.FUNDING_MULTIPLIER, "0.5"),
                rule(RuleKey.FUNDING_INTEREST_PER_8_HOURS, "0.0001"),
                rule(RuleKey.FUNDING_CLAMP_PER_8_HOURS, "0.0003"),
                rule(RuleKey.FUNDING_CAP_PER_INTERVAL, "0.04")));
    }

    private static Rule rule(RuleKey key, String value) {
        return rule(key, Rule.ALL_MARKETS, value);
    }

    private static Rule rule(RuleKey key, String market, String value) {
        return new Rule(key, market, RULES_FROM_MS, value, Certainty.OFFICIAL, false, "made for a test");
    }
}
