package dev.wafer.research.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.research.montecarlo.LeverageRow.Ran;
import dev.wafer.research.montecarlo.LeverageRow.Refused;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurvivalTest {
    private static final int DAYS = 40;
    /** Forty days from a Tuesday: 29 trading days, six weekends but for the last Sunday. */
    private static final int TRADING_DAYS = 29;

    private static SurvivalResult survive(MarketData data, StrategySpec strategy, RunSettings settings, SurvivalPlan plan) {
        return new Survival(data, Planted.rules(10), strategy, settings).run(plan, _ -> {});
    }

    private static Ran ran(SurvivalResult result, int leverage) {
        return (Ran) result.rows().get(leverage - 1);
    }

    /** Blocks of one session: each trading day of a path is the fatal one with the same chance, whatever the others are. */
    @ParameterizedTest
    @CsvSource({"37,1", "33,5", "19,15", "0,28"})
    void the_interval_covers_a_chance_that_is_known(int boughtAfterDay, int tradingDaysHeld) {
        MarketData data = Planted.wicks(DAYS, Set.of(9));                   // a Thursday
        double known = 1 - StrictMath.pow(1 - 1.0 / TRADING_DAYS, tradingDaysHeld);
        int covered = 0;
        for (long seed = 0; seed < 20; seed++) {
            SurvivalResult result = new Survival(data, Planted.rules(2), new Planted.BuyAt(boughtAfterDay), Planted.settings())
                    .run(new SurvivalPlan(200, 1, seed, 2), _ -> {});
            assertThat(result.drawing().tradingDays()).isEqualTo(TRADING_DAYS);
            Chance chance = ran(result, 2).chance();
            covered += chance.low() <= known && known <= chance.high() ? 1 : 0;
        }

        assertThat(covered).isGreaterThanOrEqualTo(17);                     // 19 of 20 expected; fewer than 17 happens once in a hundred times
    }

    @Test
    void a_wick_of_sixty_percent_kills_from_twice_on_and_not_a_position_without_leverage() {
        SurvivalResult result = survive(Planted.wicks(DAYS, Set.of(9)), new Planted.BuyAt(0), Planted.settings(), new SurvivalPlan(200, 5, 1, 2));

        assertThat(result.rows()).hasSize(10);
        assertThat(ran(result, 1).recorded().liquidations()).isZero();
        assertThat(ran(result, 2).recorded().liquidations()).isEqualTo(1);
        assertThat(ran(result, 2).recorded().totalReturn()).isLessThan(-0.9);
        assertThat(ran(result, 2).chance().hits()).isEqualTo(ran(result, 10).chance().hits()).isBetween(90, 160);
        assertThat(ran(result, 1).chance()).isEqualTo(Chance.of(0, 200));
        assertThat(result.drawing().closedStretches()).isEqualTo(6);
    }

    @Test
    void a_market_that_cannot_liquidate_has_a_chance_of_zero_and_its_upper_bound() {
        SurvivalResult result = survive(Planted.wicks(DAYS, Set.of()), new Planted.BuyAt(0), Planted.settings(), new SurvivalPlan(400, 5, 1, 2));

        assertThat(result.rows()).allSatisfy(row -> {
            Ran ran = (Ran) row;
            assertThat(ran.chance().hits()).isZero();
            assertThat(ran.chance().high()).isCloseTo(0.00918, within(1e-5));   // 1 - 0.025^(1/400)
            assertThat(ran.meanDaysToLiquidation()).isEmpty();
        });
        assertThat(result.highestShown()).hasValue(10);
    }

    @Test
    void few_paths_show_nothing_even_where_none_was_liquidated() {
        SurvivalResult result = survive(Planted.wicks(DAYS, Set.of()), new Planted.BuyAt(0), Planted.settings(), new SurvivalPlan(300, 5, 1, 2));

        assertThat(result.highestShown()).isEmpty();                        // up to 1.22 % by the interval
    }

    @Test
    void the_mean_time_is_counted_from_the_start_of_the_path() {
        MarketData data = Planted.wicks(2, Set.of(1));                      // two days, the fatal one can only act on the second

        Ran ran = ran(survive(data, new Planted.BuyAt(0), Planted.settings(), new SurvivalPlan(100, 1, 1, 1)), 10);

        assertThat(ran.chance().hits()).isBetween(30, 70);
        assertThat(ran.meanDaysToLiquidation().orElseThrow()).isBetween(1.0, 1.5);      // on the first leg of the second day
    }

    private static Ran row(int leverage, int hits, int paths) {
        Chance chance = Chance.of(hits, paths);
        return new Ran(leverage, new LeverageRow.Recorded(0, 0, 0, 0, 0, 0), chance, chance, chance, 0, 0, OptionalDouble.empty());
    }

    @Test
    void under_one_percent_is_shown_by_the_upper_end_of_the_interval_for_it_and_all_lower_leverages() {
        assertThat(SurvivalResult.highestShown(List.of(row(1, 0, 1000), row(2, 3, 1000), row(3, 4, 1000)))).hasValue(2);   // 0.87 %, 1.02 %
        assertThat(SurvivalResult.highestShown(List.of(row(1, 4, 1000), row(2, 0, 1000)))).isEmpty();
        assertThat(SurvivalResult.highestShown(List.of(new Refused(1, "capital"), row(2, 0, 1000)))).hasValue(2);
        assertThat(SurvivalResult.highestShown(List.of(row(1, 0, 1000), new Refused(2, "capital"), row(3, 1, 1000)))).hasValue(3);
        assertThat(SurvivalResult.highestShown(List.of())).isEqualTo(OptionalInt.empty());
    }

    @Test
    void one_thread_and_several_come_to_the_same_rows() {
        Survival survival = new Survival(Planted.eventful(3, 8 * 24), Planted.rules(4), new Planted.Nervous(), Planted.settings());

        List<LeverageRow> alone = survival.run(new SurvivalPlan(30, 5, 9, 1), _ -> {}).rows();

        assertThat(survival.run(new SurvivalPlan(30, 5, 9, 4), _ -> {}).rows()).isEqualTo(alone);
        assertThat(survival.run(new SurvivalPlan(30, 5, 10, 1), _ -> {}).rows()).isNotEqualTo(alone);
        assertThat(alone).anySatisfy(row -> assertThat(((Ran) row).optimistic().share()).isStrictlyBetween(0.0, 1.0));
    }

    @Test
    void a_leverage_that_the_strategy_refuses_is_a_row_that_says_why() {
        SurvivalResult result = survive(Planted.wicks(DAYS, Set.of()), new Planted.Careful(), Planted.settings(), new SurvivalPlan(10, 5, 1, 1));

        assertThat(result.rows().subList(0, 2)).allMatch(Ran.class::isInstance);
        assertThat(result.rows().get(2)).isEqualTo(new Refused(3, "careful: found 3x, expected at most 2x"));
        assertThat(result.rows()).hasSize(10);
    }

    @Test
    void what_is_refused_at_every_leverage_is_refused() {
        Survival survival = new Survival(Planted.wicks(DAYS, Set.of()), Planted.rules(10), _ -> {
            throw new IllegalArgumentException("not today");
        }, Planted.settings());

        assertThatThrownBy(() -> survival.run(new SurvivalPlan(10, 5, 1, 1), _ -> {})).isInstanceOf(IllegalArgumentException.class).hasMessage("not today");
    }

    @Test
    void the_table_ends_at_the_market_s_maximum() {
        Survival survival = new Survival(Planted.wicks(DAYS, Set.of()), Planted.rules(3), new Planted.BuyAt(0), Planted.settings());

        assertThat(survival.run(new SurvivalPlan(10, 5, 1, 1), _ -> {}).rows()).hasSize(3);
    }

    @Test
    void progress_counts_every_path() {
        AtomicInteger calls = new AtomicInteger(), most = new AtomicInteger();
        new Survival(Planted.wicks(DAYS, Set.of()), Planted.rules(3), new Planted.BuyAt(0), Planted.settings()).run(new SurvivalPlan(25, 5, 1, 2), done -> {
            calls.incrementAndGet();
            most.accumulateAndGet(done, Math::max);
        });

        assertThat(calls).hasValue(25);
        assertThat(most).hasValue(25);
    }

    @Test
    void the_order_inside_bars_spans_returns_and_chances_where_bars_are_ambiguous() {
        SurvivalResult result = survive(Planted.wicks(DAYS, Set.of(9), 110), new Planted.BuyForProfit(), Planted.settings(), new SurvivalPlan(100, 5, 9, 2));
        Ran ran = ran(result, 4);

        assertThat(ran.recorded().ambiguousBars()).isEqualTo(1);
        assertThat(ran.recorded().totalReturn()).isEqualTo(ran.recorded().lowestReturn()).isLessThan(-0.7);
        assertThat(ran.recorded().highestReturn()).isCloseTo(0.18, within(1e-9));           // 3.6 x 5 %
        assertThat(ran.pessimistic()).isEqualTo(ran.chance());
        assertThat(ran.ambiguousPaths()).isEqualTo(ran.pessimistic().hits()).isGreaterThan(40);
        assertThat(ran.optimistic().hits()).isZero();
    }

    @Test
    void along_another_order_of_the_run_the_pessimistic_chance_is_still_told() {
        SurvivalResult result = survive(Planted.wicks(DAYS, Set.of(9), 110), new Planted.BuyForProfit(),
                Planted.settings().withPath(PathPolicy.OPTIMISTIC), new SurvivalPlan(50, 5, 9, 2));
        Ran ran = ran(result, 4);

        assertThat(ran.chance().hits()).isZero();
        assertThat(ran.optimistic()).isEqualTo(ran.chance());
        assertThat(ran.pessimistic().hits()).isGreaterThan(20);
    }

    /** Why the other orders are run only on paths with ambiguous bars. */
    @Test
    void on_a_path_without_an_ambiguous_bar_every_order_comes_to_the_same() {
        int compared = 0, ambiguous = 0;
        for (long seed = 0; seed < 60; seed++) {
            MarketData data = Planted.eventful(seed, 24 * 7);
            MarketData path = new SessionBootstrap(data, TimeSpan.ALWAYS, 5).path(new SplittableRandom(seed));
            PreparedMarket market = new PreparedMarket(path, Planted.rules(10), Planted.settings().funding());
            for (StrategySpec strategy : List.of(new Planted.Nervous(), new Planted.BuyAt(5))) {
                RunSettings settings = Planted.settings().withLeverage(7);
                RunResult run = Backtest.run(market, strategy, settings);
                ambiguous += run.summary().ambiguousBars() > 0 ? 1 : 0;
                for (PathPolicy policy : run.summary().ambiguousBars() > 0 ? new PathPolicy[0] : PathPolicy.values()) {
                    RunResult other = Backtest.run(market, strategy, settings.withPath(policy));
                    assertThat(other.summary().liquidations()).isEqualTo(run.summary().liquidations());
                    assertThat(other.trades()).hasSameSizeAs(run.trades());
                    assertThat(other.summary().finalEquityUsd()).isCloseTo(run.summary().finalEquityUsd(), within(1e-6));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
        assertThat(ambiguous).isGreaterThan(10);
    }
}
