package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinCase.flat;
import static dev.wafer.engine.twin.TwinCase.lastEquity;
import static dev.wafer.engine.twin.TwinCase.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.twin.TwinFlow.Flag;
import dev.wafer.engine.twin.TwinFlow.Kind;
import dev.wafer.engine.twin.TwinFlow.Order;
import dev.wafer.engine.twin.TwinMarket.Bar;
import dev.wafer.engine.twin.TwinMarket.Rules;
import dev.wafer.engine.twin.TwinResult.Cause;
import dev.wafer.engine.twin.TwinResult.Leg;
import dev.wafer.engine.twin.TwinSettings.PathPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens inside one bar, and in which order. */
class TwinPathTest {
    private static final double EXACT = 1e-12;
    private static final Rules TEN = Rules.plain(3, 10);

    private static TwinSettings ten() {
        return TwinSettings.plain(5000, 10);
    }

    /** Long 100 at 100 with these exits, then the given bars. */
    private static TwinCase longWith(Order entry, Bar... bars) {
        return TwinCase.of(TEN).bars(0, flat(100), flat(100)).bars(0, bars).at(0, entry);
    }

    @Test
    void the_stop_comes_before_the_liquidation_inside_a_bar_and_after_it_at_the_open() {
        Order entry = Order.market(0, 1, 100_000).withStopLoss(5);

        TwinResult inside = longWith(entry, Bar.of(100, 100, 90, 90)).run(ten());
        TwinResult gap = longWith(entry, flat(94)).run(ten());

        assertThat(inside.fills().getLast().leg()).isEqualTo(Leg.STOP_LOSS);
        assertThat(price(inside.fills().getLast())).isEqualTo(95);
        assertThat(gap.fills().getLast().cause()).isEqualTo(Cause.LIQUIDATION);
        assertThat(price(gap.fills().getLast())).isEqualTo(94);
    }

