package dev.wafer.research.montecarlo;

import static dev.wafer.research.montecarlo.Planted.DAY_MS;
import static dev.wafer.research.montecarlo.Planted.rules;
import static dev.wafer.research.montecarlo.Planted.settings;
import static dev.wafer.research.montecarlo.Planted.wicks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.data.session.UsStockSessions;
import dev.wafer.research.montecarlo.MonteCarloPlan.Model;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Distributions over paths of planted histories whose truth is known. */
class MonteCarloTest {
    private static MonteCarloPlan plan(Model model, int paths, OptionalLong lengthMs, int threads) {
        return new MonteCarloPlan(model, paths, lengthMs, 1, 5, threads);
    }

    private static MonteCarloResult run(MarketData data, MonteCarloPlan plan) {
        return new MonteCarlo(data, rules(10), new Planted.BuyAt(0), settings().withLeverage(5)).run(plan, _ -> {});
    }

    @Test
    void the_chance_of_liquidation_is_that_of_drawing_the_fatal_day() {
        MonteCarloResult result = run(wicks(28, Set.of(9)), plan(Model.SESSIONS, 400, OptionalLong.empty(), 2));

        double known = 1 - StrictMath.pow(1 - 1.0 / 20, 19);                // the first of twenty trading days is too early
        assertThat(result.liquidated().share()).isCloseTo(known, within(0.08));
        assertThat(result.lostHalf().hits()).isEqualTo(result.liquidated().hits());
        assertThat(result.daysToLiquidation().orElseThrow().count()).isEqualTo(result.liquidated().hits());
        assertThat(result.daysToLiquidation().orElseThrow().lowest()).isGreaterThanOrEqualTo(1);
        assertThat(result.daysToLiquidation().orElseThrow().highest()).isLessThan(28);
    }

    @Test
    void the_recorded_history_is_placed_among_paths_of_its_own_length_only() {
        MonteCarloResult own = run(wicks(28, Set.of(9)), plan(Model.SESSIONS, 100, OptionalLong.empty(), 2));
        MonteCarloResult longer = run(wicks(28, Set.of(9)), plan(Model.SESSIONS, 100, OptionalLong.of(56 * DAY_MS), 2));

        assertThat(own.isComparable()).isTrue();
        assertThat(own.recorded().summary().liquidations()).isEqualTo(1);
        assertThat(longer.isComparable()).isFalse();
        assertThat(longer.drawing().path().toMs() - longer.drawing().path().fromMs()).isEqualTo(56 * DAY_MS);
        assertThat(longer.liquidated().hits()).isGreaterThan(own.liquidated().hits());
    }

    @Test
    void every_place_of_a_longer_path_takes_a_session_of_its_own_kind() {
        SessionBootstrap bootstrap = new SessionBootstrap(Planted.eventful(3, 24 * 14), settings().span(), 3, OptionalLong.of(70 * DAY_MS));

        MarketData path = bootstrap.path(new SplittableRandom(1));

        BarSeries bars = path.histories().getFirst().bars();
        UsStockSessions sessions = new UsStockSessions();
        int first = bars.firstRowAtOrAfter(bootstrap.path().fromMs());
        assertThat(bars.count() - first).isEqualTo(24 * 70);
        for (int row = first; row < bars.count(); row++) {
            long sourceMs = Planted.START_MS + ((long) bars.value(Field.VOLUME, row)) * Planted.HOUR_MS;          // a planted bar's volume is its hour
            assertThat(sessions.isExternal(sourceMs)).isEqualTo(sessions.isExternal(bars.openTimeMs(row)));
        }
    }

    @Test
    void paths_whose_weekends_have_nothing_to_draw_from_are_refused() {
        MarketData oneWeek = wicks(4, Set.of());

        assertThatThrownBy(() -> run(oneWeek, plan(Model.SESSIONS, 10, OptionalLong.of(30 * DAY_MS), 1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found no weekend or holiday to draw from");
    }

    @Test
    void a_plan_gives_one_result_on_one_thread_and_on_three() {
        for (Model model : Model.values()) {
            MonteCarloResult one = run(Planted.eventful(4, 24 * 14), plan(model, 15, OptionalLong.empty(), 1));
            MonteCarloResult three = run(Planted.eventful(4, 24 * 14), plan(model, 15, OptionalLong.empty(), 3));

            for (double share : new double[] {0, 0.1, 0.3, 0.5, 0.7, 0.9, 1}) {
                assertThat(three.measures().finalEquityUsd().quantile(share)).isEqualTo(one.measures().finalEquityUsd().quantile(share));
                assertThat(three.measures().maxDrawdown().quantile(share)).isEqualTo(one.measures().maxDrawdown().quantile(share));
            }
            assertThat(one.measures().finalEquityUsd().highest()).isGreaterThan(one.measures().finalEquityUsd().lowest());
        }
    }

    @Test
    void a_simulated_market_is_as_volatile_as_the_history_it_is_measured_from() {
        MarketData history = Planted.eventful(11, 24 * 200).select(List.of("A"));
        double recorded = yearlyVolatility(history);

        double sum = 0;
        for (int seed = 0; seed < 40; seed++) {
            double volatility = yearlyVolatility(new Measured(history, settings().span()).market(new TimeSpan(Planted.START_MS,
                    Planted.START_MS + 200 * DAY_MS)).draw(seed));
            sum += volatility * volatility / 40;
        }

        assertThat(StrictMath.sqrt(sum)).isCloseTo(recorded, within(0.1 * recorded));
    }

    private static double yearlyVolatility(MarketData data) {
        BarSeries bars = data.histories().getFirst().bars();
        double squares = 0;
        for (int row = 1; row < bars.count(); row++) {
            double move = StrictMath.log(bars.value(Field.CLOSE, row) / bars.value(Field.CLOSE, row - 1));
            squares += move * move;
        }
        return StrictMath.sqrt(squares / (bars.count() - 1) * 24 * 365);
    }

    @Test
    void a_history_without_volume_has_simulated_markets_without_volume() {
        MarketData simulated = new Measured(wicks(28, Set.of()), settings().span())
                .market(new TimeSpan(Planted.START_MS, Planted.START_MS + 28 * DAY_MS)).draw(1);

        assertThat(simulated.histories().getFirst().bars().knownCount(Field.VOLUME)).isZero();
    }
}
