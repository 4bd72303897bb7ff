package dev.wafer.research.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.Batch.Outcome;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.engine.run.StrategyFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forty days at a price that rises by one USDC a day; a strategy buys at one of them. */
class SweepTest {
    private static final long DAY_MS = 86_400_000;
    private static final long START_MS = Instant.parse("2026-02-17T00:00:00Z").toEpochMilli();
    private static final RunSettings SETTINGS =
            RunSettings.ideal(1_000, 1).withFunding(FundingMode.NONE).withFees(new FeeFractions(0, 0));

    private static PreparedMarket market() {
        BarSeries.Builder bars = BarSeries.builder(40);
        for (int day = 0; day < 40; day++) {
            bars.add(START_MS + day * DAY_MS, 100 + day, 100 + day, 100 + day, 100 + day);
        }
        MarketData data = new MarketData("rising", "xyz", DAY_MS, "made for a test", true, List.of(SymbolHistory.of("A", bars.build())));
        List<Rule> rules = Stream.of(Map.entry(RuleKey.SIZE_DECIMALS, "3"), Map.entry(RuleKey.MAX_LEVERAGE, "10"), Map.entry(RuleKey.MARGIN_MODE, "NO_CROSS"),
                Map.entry(RuleKey.TAKER_FEE_FRACTION, "0.00009"), Map.entry(RuleKey.MAKER_FEE_FRACTION, "0.00003"),
                Map.entry(RuleKey.FUNDING_INTERVAL_HOURS, "1"), Map.entry(RuleKey.FUNDING_MULTIPLIER, "0.5"),
                Map.entry(RuleKey.FUNDING_INTEREST_PER_8_HOURS, "0.0001"), Map.entry(RuleKey.FUNDING_CLAMP_PER_8_HOURS, "0.0003"),
                Map.entry(RuleKey.FUNDING_CAP_PER_INTERVAL, "0.04"))
                .map(rule -> new Rule(rule.getKey(), "A", START_MS, rule.getValue(), Certainty.OFFICIAL, false, "made for a test")).toList();
        return new PreparedMarket(data, new RuleBook("xyz", START_MS, rules), SETTINGS.funding());
    }

    /** Buys at one close, a share or a lot more. */
    private record BuyAt(long bar) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            if (bar % 10 == 7) {
                throw new IllegalArgumentException("no bar " + bar);
            }
            Symbol symbol = run.symbols().getFirst();
            int[] closes = {0};
            return (market, account, desk) -> {
                if (closes[0]++ == bar % 30) {
                    desk.order(symbol).buy(1 + bar / 1_000.0).send("now");
                }
            };
        }
    }

    private static StrategySpec strategyOf(long point) {
        if (point % 10 == 3) {
            throw new IllegalArgumentException("no point " + point);
        }
        return new BuyAt(point);
    }

    private static Map<Long, Outcome> run(List<PointRange> ranges, int threads) {
        return run(new Sweep(market(), SETTINGS, SweepTest::strategyOf), ranges, threads);
    }

    private static Map<Long, Outcome> run(Sweep sweep, List<PointRange> ranges, int threads) {
        Map<Long, Outcome> outcomes = new TreeMap<>();
        sweep.run(ranges, threads, chunk -> {
            for (int place = 0; place < chunk.outcomes().size(); place++) {
                assertThat(outcomes.put(chunk.firstPoint() + place, chunk.outcomes().get(place))).isNull();
            }
        });
        return outcomes;
    }

    @Test
    void a_point_does_in_a_sweep_what_its_strategy_does_alone() {
        Map<Long, Outcome> outcomes = run(List.of(new PointRange(0, 100)), 1);

        assertThat(outcomes.keySet()).hasSize(100);
        assertThat(outcomes.get(12L)).isEqualTo(new Outcome.Measured(Backtest.run(market(), new BuyAt(12), SETTINGS).summary()));
        assertThat(outcomes.get(99L)).isEqualTo(new Outcome.Measured(Backtest.run(market(), new BuyAt(99), SETTINGS).summary()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void the_number_of_threads_changes_nothing(int threads) {
        List<PointRange> ranges = List.of(new PointRange(0, 333), new PointRange(340, 341), new PointRange(400, 500));

        assertThat(run(ranges, threads)).isEqualTo(run(ranges, 1)).hasSize(434);
    }

    @Test
    void a_point_that_its_constructor_or_its_start_refuses_is_a_refused_one_with_its_reason() {
        Map<Long, Outcome> outcomes = run(List.of(new PointRange(0, 20)), 2);

        assertThat(outcomes.get(3L)).isEqualTo(new Outcome.Refused("no point 3"));
        assertThat(outcomes.get(17L)).isEqualTo(new Outcome.Refused("no bar 17"));
        assertThat(outcomes.values().stream().filter(Outcome.Refused.class::isInstance)).hasSize(4);
    }

    @Test
    void chunks_have_at_most_sixty_four_points_and_several_come_for_each_thread() {
        List<Integer> sizes = new ArrayList<>();
        Sweep sweep = new Sweep(market(), SETTINGS, SweepTest::strategyOf);

        sweep.run(List.of(new PointRange(0, 2_000)), 2, chunk -> sizes.add(chunk.outcomes().size()));
        assertThat(sizes).hasSize(32).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(64));
        sizes.clear();
        sweep.run(List.of(new PointRange(0, 160)), 2, chunk -> sizes.add(chunk.outcomes().size()));
        assertThat(sizes).hasSize(16).containsOnly(10);
    }

    /** Fails at its third close. */
    private record Fails(long point) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            int[] closes = {0};
            return (market, account, desk) -> {
                if (point == 41 && closes[0]++ == 2) {
                    throw new ArithmeticException("by zero");
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_strategy_that_fails_ends_the_sweep_with_the_number_of_its_point(int threads) {
        assertThatThrownBy(() -> new Sweep(market(), SETTINGS, Fails::new).run(List.of(new PointRange(0, 100)), threads, _ -> {}))
                .isInstanceOfSatisfying(PointFailure.class, failure -> assertThat(failure.point()).isEqualTo(41))
                .hasCauseInstanceOf(StrategyFailure.class);
    }

    @Test
    void a_constructor_that_fails_ends_the_sweep_with_the_number_of_its_point() {
        assertThatThrownBy(() -> new Sweep(market(), SETTINGS, point -> {
            throw new IllegalStateException("broken");
        }).run(List.of(new PointRange(5, 9)), 1, _ -> {})).isInstanceOfSatisfying(PointFailure.class, failure -> assertThat(failure.point()).isEqualTo(5));
    }

    @Test
    void a_request_that_no_strategy_can_serve_is_refused_as_such() {
        RunSettings high = SETTINGS.withLeverage(11);

        assertThatThrownBy(() -> new Sweep(market(), high, SweepTest::strategyOf).run(List.of(new PointRange(0, 9)), 1, _ -> {}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("leverage: found 11");
        assertThatThrownBy(() -> new Sweep(market(), SETTINGS, SweepTest::strategyOf).run(List.of(new PointRange(0, 9)), 0, _ -> {}))
                .hasMessage("threads: found 0, expected 1 or more");
    }
}