    @Test
    void a_gap_through_a_stop_fills_at_the_open() {
        Order entry = Order.market(0, 1, 10_000).withStopLoss(2);

        TwinResult gap = longWith(entry, flat(97)).run(ten());
        TwinResult path = longWith(entry, Bar.of(102, 102, 97, 97)).run(ten());

        assertThat(price(gap.fills().getLast())).isEqualTo(97);
        assertThat(price(path.fills().getLast())).isCloseTo(98, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"PESSIMISTIC, 98", "OPTIMISTIC, 103", "ADAPTIVE, 98", "OPEN_HIGH_LOW_CLOSE, 103", "OPEN_LOW_HIGH_CLOSE, 98"})
    void of_a_stop_and_a_take_profit_in_one_bar_the_policy_decides(PathPolicy policy, double exit) {
        Order entry = Order.market(0, 1, 10_000).withStopLoss(2).withTakeProfit(3);

        TwinResult result = longWith(entry, Bar.of(100, 104, 97, 100)).run(ten().withPath(policy));

        assertThat(price(result.fills().getLast())).isCloseTo(exit, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"PESSIMISTIC, 102", "OPTIMISTIC, 97"})
    void a_short_meets_its_adverse_extreme_first_when_pessimistic(PathPolicy policy, double exit) {
        Order entry = Order.market(0, -1, 10_000).withStopLoss(2).withTakeProfit(3);

        TwinResult result = longWith(entry, Bar.of(100, 103, 96, 100)).run(ten().withPath(policy));

        assertThat(price(result.fills().getLast())).isCloseTo(exit, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"99, 0", "98.99, 10000"})
    void a_touch_of_a_limit_is_no_fill(double low, long lots) {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), Bar.of(100, 100, low, 100)).at(0, Order.at(Kind.LIMIT, 0, 1, 10_000, 99));

        TwinResult result = market.run(ten());

        assertThat(result.end().signedLots()).containsExactly(lots);
    }

    @Test
    void a_touch_of_a_stop_triggers() {
        TwinResult result = longWith(Order.market(0, 1, 10_000).withStopLoss(2), Bar.of(100, 100, 98, 100)).run(ten());

        assertThat(price(result.fills().getLast())).isEqualTo(98);
    }

    @Test
    void a_limit_that_rested_fills_at_its_price_as_maker_a_new_marketable_one_at_the_open_as_taker() {
        TwinCase rested = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(95)).at(0, Order.at(Kind.LIMIT, 0, 1, 10_000, 99));
        TwinCase fresh = TwinCase.of(TEN).bars(0, flat(100), flat(95)).at(0, Order.at(Kind.LIMIT, 0, 1, 10_000, 99));

        TwinResult.Fill maker = rested.run(ten().withFees(0.001, 0.002)).fills().getFirst();
        TwinResult.Fill taker = fresh.run(ten().withFees(0.001, 0.002)).fills().getFirst();

        assertThat(price(maker)).isEqualTo(99);
        assertThat(maker.isMaker()).isTrue();
        assertThat(maker.feeUsd()).isEqualByComparingTo("0.99");
        assertThat(price(taker)).isEqualTo(95);
        assertThat(taker.isMaker()).isFalse();
        assertThat(taker.feeUsd()).isEqualByComparingTo("1.9");
    }

    @Test
    void nothing_fills_in_the_bar_of_its_decision() {
        TwinCase market = TwinCase.of(TEN).bars(0, Bar.of(100, 110, 90, 100)).at(0, Order.market(0, 1, 1000), Order.at(Kind.LIMIT, 0, 1, 1000, 105));

        TwinResult result = market.run(ten());

        assertThat(result.fills()).isEmpty();
    }

    @Test
    void latency_counts_the_bars_of_the_symbol() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100)).absent(0).bars(0, flat(101), flat(102)).absent(0).bars(0, flat(103)).at(0, Order.market(0, 1, 1000));

        TwinResult result = market.run(ten().withLatency(2));

        assertThat(result.fills()).singleElement().satisfies(fill -> assertThat(price(fill)).isEqualTo(103));
    }

    @Test
    void a_flat_account_is_rehearsed_and_the_poorer_leg_order_is_pessimistic() {
        // buy limit at 99 with a stop 2 below and a take-profit 3 above; high first the entry fills on the way down and is stopped, low first as well, but then 102 is met
        Order entry = Order.at(Kind.LIMIT, 0, 1, 10_000, 99).withTakeProfit(3);
        Bar bar = Bar.of(100, 103, 98, 98.5);

        TwinResult poor = TwinCase.of(TEN).bars(0, flat(100), bar).at(0, entry).run(ten());
        TwinResult rich = TwinCase.of(TEN).bars(0, flat(100), bar).at(0, entry).run(ten().withPath(PathPolicy.OPTIMISTIC));

        assertThat(lastEquity(poor)).isEqualTo(4995);                  // high first: bought at 99 on the way to 98, closes at 98.5
        assertThat(lastEquity(rich)).isEqualTo(5030);                  // low first: bought at 99, sold at 102
    }

    @Test
    void hedged_cross_legs_are_not_both_taken_at_their_own_worst() {
        Rules cross = TEN.withCross();
        Bar up = Bar.of(100, 108, 92, 100);
        TwinCase market = TwinCase.of(cross, cross).bars(0, flat(100), flat(100), up).bars(1, flat(100), flat(100), up)
                .at(0, Order.market(0, 1, 50_000), Order.market(1, -1, 50_000));

        TwinResult result = market.run(TwinSettings.plain(1000, 10).cross());

        assertThat(result.fills(Cause.LIQUIDATION)).isEmpty();
    }

    @Test
    void the_cross_account_takes_the_leg_order_with_the_lower_minimum() {
        // long 50 of the first, and a take-profit at 104 that would pay before the low comes
        Rules cross = TEN.withCross();
        TwinCase market = TwinCase.of(cross).bars(0, flat(100), flat(100), Bar.of(100, 105, 90, 100)).at(0, Order.market(0, 1, 50_000).withTakeProfit(4));

        TwinResult bad = market.run(TwinSettings.plain(600, 10).cross());
        TwinResult good = market.run(TwinSettings.plain(600, 10).cross().withPath(PathPolicy.OPTIMISTIC));

        assertThat(bad.fills().getLast().cause()).isEqualTo(Cause.LIQUIDATION);
        assertThat(good.fills().getLast().leg()).isEqualTo(Leg.TAKE_PROFIT);
    }

    @Test
    void reducing_fills_come_before_increasing_ones_at_an_open() {
        TwinCase market = TwinCase.of(TEN, TEN).bars(0, flat(100), flat(100), flat(100)).bars(1, flat(100), flat(100), flat(100))
                .at(0, Order.market(1, 1, 10_000)).at(1, Order.market(0, 1, 10_000), Order.close(1));

        TwinResult result = market.run(TwinSettings.plain(100, 10));

        assertThat(result.fills()).extracting(TwinResult.Fill::symbol).containsExactly(1, 1, 0);
        assertThat(result.end().signedLots()).containsExactly(10_000L, 0L);
    }

    @Test
    void time_inside_a_bar_goes_with_the_distance_of_the_trade_path() {
        TwinResult result = longWith(Order.market(0, 1, 10_000).withStopLoss(2), Bar.of(100, 101, 97, 99)).run(ten());

        // legs 3, 4 and 2 of 9; the stop is 2 into the first
        assertThat(result.fills().getLast().timeMs().doubleValue()).isCloseTo(2 * TwinCase.HOUR_MS + TwinCase.HOUR_MS * 2 / 9.0, within(1e-6));
    }

    @Test
    void a_trailing_stop_follows_the_best_mark_and_exits_on_last_ignore_the_mark() {
        Order trailing = Order.market(0, 1, 10_000).withTrailingStop(2);
        Order onLast = Order.market(0, 1, 10_000).withStopLoss(2).with(Flag.ON_LAST);

        TwinResult trailed = longWith(trailing, Bar.of(100, 104, 99, 104), Bar.of(104, 105, 101, 101)).run(ten());
        TwinResult last = longWith(onLast, Bar.of(100, 100, 97, 100).withMark(100, 100, 99, 100)).run(ten());

        assertThat(price(trailed.fills().getLast())).isCloseTo(102, within(EXACT));       // low first: best is 104 of the bar before
        assertThat(price(last.fills().getLast())).isCloseTo(98, within(EXACT));
    }

    @Test
    void a_bar_is_ambiguous_if_the_other_leg_order_fills_otherwise() {
        Order entry = Order.market(0, 1, 10_000).withStopLoss(2).withTakeProfit(3);

        TwinResult both = longWith(entry, Bar.of(100, 104, 97, 100)).run(ten());
        TwinResult one = longWith(entry, Bar.of(100, 102, 97, 100)).run(ten());

        assertThat(both.ambiguousTicks()).containsExactly(new TwinResult.Ambiguous(2, 0));
        assertThat(one.ambiguousTicks()).isEmpty();
    }

    @Test
    void a_cross_bar_is_ambiguous_if_only_the_joint_worst_would_liquidate() {
        Rules cross = TEN.withCross();
        Bar wide = Bar.of(100, 110, 90, 100);
        TwinCase market = TwinCase.of(cross, cross).bars(0, flat(100), flat(100), wide).bars(1, flat(100), flat(100), wide)
                .at(0, Order.market(0, 1, 40_000), Order.market(1, -1, 40_000));

        TwinResult result = market.run(TwinSettings.plain(1000, 10).cross());

        assertThat(result.fills(Cause.LIQUIDATION)).isEmpty();
        assertThat(result.ambiguousTicks()).containsExactly(new TwinResult.Ambiguous(2, 0));
    }

    @Test
    void the_lower_minimum_is_pessimistic_even_if_it_closes_richer() {
        // low first: 20 more at 96, all 70 sold at 104; high first: 50 sold at 104, 20 bought at 96 and still held at 95.5
        TwinCase market = TwinCase.of(TEN.withCross()).bars(0, flat(100), flat(100), Bar.of(100, 105, 95, 95.5)).at(0, Order.market(0, 1, 50_000))
                .at(1, Order.at(Kind.LIMIT, 0, 1, 20_000, 96), Order.at(Kind.LIMIT, 0, -1, 70_000, 104).with(Flag.REDUCE_ONLY));

        TwinResult result = market.run(TwinSettings.plain(1000, 10).cross());

        assertThat(lastEquity(result)).isEqualTo(1360);
    }
}
