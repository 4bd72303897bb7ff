package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.flat;
import static dev.wafer.engine.run.TestMarket.still;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Filled;
import dev.wafer.api.Event.Rejected;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.engine.cost.Execution;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The smallest order, 10 USDC, and the largest market order by the market's leverage. All bars at 100. */
class OrderLimitTest {
    private static final double[][] BARS = {flat(100), flat(100), flat(100), flat(100), flat(100), flat(100)};

    private static Listening run(TestMarket market, Script script, Execution execution) {
        Listening listening = Listening.to(script);
        market.bars("A", BARS).run(listening, TestMarket.settings(1).withCapital(1e9).withExecution(execution));
        return listening;
    }

    private static boolean isFilled(TestMarket market, Script script, Execution execution) {
        Listening listening = run(market, script, execution);
        assertThat(listening.heard(Filled.class).size() + listening.heard(Rejected.class).size()).isOne();
        return !listening.heard(Filled.class).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.099, false", "0.1, true"})
    void an_order_of_less_than_ten_usdc_is_rejected_in_both_executions(double shares, boolean isFilled) {
        assertThat(isFilled(TestMarket.hourly(), CrossMarginTest.open(shares), Execution.IDEAL)).isEqualTo(isFilled);
        assertThat(isFilled(TestMarket.hourly(), CrossMarginTest.open(shares), Execution.REALISTIC)).isEqualTo(isFilled);
    }

    /** 0.09 shares: 10.08 USDC at 112, 9.99 at 111. */
    @ParameterizedTest
    @CsvSource({"112, true", "111, false"})
    void a_limit_counts_at_its_own_price(double limitUsd, boolean isFilled) {
        Script limit = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(0.09).limitAt(limitUsd).send("dear"));

        assertThat(isFilled(TestMarket.hourly(), limit, Execution.IDEAL)).isEqualTo(isFilled);
    }

    @Test
    void dust_can_be_closed() {
        Script dust = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(0.15).send("in"),
                1, (symbols, desk, _) -> desk.order(symbols[0]).sell(0.1).reduceOnly().send("most"),
                2, (symbols, desk, _) -> desk.order(symbols[0]).close().send("dust")));

        assertThat(run(TestMarket.hourly(), dust, Execution.IDEAL).heard(Filled.class)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"25, 300000", "24, 50000", "20, 50000", "19, 20000", "10, 20000", "9, 5000"})
    void the_largest_market_order_goes_by_the_leverage_of_the_market(String maxLeverage, double largestShares) {
        assertThat(isFilled(TestMarket.hourly().with(RuleKey.MAX_LEVERAGE, maxLeverage), CrossMarginTest.open(largestShares), Execution.REALISTIC))
                .isTrue();
        assertThat(isFilled(TestMarket.hourly().with(RuleKey.MAX_LEVERAGE, maxLeverage), CrossMarginTest.open(largestShares + 0.001),
                Execution.REALISTIC)).isFalse();
        assertThat(isFilled(TestMarket.hourly().with(RuleKey.MAX_LEVERAGE, maxLeverage), CrossMarginTest.open(largestShares + 0.001),
                Execution.IDEAL)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"200000, true", "200000.001, false"})
    void a_limit_may_be_ten_times_as_large(double shares, boolean isFilled) {
        Script limit = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(shares).limitAt(100).send("large"));

        assertThat(isFilled(TestMarket.hourly(), limit, Execution.REALISTIC)).isEqualTo(isFilled);
    }

    @Test
    void a_target_and_a_close_are_worked_in_slices_of_the_largest_order() {
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.target(symbols[0], 0.005, "five million"),
                3, (symbols, desk, _) -> desk.order(symbols[0]).close().send("out")));
        Listening listening = Listening.to(script);
        TestMarket.hourly().bars("A", still(8, 100, 1e9)).run(listening, TestMarket.realistic(1).withCapital(1e9));

        assertThat(listening.heard(Filled.class).stream().mapToDouble(Filled::signedQtyShares).toArray())
                .containsExactly(new double[] {20_000, 20_000, 10_000, -20_000, -20_000, -10_000}, within(1e-9));
    }
}
