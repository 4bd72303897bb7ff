package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static dev.wafer.engine.run.TestMarket.still;
import static dev.wafer.engine.run.TestMarket.traded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Cancelled;
import dev.wafer.api.Event.Filled;
import dev.wafer.api.Event.Leg;
import dev.wafer.api.Event.Liquidated;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tenth of a bar's volume is all that orders may fill in it: 100 of 1,000 shares. */
class VolumeLimitTest {
    private static final double ROUNDING_USD = 1e-6;

    private static Listening run(Script script, double[]... bars) {
        return run(3, script, bars);
    }

    private static Listening run(int leverage, Script script, double[]... bars) {
        Listening listening = Listening.to(script);
        TestMarket.hourly().bars("A", bars).run(listening, TestMarket.realistic(leverage));
        return listening;
    }

    private static Listening filled(Listening listening, double... signedShares) {
        assertThat(listening.heard(Filled.class).stream().mapToDouble(Filled::signedQtyShares).toArray()).containsExactly(signedShares, within(1e-9));
        return listening;
    }

    @Test
    void a_market_order_fills_a_tenth_of_the_volume_and_its_rest_is_cancelled() {
        Listening listening = filled(run(CrossMarginTest.open(150), still(4, 100, 1_000)), 100);

        assertThat(listening.heard(Filled.class).getFirst().isComplete()).isFalse();
        assertThat(listening.heard(Cancelled.class)).singleElement().satisfies(event -> assertThat(event.reason()).isEqualTo("no more volume in the bar"));
    }

    @ParameterizedTest
    @CsvSource({"100, true", "100.001, false"})
    void a_tenth_exactly_fills_whole(double shares, boolean isComplete) {
        assertThat(run(CrossMarginTest.open(shares), still(3, 100, 1_000)).heard(Filled.class).getFirst().isComplete()).isEqualTo(isComplete);
    }

    @Test
    void the_limit_is_whole_lots() {
        filled(run(CrossMarginTest.open(5), still(3, 100, 12.3456)), 1.234);
    }

