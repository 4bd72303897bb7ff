package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.measure.ExitReason;
import dev.wafer.engine.measure.Trade;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stops, limits, gaps and liquidations inside one bar, with numbers that can be checked by hand. */
class InsideTheBarTest {
    private static final double ROUNDING_USD = 1e-6;

    /** Long 100 from the open of bar 1. From 100 at 8x the liquidation price is 87.5 / 0.95 = 92.105, at 10x 90 / 0.95 = 94.737. */
    private static Script longWithStop(double distanceUsd) {
        return Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).stopLoss(distanceUsd).send("in"));
    }

    private static Script longAlone() {
        return Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"));
    }

    private static Script buyLimit(double priceUsd) {
        return Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).limitAt(priceUsd).send("in"));
    }

    private static RunResult run(Script script, int leverage, double[]... bars) {
        return TestMarket.hourly().bars("A", bars).run(script, TestMarket.settings(leverage));
    }

    @Test
    @Tag("trap-1")
    void a_stop_above_the_liquidation_price_is_hit_first_on_the_way_down() {
        Trade trade = run(longWithStop(5), 8, flat(100), flat(100), bar(100, 100, 90, 98)).trades().getFirst();

        assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP);
        assertThat(trade.exitPriceUsd()).isEqualTo(95);
        assertThat(trade.profitUsd()).isEqualTo(-500, within(ROUNDING_USD));
    }

    @Test
    @Tag("trap-1")
    void an_open_beyond_the_liquidation_price_liquidates_before_the_stop() {
        RunResult result = run(longWithStop(5), 8, flat(100), flat(100), flat(91));

        assertThat(result.trades().getFirst().exitReason()).isEqualTo(ExitReason.LIQUIDATION);
        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(91);
        assertThat(result.summary().finalEquityUsd()).isEqualTo(999_100, within(ROUNDING_USD));
    }

    /** From 95 at 10x the liquidation price is 85.5 / 0.95 = 90. */
    @Test
    @Tag("trap-1")
    void a_stop_at_the_liquidation_price_comes_before_the_liquidation() {
        Trade trade = run(longWithStop(5), 10, flat(95), flat(95), bar(95, 95, 80, 85)).trades().getFirst();

        assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP);
        assertThat(trade.exitPriceUsd()).isEqualTo(90);
    }

    @Test
    @Tag("trap-3")
    void a_gap_through_a_stop_fills_at_the_open() {
        Trade trade = run(longWithStop(5), 5, flat(105), flat(105), flat(90)).trades().getFirst();

        assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP);
        assertThat(trade.exitPriceUsd()).isEqualTo(90);
    }

    @Test
    @Tag("trap-3")
    void a_stop_reached_inside_the_bar_fills_at_its_price() {
        Trade trade = run(longWithStop(5), 5, flat(105), flat(105), bar(102, 103, 98, 99)).trades().getFirst();

        assertThat(trade.exitPriceUsd()).isEqualTo(100);
    }

    @Test
    @Tag("trap-3")
    void a_limit_that_rested_fills_at_its_limit_as_maker_although_the_open_gaps_through() {
        RunResult result = TestMarket.hourly().bars("A", flat(100), bar(100, 100, 99, 100), flat(90))
                .run(buyLimit(95), TestMarket.settings(3).withFees(new FeeFractions(0.001, 0.01)));

        assertThat(result.trades().getFirst().entryPriceUsd()).isEqualTo(95);
        assertThat(result.summary().feesUsd()).isEqualTo(9.5, within(ROUNDING_USD));
    }

    @Test
    @Tag("trap-3")
    void a_new_marketable_limit_fills_at_the_open_as_taker() {
        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(90), flat(90))
                .run(buyLimit(95), TestMarket.settings(3).withFees(new FeeFractions(0.001, 0.01)));

        assertThat(result.trades().getFirst().entryPriceUsd()).isEqualTo(90);
        assertThat(result.summary().feesUsd()).isEqualTo(90, within(ROUNDING_USD));
    }

    @Test
    @Tag("trap-4")
    void a_gap_beyond_bankruptcy_costs_the_margin_and_no_more() {
        RunResult result = run(longAlone(), 10, flat(100), flat(100), flat(80));

        assertThat(result.summary().finalEquityUsd()).isEqualTo(999_000, within(ROUNDING_USD));
        assertThat(result.summary().badDebtUsd()).isEqualTo(1000, within(ROUNDING_USD));
        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(80);
        assertThat(result.trades().getFirst().profitUsd()).isEqualTo(-1000, within(ROUNDING_USD));
    }

    @Test
    @Tag("trap-5")
    void a_wick_through_the_liquidation_price_liquidates_although_the_close_recovers() {
        RunResult result = run(longAlone(), 10, flat(100), flat(100), bar(100, 101, 94, 101));

        assertThat(result.summary().liquidations()).isEqualTo(1);
        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(90 / 0.95, within(ROUNDING_USD));
    }

    @Test
    @Tag("trap-5")
    void a_wick_up_liquidates_a_short() {
        Script shorts = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).sell(100).send("in"));

        RunResult result = run(shorts, 10, flat(100), flat(100), bar(100, 106, 99, 99));

        assertThat(result.summary().liquidations()).isEqualTo(1);
        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(110 / 1.05, within(ROUNDING_USD));
    }

    @Test
    @Tag("trap-6")
    void a_trade_wick_with_the_mark_above_liquidates_nobody() {
        RunResult result = run(longAlone(), 10, flat(100), flat(100), new double[] {100, 100, 90, 98, 100, 100, 96, 98});

        assertThat(result.summary().liquidations()).isZero();
    }

    /** The mark is at 94.737 after 0.5263 of its way from 100 to 90; the trade path is then at 100 - 0.5263 * 4. */
    @Test
    @Tag("trap-6")
    void a_mark_wick_with_the_trades_above_liquidates_at_the_trade_price_of_that_moment() {
        RunResult result = run(longAlone(), 10, flat(100), flat(100), new double[] {100, 100, 96, 98, 100, 100, 90, 98});

        assertThat(result.summary().liquidations()).isEqualTo(1);
        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(100 - 4 * (100 - 90 / 0.95) / 10, within(ROUNDING_USD));
    }

    @Test
    @Tag("trap-6")
    void a_stop_waits_for_the_mark_unless_it_is_said_to_follow_trades() {
        double[][] bars = {flat(100), flat(100), {100, 100, 90, 98, 100, 100, 96, 98}};
        Script onLast = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).stopLoss(5).onLast().send("in"));

        assertThat(run(longWithStop(5), 3, bars).trades().getFirst().exitReason()).isEqualTo(ExitReason.END);
        assertThat(run(onLast, 3, bars).trades().getFirst().exitReason()).isEqualTo(ExitReason.STOP);
        assertThat(run(onLast, 3, bars).trades().getFirst().exitPriceUsd()).isEqualTo(95);
    }

    @Test
    @Tag("trap-7")
    void a_touch_is_no_fill_and_one_tick_lower_is() {
        assertThat(run(buyLimit(95), 3, flat(100), bar(100, 100, 95, 100)).summary().trades()).isZero();
        assertThat(run(buyLimit(95), 3, flat(100), bar(100, 100, 94.999, 100)).trades().getFirst().entryPriceUsd()).isEqualTo(95);
    }

    @Test
    @Tag("trap-7")
    void a_touch_is_no_fill_either_in_a_bar_in_which_another_order_fills() {
        Script two = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(100).limitAt(97).send("reached");
            desk.order(symbols[0]).buy(100).limitAt(95).send("touched");
        });

        assertThat(run(two, 3, flat(100), bar(100, 100, 95, 100)).trades().getFirst().quantityShares()).isEqualTo(100);
        assertThat(run(two, 3, flat(100), bar(100, 100, 94.999, 100)).trades().getFirst().quantityShares()).isEqualTo(200);
    }

    @Test
    @Tag("trap-7")
    void a_touch_from_below_is_no_fill_for_a_sell_and_one_tick_higher_is() {
        Script sellLimit = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).sell(100).limitAt(105).send("in"));

        assertThat(run(sellLimit, 3, flat(100), bar(100, 105, 100, 100)).summary().trades()).isZero();
        assertThat(run(sellLimit, 3, flat(100), bar(100, 105.01, 100, 100)).trades().getFirst().entryPriceUsd()).isEqualTo(105);
    }
}
