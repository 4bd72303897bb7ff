package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Cancelled;
import dev.wafer.api.Event.Filled;
import dev.wafer.api.Event.Leg;
import dev.wafer.api.Event.Rejected;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.measure.ExitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Post-only, reduce-only, trailing, replaced, cancelled orders and exits of which one cancels the other. */
class OrderKindsTest {
    private static final double ROUNDING_USD = 1e-9;
    private static final Script.Action BUY = (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in");

    private static RunResult run(Script script, double[]... bars) {
        return TestMarket.hourly().bars("A", bars).run(script, TestMarket.settings(3));
    }

    private static Listening listen(Script script, double[]... bars) {
        Listening listening = Listening.to(script);
        TestMarket.hourly().bars("A", bars).run(listening, TestMarket.settings(3));
        return listening;
    }

    @Test
    void a_post_only_limit_that_would_cross_is_rejected_and_one_that_rests_fills_as_maker() {
        Script crossing = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).limitAt(101).postOnly().send("in"));
        Script resting = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).limitAt(99).postOnly().send("in"));

        assertThat(listen(crossing, flat(100), bar(100, 100, 98, 98)).heard(Rejected.class)).hasSize(1);
        assertThat(listen(resting, flat(100), bar(100, 100, 98, 98)).heard(Filled.class)).singleElement().satisfies(fill -> {
            assertThat(fill.isMaker()).isTrue();
            assertThat(fill.priceUsd()).isEqualTo(99);
        });
    }

    @Test
    void a_reduce_only_order_never_increases_nor_flips() {
        Script tooMuch = new Script(Map.of(0, BUY, 1, (symbols, desk, _) -> desk.order(symbols[0]).sell(250).reduceOnly().send("out")));
        Script wrongSide = new Script(Map.of(0, BUY, 1, (symbols, desk, _) -> desk.order(symbols[0]).buy(5).reduceOnly().send("more")));

        assertThat(listen(tooMuch, flat(100), flat(100), flat(100)).heard(Filled.class)).extracting(Filled::signedQtyShares)
                .containsExactly(100.0, -100.0);
        Listening refused = listen(wrongSide, flat(100), flat(100), flat(100));
        assertThat(refused.heard(Filled.class)).hasSize(1);
        assertThat(refused.heard(Rejected.class)).hasSize(1);
    }

    /** From 100 the best mark rises to 104 in bar 2; 104 - 3 is reached in bar 3. */
    @Test
    void a_trailing_stop_follows_the_best_mark_and_never_steps_back() {
        Script trailing = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).trailingStop(3).send("in"));

        RunResult result = run(trailing, flat(100), flat(100), bar(100, 104, 100, 103), bar(103, 103.5, 100, 102));

        assertThat(result.trades().getFirst().exitReason()).isEqualTo(ExitReason.TRAILING_STOP);
        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(101, within(ROUNDING_USD));
    }

    @Test
    void a_trailing_stop_of_a_short_follows_downwards() {
        Script trailing = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).sell(100).send("in"), 1,
                (symbols, desk, _) -> desk.order(symbols[0]).close().trailBy(3).send("trail")));

        RunResult result = run(trailing, flat(100), flat(100), bar(100, 100, 96, 96.5), bar(96.5, 100, 96.5, 98));

        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(99, within(ROUNDING_USD));
    }

    /** In bar 2 pessimistic visits the low first: 98 does not reach 97, then 104 lifts the stop to 101, then the close at 100.5 reaches it. */
    @Test
    void a_trailing_stop_can_rise_and_be_reached_in_one_bar() {
        Script trailing = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).trailingStop(3).send("in"));

        RunResult result = run(trailing, flat(100), flat(100), bar(100, 104, 98, 100.5));

        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(101, within(ROUNDING_USD));
    }

    @Test
    void a_replaced_order_waits_at_its_new_price_under_a_new_id_with_its_exits() {
        List<Long> ids = new ArrayList<>();
        Script script = new Script(Map.of(0, (symbols, desk, _) -> ids.add(desk.order(symbols[0]).buy(100).limitAt(90).takeProfit(2).send("in")), 1,
                (symbols, desk, _) -> {
                    ids.add(desk.replace(ids.get(0), 98, "closer"));
                    assertThat(desk.isWorking(ids.get(0))).isFalse();
                    assertThat(desk.isWorking(ids.get(1))).isTrue();
                    ids.add(desk.replace(ids.get(0), 97, "gone"));
                }));

        Listening listening = listen(script, flat(100), flat(100), bar(100, 101, 97, 100));

        assertThat(ids).containsExactly(1L, 2L, 0L);
        assertThat(listening.heard(Cancelled.class)).extracting(Cancelled::orderId).containsExactly(1L);
        assertThat(listening.heard(Filled.class)).extracting(Filled::priceUsd).containsExactly(98.0, 100.0);
        assertThat(listening.heard(Filled.class)).extracting(Filled::orderId).containsExactly(2L, 2L);
    }

    @Test
    void a_cancelled_order_takes_its_exits_with_it() {
        List<Long> ids = new ArrayList<>();
        Script script = new Script(Map.of(0, (symbols, desk, _) -> ids.add(desk.order(symbols[0]).buy(100).stopLoss(5).takeProfit(5).send("in")), 1,
                (symbols, desk, _) -> {
                    assertThat(desk.isWorking(symbols[0])).isFalse();
                    assertThat(desk.isWorking(ids.get(0))).isTrue();
                    desk.cancel(ids.get(0), "no exits");
                    assertThat(desk.isWorking(ids.get(0))).isFalse();
                }));

        Listening listening = listen(script, flat(100), flat(100), bar(100, 110, 90, 100));

        assertThat(listening.heard(Filled.class)).hasSize(1);
        assertThat(listening.heard(Cancelled.class)).extracting(Cancelled::leg).containsExactlyInAnyOrder(Leg.STOP_LOSS, Leg.TAKE_PROFIT);
    }

    @Test
    void cancel_all_leaves_nothing_waiting_in_the_symbol() {
        Script script = new Script(Map.of(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(1).limitAt(90).send("a");
            desk.order(symbols[0]).sell(1).limitAt(110).send("b");
        }, 1, (symbols, desk, _) -> {
            desk.cancelAll(symbols[0], "enough");
            assertThat(desk.isWorking(symbols[0])).isFalse();
        }));

        assertThat(listen(script, flat(100), flat(100), bar(100, 120, 80, 100)).heard(Filled.class)).isEmpty();
    }

    @Test
    void one_exit_cancels_the_other() {
        Script script = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).stopLoss(5).takeProfit(5).send("in"));

        Listening listening = listen(script, flat(100), flat(100), bar(100, 106, 99, 100), bar(100, 100, 90, 100));

        assertThat(listening.heard(Filled.class)).extracting(Filled::leg).containsExactly(Leg.ORDER, Leg.TAKE_PROFIT);
        assertThat(listening.heard(Cancelled.class)).extracting(Cancelled::leg).containsExactly(Leg.STOP_LOSS);
    }

    @Test
    void exits_of_one_entry_leave_those_of_another_alone() {
        Script script = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(100).stopLoss(5).takeProfit(5).send("near");
            desk.order(symbols[0]).buy(10).stopLoss(8).takeProfit(8).send("far");
        });

        Listening listening = listen(script, flat(100), flat(100), bar(100, 106, 99, 100), bar(100, 109, 99, 100));

        assertThat(listening.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(100.0, 10.0, -100.0, -10.0);
        assertThat(listening.heard(Filled.class)).extracting(Filled::orderId).containsExactly(1L, 2L, 1L, 2L);
    }

    @Test
    void exits_live_from_the_instant_of_a_fill_on_the_path() {
        Script script = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).limitAt(98).stopLoss(1).send("in"));

        RunResult result = run(script, flat(100), bar(100, 100, 96, 99));

        assertThat(result.trades().getFirst().entryPriceUsd()).isEqualTo(98);
        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(97);
    }

    @Test
    void a_flip_makes_two_fills_of_one_order_and_two_trades() {
        Script script = new Script(Map.of(0, BUY, 1, (symbols, desk, _) -> desk.order(symbols[0]).sell(150).send("turn")));

        Listening listening = Listening.to(script);
        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), flat(104), flat(103))
                .run(listening, TestMarket.settings(3).withFees(new FeeFractions(0, 0.001)));

        assertThat(listening.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(100.0, -100.0, -50.0);
        assertThat(listening.heard(Filled.class)).extracting(Filled::isComplete).containsExactly(true, false, true);
        assertThat(result.trades()).hasSize(2);
        assertThat(result.trades().get(0).profitUsd()).isEqualTo(400 - 10 - 10.4, within(1e-6));
        assertThat(result.trades().get(1).profitUsd()).isEqualTo(50 - 5.2, within(1e-6));
    }

    @Test
    void stops_and_take_profits_trigger_on_their_own_side() {
        Script buyStop = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(1).stopAt(103).send("in"));
        Script buyTake = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(1).takeProfitAt(97).send("in"));

        assertThat(run(buyStop, flat(100), bar(100, 103, 96, 100)).trades().getFirst().entryPriceUsd()).isEqualTo(103);
        assertThat(run(buyTake, flat(100), bar(100, 104, 97, 100)).trades().getFirst().entryPriceUsd()).isEqualTo(97);
    }

    @Test
    void limits_round_away_from_the_market_and_stops_to_the_nearest_tick() {
        Script buy = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(1).limitAt(150.019).send("in"));
        Script sell = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).sell(1).limitAt(150.011).send("in"));
        Script stop = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(1).stopAt(160.016).send("in"));
        double[] wide = bar(155, 165, 140, 155);
        double[] low = bar(145, 165, 140, 155);

        assertThat(run(buy, flat(155), wide).trades().getFirst().entryPriceUsd()).isEqualTo(150.01);
        assertThat(run(sell, flat(145), low).trades().getFirst().entryPriceUsd()).isEqualTo(150.02);
        assertThat(run(stop, flat(155), wide).trades().getFirst().entryPriceUsd()).isEqualTo(160.02);
    }

    @Test
    void shares_round_down_to_lots_and_none_left_is_rejected() {
        Script script = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(1.2349).send("rounds down");
            desk.order(symbols[0]).buy(0.0009).send("too small");
        });

        Listening listening = listen(script, flat(100), flat(100), flat(100));

        assertThat(listening.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(1.234);
        assertThat(listening.heard(Rejected.class)).extracting(Rejected::orderId).containsExactly(2L);
    }

    @Test
    void an_order_begun_and_not_sent_is_an_error_of_the_strategy() {
        Script script = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(1));

        assertThatThrownBy(() -> run(script, flat(100), flat(100))).isInstanceOf(StrategyFailure.class).hasMessageContaining("not sent");
    }
}