    @Test
    @Tag("trap-8")
    void two_orders_of_one_bar_share_its_volume() {
        Script two = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(80).send("first");
            desk.order(symbols[0]).buy(80).send("second");
        });

        filled(run(two, still(4, 100, 1_000)), 80, 20);
    }

    /** 60 at the open, 40 of the resting 80 at 95, the rest of it in the next bar. */
    @Test
    @Tag("trap-8")
    void taker_and_maker_share_the_volume_and_what_rests_goes_on_resting() {
        Script two = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(60).send("now");
            desk.order(symbols[0]).buy(80).limitAt(95).send("rest");
        });
        double[] wide = traded(bar(100, 100, 90, 100), 1_000);

        Listening listening = filled(run(two, wide, wide, wide, wide), 60, 40, 40);
        assertThat(listening.heard(Cancelled.class)).isEmpty();
    }

    @Test
    @Tag("trap-8")
    void a_buy_and_a_sell_share_it_too() {
        Script turn = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"), 1, (symbols, desk, _) -> {
            desk.order(symbols[0]).sell(70).reduceOnly().send("out");
            desk.order(symbols[0]).buy(70).send("and in");
        }));

        filled(run(turn, still(3, 100, 1_000)), 100, -70, 30);
    }

    @Test
    void a_target_works_on_bar_after_bar() {
        filled(run(Script.at(0, (symbols, desk, _) -> desk.target(symbols[0], 0.025, "in")), still(5, 100, 1_000)), 100, 100, 50);
    }

    @Test
    void a_reduce_only_order_works_on() {
        Script inAndOut = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(250).send("in"),
                1, (symbols, desk, _) -> desk.order(symbols[0]).close().send("out")));

        filled(run(inAndOut, flat(100), flat(100), traded(flat(100), 1_000), traded(flat(100), 1_000), traded(flat(100), 1_000), flat(100)),
                250, -100, -100, -50);
    }

    /** The stop at 95 fills 100 on the path; the rest goes at the next opens. */
    @Test
    void the_rest_of_a_stop_goes_at_the_next_open() {
        Script script = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(150).stopLoss(5).takeProfit(50).send("in"));
        Listening listening = filled(run(script, flat(100), flat(100), traded(bar(100, 100, 90, 99), 1_000), traded(flat(99), 1_000), flat(99)),
                150, -100, -50);

        assertThat(listening.heard(Filled.class)).extracting(Filled::leg).containsExactly(Leg.ORDER, Leg.STOP_LOSS, Leg.STOP_LOSS);
        assertThat(listening.heard(Filled.class).get(2).priceUsd()).isBetween(98.0, 99.0);
        assertThat(listening.heard(Cancelled.class)).singleElement().satisfies(event -> assertThat(event.leg()).isEqualTo(Leg.TAKE_PROFIT));
    }

    private static final Script HALVES = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(200).limitAt(95).stopLoss(4).send("rest"));
    private static final double[] FIRST_HALF = traded(bar(100, 100, 94, 96), 1_000);

    @Test
    void exits_grow_with_what_fills_of_their_order() {
        filled(run(HALVES, flat(100), FIRST_HALF, traded(bar(96, 96, 94, 94), 1_000), bar(94, 94, 90, 90), flat(90)), 100, 100, -200);
    }

    /** Open at 90: the stop at 91 sells first, then the rest of the limit fills at 95; its own stop, again at 91, has been passed. */
    @Test
    void a_rest_that_fills_after_its_exits_have_gone_gets_exits_of_its_own() {
        filled(run(HALVES, flat(100), FIRST_HALF, bar(90, 96, 90, 96), flat(96)), 100, -100, 100, -100);
    }

    @Test
    @Tag("trap-9")
    void a_bar_without_trades_fills_no_market_order() {
        Listening listening = filled(run(CrossMarginTest.open(10), traded(flat(100), 1), traded(flat(100), 0), traded(flat(100), 1_000)));

        assertThat(listening.heard(Cancelled.class)).hasSize(1);
    }

    @Test
    @Tag("trap-9")
    void a_bar_without_trades_fills_no_limit() {
        Script limit = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).limitAt(95).send("rest"));

        filled(run(limit, flat(100), traded(bar(100, 100, 90, 100), 0), traded(flat(100), 1_000)));
        filled(run(limit, flat(100), traded(bar(100, 100, 90, 100), 0), traded(flat(94), 1_000), flat(94)), 10);
    }

    /** It has triggered there, and sells at the next open of 98 although that is above the trigger. */
    @Test
    @Tag("trap-9")
    void a_stop_that_triggers_in_a_bar_without_trades_fills_at_the_next_open() {
        Script script = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).stopLoss(5).send("in"));
        Listening listening = filled(run(script, flat(100), flat(100), traded(bar(100, 100, 94, 98), 0), flat(98), flat(98)), 10, -10);

        assertThat(listening.heard(Filled.class).get(1).timeMs()).isEqualTo(TestMarket.START_MS + 3 * TestMarket.HOUR_MS);
        assertThat(listening.heard(Filled.class).get(1).priceUsd()).isEqualTo(98 * (1 - 0.0002), within(ROUNDING_USD));
    }

    @Test
    void a_liquidation_is_neither_limited_nor_takes_from_the_limit() {
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(500).send("in"),
                1, (symbols, desk, _) -> desk.order(symbols[0]).buy(200).limitAt(92).send("rest")));
        Listening listening = run(10, script, flat(100), flat(100), traded(bar(100, 100, 90, 90), 1_000), flat(90));

        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-500.0);
        filled(listening, 500, 100, 100);
    }

    /** 300 wanted, 100 a bar; in bar 2 the second hundred, then a low of 80: both are liquidated, the third never comes. */
    @Test
    @Tag("trap-41")
    void the_rest_of_a_half_worked_target_is_cancelled_by_a_liquidation() {
        Listening listening = filled(run(10, Script.at(0, (symbols, desk, _) -> desk.target(symbols[0], 0.03, "in")), traded(flat(100), 1_000),
                traded(flat(100), 1_000), traded(bar(100, 100, 80, 100), 1_000), traded(flat(100), 1_000), traded(flat(100), 1_000)), 100, 100);

        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-200.0);
        assertThat(listening.heard(Cancelled.class)).singleElement().satisfies(event -> assertThat(event.reason()).isEqualTo("liquidation"));
    }

    @Test
    void ideal_execution_knows_no_volume() {
        Listening listening = Listening.to(CrossMarginTest.open(150));
        TestMarket.hourly().bars("A", traded(flat(100), 0), traded(flat(100), 0), flat(100)).run(listening, TestMarket.settings(10));

        filled(listening, 150);
    }
}
