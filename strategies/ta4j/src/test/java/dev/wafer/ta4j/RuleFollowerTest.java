package dev.wafer.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Setup;
import dev.wafer.api.StrategySpec;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.engine.cost.Assumptions;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.measure.ExitReason;
import dev.wafer.engine.measure.Trade;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.StrategyRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Rule;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.BooleanRule;
import org.ta4j.core.rules.FixedRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.StopLossRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/** What ta4j does not know, leverage, liquidation and fills in parts, and what its rules then see. */
class RuleFollowerTest {
    private static final double ROUNDING_USD = 1e-6;

    private record Rules(Function<org.ta4j.core.BarSeries, Strategy> rules) implements Ta4jSpec {
        @Override
        public Strategy strategy(org.ta4j.core.BarSeries series) {
            return rules.apply(series);
        }
    }

    /** What the record held when the exit rule was asked; never wants out. */
    private record Watching(List<String> seen) implements Rule {
        @Override
        public boolean isSatisfied(int index, TradingRecord record) {
            org.ta4j.core.Trade entry = record.getCurrentPosition().getEntry();
            seen.add(index + ": " + entry.getAmount() + " at " + entry.getNetPrice() + " since " + entry.getIndex());
            return false;
        }
    }

    /** Bars that open at the close before. */
    private static BarSeries closes(double... closesUsd) {
        return TestMarket.bars(IntStream.range(0, closesUsd.length).mapToObj(i -> {
            double open = closesUsd[Math.max(i - 1, 0)];
            return new double[] {open, Math.max(open, closesUsd[i]), Math.min(open, closesUsd[i]), closesUsd[i]};
        }).toArray(double[][]::new));
    }

    private static RunResult run(BarSeries bars, int leverage, Function<org.ta4j.core.BarSeries, Strategy> rules) {
        return TestMarket.run(bars, new Rules(rules), TestMarket.withoutCosts(10_000, leverage));
    }

    private static List<Long> entryHours(RunResult result) {
        return result.trades().stream().map(trade -> (trade.entryTimeMs() - TestMarket.START_MS) / TestMarket.HOUR_MS).toList();
    }

    @Test
    void leverage_multiplies_the_position() {
        RunResult result = run(closes(100, 100, 110, 110), 3, _ -> new BaseStrategy(new FixedRule(0), new FixedRule(2)));

        assertThat(result.trades()).singleElement().satisfies(trade -> assertThat(trade.quantityShares()).isEqualTo(300));
        assertThat(result.summary().finalEquityUsd()).isEqualTo(13_000, within(ROUNDING_USD));
    }

    @Test
    void after_a_liquidation_the_record_is_closed_and_the_entry_rule_decides_anew() {
        double[] usd = {100, 100, 60, 60, 60, 66, 66};       // 5x from 100 is liquidated on the way to 60
        RunResult result = run(closes(usd), 5, series -> new BaseStrategy(new FixedRule(0, 3), new StopLossRule(new ClosePriceIndicator(series), 50)));

        assertThat(result.trades()).extracting(Trade::exitReason).containsExactly(ExitReason.LIQUIDATION, ExitReason.END);
        assertThat(entryHours(result)).containsExactly(1L, 4L);
        assertThat(result.trades().getLast().entryPriceUsd()).isEqualTo(60);
    }

    @Test
    void an_entry_rule_that_stays_true_enters_at_the_open_after_a_liquidation() {
        double[] usd = {100, 100, 60, 60, 60};
        RunResult result = run(closes(usd), 5, _ -> new BaseStrategy(BooleanRule.TRUE, BooleanRule.FALSE));

        assertThat(entryHours(result)).containsExactly(1L, 3L);
    }

    @Test
    void a_stop_rule_measures_from_the_price_of_the_fill() {
        BarSeries bars = TestMarket.bars(new double[][] {{100, 100, 100, 100}, {110, 110, 105, 105}, {105, 105, 104, 104}, {104, 104, 104, 104}});
        RunResult result = run(bars, 1, series -> new BaseStrategy(new FixedRule(0), new StopLossRule(new ClosePriceIndicator(series), 5)));

        // 5 % below 110 is 104.5: out after the close of 104, not before
        assertThat(result.trades()).singleElement().satisfies(trade -> assertThat(trade.exitTimeMs()).isEqualTo(TestMarket.START_MS + 3 * TestMarket.HOUR_MS));
    }

    @Test
    void unstable_bars_are_not_traded() {
        RunResult result = run(closes(100, 100, 100, 100, 100), 1, _ -> new BaseStrategy(BooleanRule.TRUE, BooleanRule.FALSE, 2));

        assertThat(entryHours(result)).containsExactly(3L);
    }

