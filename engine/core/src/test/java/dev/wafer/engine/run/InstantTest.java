package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.HOUR_MS;
import static dev.wafer.engine.run.TestMarket.START_MS;
import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Filled;
import dev.wafer.api.Event.Liquidated;
import dev.wafer.api.Event.Rejected;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.execution.PathPolicy;
import org.junit.jupiter.api.Test;

/** When inside a bar something happens: its length is spread over the path in proportion to the way. */
class InstantTest {
    private static final Script BUY = CrossMarginTest.open(10);

    /** The mark falls from 100 to 90 on the first third while nobody trades elsewhere; 90 / 0.95 is 0.526316 of that way. */
    @Test
    void without_any_way_each_leg_takes_a_third() {
        Listening listening = Listening.to(BUY);
        TestMarket.hourly().bars("A", flat(100), flat(100), new double[] {100, 100, 100, 100, 100, 100, 90, 100}, flat(100))
                .run(listening, TestMarket.settings(10));

        assertThat(listening.heard(Liquidated.class)).singleElement().satisfies(event -> {
            assertThat((double) event.timeMs()).isEqualTo(START_MS + 2 * HOUR_MS + (100 - 90 / 0.95) / 10 / 3 * HOUR_MS, within(2.0));
            assertThat(event.priceUsd()).isEqualTo(100);
        });
    }

    /** On the way back up, in the second third. */
    @Test
    void a_short_is_liquidated_in_the_second_third_if_the_low_comes_first() {
        Listening listening = Listening.to(CrossMarginTest.open(-10));
        TestMarket.hourly().bars("A", flat(100), flat(100), new double[] {100, 100, 100, 100, 100, 110, 100, 100}, flat(100))
                .run(listening, TestMarket.settings(10).withPath(PathPolicy.OPEN_LOW_HIGH_CLOSE));

        assertThat(listening.heard(Liquidated.class)).singleElement().satisfies(event -> assertThat((double) event.timeMs())
                .isEqualTo(START_MS + 2 * HOUR_MS + (1 + (110 / 1.05 - 100) / 10) / 3 * HOUR_MS, within(2.0)));
    }

    @Test
    void what_happens_at_the_very_end_has_the_last_millisecond_of_its_bar() {
        Script limit = Script.at(1, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).stopAt(106).send("up"));
        Listening listening = Listening.to(limit);
        TestMarket.hourly().bars("A", flat(100), flat(100), bar(100, 106, 100, 106), flat(100)).run(listening, TestMarket.settings(3));

        assertThat(listening.heard(Filled.class).getFirst().timeMs()).isEqualTo(START_MS + 3 * HOUR_MS - 1);
    }

    @Test
    void the_lowest_equity_of_finer_bars_is_the_intrabar_drawdown() {
        Script hold = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(10_000).stopLoss(8).send("in"));
        double[][] bars = {flat(100), flat(100), bar(100, 100, 90, 100), flat(100)};
        RunSettings settings = TestMarket.settings(3).withPath(PathPolicy.SUB_BARS);
        RunResult result = TestMarket.hourly().bars("A", bars)
                .finer(HOUR_MS / 2, new double[] {2, 100, 100, 91, 95}, new double[] {2.5, 95, 100, 95, 100}).run(hold, settings);

        assertThat(result.summary().maxDrawdownIntrabar()).isEqualTo(0.08, within(1e-9));
    }

    @Test
    void the_refusal_of_a_large_order_names_the_largest_of_its_kind() {
        Script large = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(20_001).send("market");
            desk.order(symbols[0]).buy(200_001).limitAt(100).send("limit");
        });
        Listening listening = Listening.to(large);
        TestMarket.hourly().bars("A", flat(100), flat(100)).run(listening, TestMarket.settings(10).withCapital(1e9)
                .withExecution(Execution.REALISTIC));

        assertThat(listening.heard(Rejected.class)).extracting(Rejected::reason).containsExactly(
                "value: 2000100.0 USDC, the largest order is 2000000.0", "value: 2.00001E7 USDC, the largest order is 2.0E7");
    }
}
