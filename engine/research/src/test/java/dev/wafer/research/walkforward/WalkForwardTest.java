package dev.wafer.research.walkforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.data.rule.Certainty;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.research.walkforward.WalkForward.Candidates;
import dev.wafer.research.walkforward.WalkForwardResult.WindowResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sixty days: a price that rises by one USDC a day for thirty, then falls by one a day. Point 0 is long from its first close on, point 1 short, point 2
 * refuses, point 3 does nothing. No fees, no funding, leverage 1.
 */
class WalkForwardTest {
    private static final long DAY_MS = 86_400_000;
    private static final long START_MS = Instant.parse("2026-02-17T00:00:00Z").toEpochMilli();
    private static final RunSettings SETTINGS =
            RunSettings.ideal(1_000, 1).withFunding(FundingMode.NONE).withFees(new FeeFractions(0, 0));
    private static final TimeSpan HISTORY = new TimeSpan(START_MS, START_MS + 60 * DAY_MS);
    private static final Measure RETURN = new Measure("totalReturn", true, summary -> OptionalDouble.of(summary.totalReturn()));
    /** A handful of double operations on thousands of USDC, and lots of a thousandth of a share. */
    private static final double ROUNDING_USD = 1;

    private static final double ROUNDING = 1e-12;

    /** Goes one way at its first close, and stays. */
    private record OneWay(long point) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            if (point == 2) {
                throw new IllegalArgumentException("found point 2, expected another");
            }
            Symbol symbol = run.symbols().getFirst();
            return (_, _, desk) -> {
                if (point != 3) {
                    desk.target(symbol, point == 0 ? 1 : -1, "one way");
                }
            };
        }
    }

    private static double closeUsd(int day) {
        return day < 30 ? 101 + day : 131 - (day - 29);
    }

    private static PreparedMarket market() {
        BarSeries.Builder bars = BarSeries.builder(60);
        for (int day = 0; day < 60; day++) {
            double openUsd = day == 0 ? 100 : closeUsd(day - 1);
            double closeUsd = closeUsd(day);
            bars.add(START_MS + day * DAY_MS, openUsd, Math.max(openUsd, closeUsd), Math.min(openUsd, closeUsd), closeUsd);
        }
        MarketData data = new MarketData("tent", "xyz", DAY_MS, "made for a test", true, List.of(SymbolHistory.of("A", bars.build())));
        List<Rule> rules = Stream.of(Map.entry(RuleKey.SIZE_DECIMALS, "3"), Map.entry(RuleKey.MAX_LEVERAGE, "10"), Map.entry(RuleKey.MARGIN_MODE, "NO_CROSS"),
                Map.entry(RuleKey.TAKER_FEE_FRACTION, "0.00009"), Map.entry(RuleKey.MAKER_FEE_FRACTION, "0.00003"),
                Map.entry(RuleKey.FUNDING_INTERVAL_HOURS, "1"), Map.entry(RuleKey.FUNDING_MULTIPLIER, "0.5"),
                Map.entry(RuleKey.FUNDING_INTEREST_PER_8_HOURS, "0.0001"), Map.entry(RuleKey.FUNDING_CLAMP_PER_8_HOURS, "0.0003"),
                Map.entry(RuleKey.FUNDING_CAP_PER_INTERVAL, "0.04"))
                .map(rule -> new Rule(rule.getKey(), "A", START_MS, rule.getValue(), Certainty.OFFICIAL, false, "made for a test")).toList();
        return new PreparedMarket(data, new RuleBook("xyz", START_MS, rules), SETTINGS.funding());
    }

    private static WalkForwardResult walk(WindowPlan plan, int threads) {
        return new WalkForward(market(), SETTINGS, new Candidates(4, OneWay::new), RETURN).run(plan, HISTORY, threads, _ -> {});
    }

    private static List<Long> chosen(WalkForwardResult result) {
        return result.windows().stream().map(window -> window.chosen().orElseThrow().point()).toList();
    }

    /** Tests begin at days 10, 20, 30, 40, 50; what is best turns at day 30, and the choice follows one window later. */
    @Test
    void the_choice_follows_the_market_and_never_leads_it() {
        WalkForwardResult result = walk(new WindowPlan(10 * DAY_MS, 10 * DAY_MS, false, 0, 0), 1);

        assertThat(chosen(result)).containsExactly(0L, 0L, 0L, 1L, 1L);
        assertThat(result.stability()).isEqualTo(new WalkForwardResult.Stability(3, 4, 2));
        assertThat(result.windows().get(2).finalEquityUsd()).isLessThan(result.windows().get(2).capitalUsd());
    }

    /** The first test, days 10 to 19: bought at the open of day 11, 111, for 1,000 at the mark of 111; marked at 120: 9 USDC on 9.009 shares. */
    @Test
    void a_test_trades_the_chosen_point_from_flat_and_the_next_carries_its_capital_on() {
        WalkForwardResult result = walk(new WindowPlan(10 * DAY_MS, 10 * DAY_MS, false, 0, 0), 1);

        assertThat(result.windows().getFirst().finalEquityUsd()).isEqualTo(1_000 + 9 * 1_000 / 111.0, within(ROUNDING_USD));
        for (int i = 1; i < result.windows().size(); i++) {
            assertThat(result.windows().get(i).capitalUsd()).isEqualTo(result.windows().get(i - 1).finalEquityUsd());
        }
        assertThat(result.outOfSample().measures().finalEquityUsd()).isEqualTo(result.windows().getLast().finalEquityUsd());
        assertThat(result.outOfSample().measures().trades()).isEqualTo(5);
        assertThat(result.outOfSample().wonWindows()).isEqualTo(4);
        assertThat(result.dailyEquity().count()).isEqualTo(51);
        assertThat(result.dailyEquity().equityUsd(0)).isEqualTo(1_000);
        assertThat(result.dailyEquity().equityUsd(10)).isEqualTo(result.windows().getFirst().finalEquityUsd());
    }

    /** Training of days 20 to 29 and 2 days of purge: the test begins at day 32, and days 30 and 31, which fall, are in neither. */
    @Test
    void what_lies_in_the_purge_is_neither_trained_on_nor_tested() {
        WalkForwardResult result = walk(new WindowPlan(30 * DAY_MS, 10 * DAY_MS, false, 2 * DAY_MS, 0), 1);

        WindowResult first = result.windows().getFirst();
        assertThat(first.window().train()).isEqualTo(new TimeSpan(START_MS, START_MS + 30 * DAY_MS));
        assertThat(first.window().test().fromMs()).isEqualTo(START_MS + 32 * DAY_MS);
        // bought at the open of day 1, 101, marked at the close of day 29, 130
        assertThat(first.chosen().orElseThrow().summary().totalReturn()).isEqualTo(29 / 101.0, within(1e-3));
        assertThat(result.leftOutMs()).isEqualTo(8 * DAY_MS);
    }

    /** Hindsight over days 10 to 59: short from 111 down to 101 beats long. Training and test of the first window have ten days each. */
    @Test
    void hindsight_and_efficiency_are_those_of_their_spans() {
        WalkForwardResult result = walk(new WindowPlan(10 * DAY_MS, 10 * DAY_MS, false, 0, 0), 1);

        assertThat(result.hindsight().orElseThrow().point()).isEqualTo(1);
        WindowResult first = result.windows().getFirst();
        double trained = StrictMath.log(1 + first.chosen().orElseThrow().summary().totalReturn());
        double tested = StrictMath.log(1 + first.test().orElseThrow().totalReturn());
        assertThat(first.efficiency().value().orElseThrow()).isCloseTo(tested / trained, within(ROUNDING));
        assertThat(first.efficiency().testPerDay().orElseThrow()).isCloseTo(tested / 10, within(ROUNDING));
        assertThat(result.efficiency().testPerDay().orElseThrow())
                .isCloseTo(StrictMath.log(result.outOfSample().measures().finalEquityUsd() / 1_000) / 50, within(ROUNDING));
    }

    @Test
    void the_efficiency_of_one_percent_a_day_after_two_is_about_a_half_however_short_the_test() {
        TimeSpan month = new TimeSpan(0, 30 * DAY_MS), day = new TimeSpan(0, DAY_MS);

        WalkForwardResult.Efficiency found = WalkForwardResult.Efficiency.of(LogGrowth.perDay(StrictMath.pow(1.02, 30) - 1, month), LogGrowth.perDay(0.01, day));

        assertThat(found.value().orElseThrow()).isCloseTo(0.5025, within(0.00005));
        assertThat(WalkForwardResult.Efficiency.of(LogGrowth.perDay(0.5, month), LogGrowth.perDay(-1, day)).reason()).isEqualTo("the test lost everything");
    }

    @Test
    void there_is_no_efficiency_where_the_best_of_training_earned_nothing() {
        Measure onlyIdle = new Measure("trades", false, summary -> OptionalDouble.of(summary.trades()));

        WalkForwardResult result = new WalkForward(market(), SETTINGS, new Candidates(4, OneWay::new), onlyIdle)
                .run(new WindowPlan(10 * DAY_MS, 10 * DAY_MS, false, 0, 0), HISTORY, 1, _ -> {});

        assertThat(chosen(result)).containsOnly(3L);
        assertThat(result.efficiency().value()).isEmpty();
        assertThat(result.efficiency().reason()).isEqualTo("the best of training lost money or stood still");
    }

    @Test
    void a_window_in_which_no_point_has_the_measure_trades_nothing() {
        Measure none = new Measure("none", true, _ -> OptionalDouble.empty());

        WalkForwardResult result = new WalkForward(market(), SETTINGS, new Candidates(4, OneWay::new), none)
                .run(new WindowPlan(10 * DAY_MS, 10 * DAY_MS, false, 0, 0), HISTORY, 1, _ -> {});

        assertThat(result.idleWindows()).isEqualTo(5);
        assertThat(result.outOfSample().measures().finalEquityUsd()).isEqualTo(1_000);
        assertThat(result.hindsight()).isEmpty();
    }

    @Test
    void two_threads_choose_and_earn_what_one_does() {
        WindowPlan plan = new WindowPlan(10 * DAY_MS, 10 * DAY_MS, true, DAY_MS, 0);

        WalkForwardResult one = walk(plan, 1);
        WalkForwardResult two = walk(plan, 2);

        assertThat(two.windows()).isEqualTo(one.windows());
        assertThat(two.outOfSample()).isEqualTo(one.outOfSample());
        assertThat(two.hindsight()).isEqualTo(one.hindsight());
    }
}
