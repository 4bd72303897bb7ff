package dev.wafer.research.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.data.rule.Certainty;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.simulate.SimulatedMarket;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.execution.LegOrders;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.research.robust.RobustResult.Alone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Runs among their neighbours on two months of a random walk. */
class RobustnessTest {
    private static final double ROUNDING = 1e-9;
    private static final long HOUR_MS = 3_600_000;
    private static final MarketData WALK = SimulatedMarket.randomWalk(3, 24 * 60, HOUR_MS);

    /** Long above the mean of some bars, short below. */
    record Cross(int window) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Symbol symbol = run.symbols().getFirst();
            Column close = run.close(symbol), mean = close.sma(window);
            return (_, _, desk) -> desk.target(symbol, close.now() > mean.now() ? 1 : -1, "side");
        }
    }

    /** Nothing to move, nothing to trade. */
    record Idle() implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            return (_, _, _) -> {};
        }
    }

    private static RuleBook rules() {
        long fromMs = 1_760_313_600_000L;
        List<Rule> rules = new ArrayList<>();
        Map.of(RuleKey.SIZE_DECIMALS, "3", RuleKey.MAX_LEVERAGE, "10", RuleKey.MARGIN_MODE, "NO_CROSS", RuleKey.TAKER_FEE_FRACTION, "0.0009",
                RuleKey.MAKER_FEE_FRACTION, "0.0003", RuleKey.FUNDING_INTERVAL_HOURS, "1", RuleKey.FUNDING_MULTIPLIER, "0.5",
                RuleKey.FUNDING_INTEREST_PER_8_HOURS, "0.0001", RuleKey.FUNDING_CLAMP_PER_8_HOURS, "0.0003", RuleKey.FUNDING_CAP_PER_INTERVAL, "0.04")
                .forEach((key, value) -> rules.add(new Rule(key, key == RuleKey.SIZE_DECIMALS ? "MU" : Rule.ALL_MARKETS, fromMs, value, Certainty.OFFICIAL,
                        false, "made for a test")));
        return new RuleBook("xyz", fromMs, rules);
    }

    private static RobustResult robust(StrategySpec strategy, RunSettings settings, RobustPlan plan) {
        PreparedMarket market = new PreparedMarket(WALK, rules(), settings.funding());
        return new Robustness(market, strategy, settings, Backtest.run(market, strategy, settings)).run(plan, _ -> {});
    }

    private static RunResult run(Neighbour neighbour, RunSettings settings) {
        PreparedMarket market = new PreparedMarket(WALK, rules(), settings.funding());
        return Backtest.run(market, neighbour.strategy(), neighbour.settings(settings, Backtest.run(market, neighbour.strategy(), settings).span()),
                neighbour.legOrders());
    }

    private static final Neighbour PLAIN = Neighbour.of(new Cross(20));
    private static final RunSettings SETTINGS = RunSettings.of(10_000, 3);

    @Test
    void doubled_costs_double_the_fees_of_one_turnover_and_the_slippage() {
        RunSettings small = RunSettings.of(100, 3);
        RunResult plain = run(PLAIN, small), dear = run(PLAIN.dear(), small);

        double plainFee = plain.summary().feesUsd() / plain.summary().turnoverUsd(), dearFee = dear.summary().feesUsd() / dear.summary().turnoverUsd();
        double plainSlip = plain.summary().slippageUsd() / plain.summary().turnoverUsd(), dearSlip = dear.summary().slippageUsd() / dear.summary().turnoverUsd();
        assertThat(plainFee).isCloseTo(0.0009, within(1e-8));
        assertThat(dearFee).isCloseTo(0.0018, within(1e-8));
        assertThat(dearSlip / plainSlip).isBetween(1.8, 2.2);                     // other quantities after other losses: impact is not linear
        assertThat(dear.summary().totalReturn()).isLessThan(plain.summary().totalReturn());
    }

    @Test
    void in_ideal_execution_only_fees_double() {
        RunSettings ideal = RunSettings.ideal(10_000, 3);

        RunSettings dear = PLAIN.dear().settings(ideal, run(PLAIN, ideal).span());

        assertThat(dear.execution()).isEqualTo(Execution.IDEAL);
        assertThat(dear.fees().times()).isEqualTo(2);
    }

    @Test
    void a_late_order_fills_one_bar_later_and_a_later_start_trades_later() {
        RunResult plain = run(PLAIN, SETTINGS), late = run(PLAIN.late(), SETTINGS), shifted = run(PLAIN.shifted(3), SETTINGS);

        assertThat(late.trades().getFirst().entryTimeMs()).isEqualTo(plain.trades().getFirst().entryTimeMs() + HOUR_MS);
        assertThat(shifted.span().fromMs()).isEqualTo(plain.span().fromMs() + 3 * 24 * HOUR_MS);
        assertThat(shifted.span().toMs()).isEqualTo(plain.span().toMs());
    }

    @Test
    void a_coin_says_which_extreme_a_bar_visits_first_and_a_seed_is_a_row_of_coins() {
        LegOrders orders = PLAIN.withLegSeed(9).legOrders();
        int low = 0;
        for (int tick = 0; tick < 10_000; tick++) {
            low += orders.of(0, tick) == LegOrders.Choice.LOW_FIRST ? 1 : 0;
            assertThat(orders.of(0, tick)).isEqualTo(PLAIN.withLegSeed(9).legOrders().of(0, tick));
        }

        assertThat(low).isBetween(4_800, 5_200);
        assertThat(PLAIN.legSeed()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void a_plan_gives_one_result_on_one_thread_and_on_three_and_another_seed_another() {
        RobustResult one = robust(new Cross(20), SETTINGS, new RobustPlan(60, 4, 1));
        RobustResult three = robust(new Cross(20), SETTINGS, new RobustPlan(60, 4, 3));
        RobustResult other = robust(new Cross(20), SETTINGS, new RobustPlan(60, 5, 3));

        assertThat(values(three)).isEqualTo(values(one));
        assertThat(values(other)).isNotEqualTo(values(one));
        assertThat(one.returns().count()).isEqualTo(60);
        assertThat(one.movedParameters()).containsExactly("window");
        assertThat(one.mostShiftDays()).isEqualTo(6);                             // a tenth of 60 days
    }

    private static List<Double> values(RobustResult result) {
        List<Double> values = new ArrayList<>(List.of(result.percentile(), result.loss().share()));
        for (int percent = 0; percent <= 100; percent += 5) {
            values.add(result.returns().quantile(percent / 100.0));
        }
        result.alone().forEach(alone -> values.add(alone.meanMove()));
        return values;
    }

    @Test
    void each_kind_alone_is_what_its_own_run_says_and_the_largest_mover_comes_first() {
        RobustResult result = robust(new Cross(20), SETTINGS, new RobustPlan(20, 4, 2));
        double headline = run(PLAIN, SETTINGS).summary().totalReturn();
        Alone late = result.alone().stream().filter(alone -> alone.change() == Change.LATE).findFirst().orElseThrow();
        Alone start = result.alone().stream().filter(alone -> alone.change() == Change.START).findFirst().orElseThrow();

        assertThat(result.headlineReturn()).isEqualTo(headline);
        assertThat(late.returns().lowest()).isEqualTo(run(PLAIN.late(), SETTINGS).summary().totalReturn());
        assertThat(late.meanMove()).isCloseTo(Math.abs(late.returns().lowest() - headline), within(ROUNDING));
        assertThat(start.returns().count()).isEqualTo(6);
        assertThat(result.parameterReturns().orElseThrow().count()).isEqualTo(50);
        assertThat(result.alone()).isSortedAccordingTo((left, right) -> Double.compare(right.meanMove(), left.meanMove()));
        assertThat(result.alone()).extracting(Alone::change).containsExactlyInAnyOrder(Change.values());
    }

    @Test
    void a_strategy_without_numbers_that_never_trades_stands_in_the_middle_of_equals() {
        RobustResult result = robust(new Idle(), SETTINGS, new RobustPlan(20, 0, 1));

        assertThat(result.movedParameters()).isEmpty();
        assertThat(result.percentile()).isEqualTo(0.5);
        assertThat(result.returns().differentCount()).isEqualTo(1);
        assertThat(result.parameterReturns()).isEmpty();
        assertThat(result.loss().hits()).isZero();
        assertThat(result.alone()).extracting(Alone::change).doesNotContain(Change.PARAMETERS);
    }
}
