package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.account.Ledger;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.measure.Summary;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not a number is refused at birth; a measure that is not defined is empty and says why. */
@Tag("trap-35")
class RefusalTest {
    private static void refused(Script.Action action) {
        assertThatThrownBy(() -> TestMarket.hourly().bars("A", flat(100), flat(100), flat(100))
                .run(new Script(Map.of(1, action)), TestMarket.settings(3))).isInstanceOf(StrategyFailure.class)
                .hasCauseInstanceOf(IllegalArgumentException.class).hasMessageContaining("found");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_strategy_cannot_order_what_is_not_a_number(double value) {
        refused((symbols, desk, _) -> desk.target(symbols[0], value, "?"));
        refused((symbols, desk, _) -> desk.order(symbols[0]).buy(value));
        refused((symbols, desk, _) -> desk.order(symbols[0]).sell(value));
        refused((symbols, desk, _) -> desk.order(symbols[0]).buy(1).limitAt(value));
        refused((symbols, desk, _) -> desk.order(symbols[0]).buy(1).stopAt(value));
        refused((symbols, desk, _) -> desk.order(symbols[0]).buy(1).takeProfitAt(value));
        refused((symbols, desk, _) -> desk.order(symbols[0]).buy(1).trailBy(value));
        refused((symbols, desk, _) -> desk.order(symbols[0]).buy(1).stopLoss(value));
        refused((symbols, desk, _) -> desk.order(symbols[0]).buy(1).takeProfit(value));
        refused((symbols, desk, _) -> desk.order(symbols[0]).buy(1).trailingStop(value));
        refused((symbols, desk, _) -> desk.moveMargin(symbols[0], value, "?"));
        refused((symbols, desk, _) -> desk.replace(desk.order(symbols[0]).buy(1).limitAt(90).send("in"), value, "?"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1})
    void settings_and_postings_are_refused_too(double value) {
        assertThatThrownBy(() -> RunSettings.ideal(value, 3)).isInstanceOf(IllegalArgumentException.class);
        if (!(Math.abs(value) <= 1)) {
            assertThatThrownBy(() -> new FeeFractions(value, 0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new FeeFractions(0, value)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Ledger.nanoOf(value)).isInstanceOf(IllegalStateException.class);
        }
    }

    private static Map<String, OptionalDouble> measures(Summary summary) {
        return Map.of("cagr", summary.cagr(), "volatility", summary.volatility(), "sharpe", summary.sharpe(), "sortino", summary.sortino(), "calmar",
                summary.calmar(), "winRate", summary.winRate(), "profitFactor", summary.profitFactor(), "fundingCoverage", summary.fundingCoverage());
    }

    @Test
    void a_run_without_a_trade_has_empty_measures_and_a_reason_for_each() {
        Summary summary = TestMarket.hourly().bars("A", flat(100), flat(100)).run(new Script(Map.of()), TestMarket.settings(3)).summary();

        assertThat(summary.finalEquityUsd()).isEqualTo(1_000_000);
        assertThat(summary.totalReturn()).isZero();
        assertThat(summary.exposureTime()).hasValue(0);
        for (String name : List.of("cagr", "volatility", "sharpe", "sortino", "calmar", "winRate", "profitFactor")) {
            assertThat(measures(summary).get(name)).as(name).isEmpty();
            assertThat(summary.nullReasons().get(name)).as(name).isNotBlank();
        }
    }

    @Test
    void every_empty_measure_of_a_lost_account_has_its_reason_and_none_is_nan() {
        double[][] days = new double[8][];
        for (int day = 0; day < 8; day++) {
            days[day] = day < 2 ? flat(100) : flat(20);
        }
        Script all = Script.at(0, (symbols, desk, _) -> desk.target(symbols[0], 10, "all"));

        Summary summary = TestMarket.every(24 * TestMarket.HOUR_MS).bars("A", days).run(all, TestMarket.settings(10)).summary();

        assertThat(summary.finalEquityUsd()).isZero();
        assertThat(summary.cagr()).isEmpty();
        measures(summary).forEach((name, value) -> {
            assertThat(value.isPresent() || !summary.nullReasons().getOrDefault(name, "").isBlank()).as(name).isTrue();
            assertThat(value.isEmpty() || Double.isFinite(value.getAsDouble())).as(name).isTrue();
        });
    }

    /** One wick: 100 shares from 100 to 50 and back within a bar, 5,000 of 1,000,000. */
    @Test
    @Tag("trap-33")
    void the_drawdown_inside_a_bar_stands_beside_that_of_closes() {
        Script hundred = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"));

        Summary summary = TestMarket.hourly().bars("A", flat(100), flat(100), bar(100, 100, 50, 100), flat(99)).run(hundred, TestMarket.settings(1))
                .summary();

        assertThat(summary.maxDrawdown()).isEqualTo(0.0001, within(1e-12));
        assertThat(summary.maxDrawdownIntrabar()).isEqualTo(0.005, within(1e-12));
    }

    @Test
    @Tag("trap-33")
    void a_short_draws_down_at_the_high_inside_a_bar() {
        Script hundred = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).sell(100).send("in"));

        Summary summary = TestMarket.hourly().bars("A", flat(100), flat(100), bar(100, 130, 90, 100)).run(hundred, TestMarket.settings(1)).summary();

        assertThat(summary.maxDrawdown()).isZero();
        assertThat(summary.maxDrawdownIntrabar()).isEqualTo(0.003, within(1e-12));
    }
}