    @Test
    void a_strategy_that_starts_with_a_sale_is_short() {
        RunResult result = run(closes(100, 100, 90, 90), 2, _ -> new BaseStrategy(new FixedRule(0), new FixedRule(2), TradeType.SELL));

        assertThat(result.trades()).singleElement().satisfies(trade -> assertThat(trade.isLong()).isFalse());
        assertThat(result.summary().finalEquityUsd()).isEqualTo(12_000, within(ROUNDING_USD));
    }

    @Test
    void an_entry_filled_in_parts_is_one_trade_at_their_mean_price() {
        BarSeries.Builder bars = BarSeries.builder(6);
        double[] opensUsd = {100, 100, 130, 130, 130, 130};
        for (int i = 0; i < opensUsd.length; i++) {
            bars.add(TestMarket.START_MS + i * TestMarket.HOUR_MS, opensUsd[i], opensUsd[i], opensUsd[i], opensUsd[i]).with(Field.VOLUME, i == 0 ? 0 : 500);
        }
        List<String> seen = new ArrayList<>();
        Execution aTenthOfTheVolume = new Execution.Realistic(Assumptions.STANDARD.with("half-spread-MU", 0).with("impact-cap", 0));
        TestMarket.run(bars.build(), new Rules(_ -> new BaseStrategy(new FixedRule(0), new Watching(seen))),
                TestMarket.withoutCosts(10_000, 2).withExecution(aTenthOfTheVolume));

        assertThat(seen).startsWith("1: 50.0 at 100.0 since 1", "2: 100.0 at 115.0 since 1");
    }

    @Test
    void a_position_that_never_came_is_asked_for_again() {
        BarSeries bars = closes(100, 100, 100, 100, 100);
        RunResult tooPoor = TestMarket.run(bars, new Rules(_ -> new BaseStrategy(BooleanRule.TRUE, BooleanRule.FALSE)), TestMarket.withoutCosts(5, 1));

        assertThat(tooPoor.trades()).isEmpty();
        assertThat(IntStream.range(0, tooPoor.journal().count()).filter(row -> tooPoor.journal().entry(row) == Entry.ORDERED).count()).isGreaterThan(3);
    }

    private static List<String> reasons(RunResult result) {
        var journal = result.journal();
        return IntStream.range(0, journal.count()).filter(row -> journal.entry(row) == Entry.ORDERED).mapToObj(journal::because).toList();
    }

    @Test
    void each_order_says_which_rule_wanted_it_in_the_same_words_in_every_process() {
        Rule named = new FixedRule(0);
        named.setName("a dip");
        Rule unnamed = (index, _) -> index == 1;
        RunResult result = run(closes(100, 100, 110, 110), 3, _ -> new BaseStrategy(named, new FixedRule(9).or(unnamed)));

        assertThat(reasons(result)).containsExactly("entry: a dip", "exit: OrRule(FixedRule," + RuleFollowerTest.class.getName() + ")");
    }

    @Test
    void rules_can_read_a_column_of_the_engine() {
        BarSeries.Builder bars = BarSeries.builder(5);
        for (int i = 0; i < 5; i++) {
            bars.add(TestMarket.START_MS + i * TestMarket.HOUR_MS, 100, 100, 100, 100).with(Field.OPEN_INTEREST, i == 1 ? 900 : 100);
        }
        StrategySpec followsOpenInterest = new OnOpenInterest();
        RunResult result = TestMarket.run(bars.build(), followsOpenInterest, TestMarket.withoutCosts(10_000, 1));

        assertThat(result.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.entryTimeMs()).isEqualTo(TestMarket.START_MS + 2 * TestMarket.HOUR_MS);
            assertThat(trade.exitTimeMs()).isEqualTo(TestMarket.START_MS + 3 * TestMarket.HOUR_MS);
        });
    }

    private record OnOpenInterest() implements StrategySpec {
        @Override
        public dev.wafer.api.Strategy start(Setup run) {
            return run.perSymbol(symbol -> {
                Ta4jBars bars = Ta4jBars.of(run, symbol);
                org.ta4j.core.Indicator<Num> oi = bars.indicator(run.openInterestShares(symbol));
                return bars.follow(new BaseStrategy(new OverIndicatorRule(oi, 500), new UnderIndicatorRule(oi, 500)), run.exposurePerSymbol());
            });
        }
    }

    @Test
    void an_exposure_that_is_none_is_refused() {
        StrategySpec none = run -> run.perSymbol(symbol -> Ta4jBars.of(run, symbol).follow(new BaseStrategy(BooleanRule.TRUE, BooleanRule.FALSE), 0));

        assertThatThrownBy(() -> TestMarket.run(closes(100, 100), none, TestMarket.withoutCosts(10_000, 1)))
                .isInstanceOf(StrategyRefusal.class).hasMessageContaining("exposure of 0.0");
    }
}
