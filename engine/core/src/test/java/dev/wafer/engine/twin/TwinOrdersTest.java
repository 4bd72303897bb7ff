package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinCase.flat;
import static dev.wafer.engine.twin.TwinCase.lastEquity;
import static dev.wafer.engine.twin.TwinCase.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.twin.TwinFlow.CancelAll;
import dev.wafer.engine.twin.TwinFlow.Flag;
import dev.wafer.engine.twin.TwinFlow.Kind;
import dev.wafer.engine.twin.TwinFlow.Order;
import dev.wafer.engine.twin.TwinFlow.Target;
import dev.wafer.engine.twin.TwinMarket.Band;
import dev.wafer.engine.twin.TwinMarket.Bar;
import dev.wafer.engine.twin.TwinMarket.Rules;
import dev.wafer.engine.twin.TwinResult.Cause;
import dev.wafer.engine.twin.TwinResult.Leg;
import dev.wafer.engine.twin.TwinResult.Reason;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of orders, their prices, and what ends them. */
class TwinOrdersTest {
    private static final Rules TEN = Rules.plain(3, 10);

    private static TwinSettings ten() {
        return TwinSettings.plain(5000, 10);
    }

    @ParameterizedTest
    @CsvSource({"973.185, 973.18, 973.19", "1698.15, 1698.1, 1698.2", "99.9996, 99.999, 100", "123456.7, 123456, 123457", "5.00005, 5, 5.001"})
    void limits_round_away_from_the_market(String price, String buy, String sell) {
        assertThat(TwinNumbers.limitPrice(new BigDecimal(price), 1, 3)).isEqualByComparingTo(buy);
        assertThat(TwinNumbers.limitPrice(new BigDecimal(price), -1, 3)).isEqualByComparingTo(sell);
    }

    @ParameterizedTest
    @CsvSource({"973.185, 973.18", "973.195, 973.2", "1698.16, 1698.2", "0.0123456, 0.012"})
    void stops_round_to_the_nearest_tick_half_to_even(String price, String rounded) {
        assertThat(TwinNumbers.triggerPrice(new BigDecimal(price), 3)).isEqualByComparingTo(rounded);
    }

    @Test
    void a_target_acts_only_when_the_side_changes_and_uses_an_id_only_then() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(100), flat(100))
                .at(0, new Target(0, 0), new Target(0, 1)).at(1, new Target(0, 2)).at(2, new Target(0, -1));

        TwinResult result = market.run(ten());

        assertThat(result.fills()).extracting(TwinResult.Fill::orderId).containsExactly(1L, 2L, 2L);
        assertThat(result.fills()).extracting(TwinResult.Fill::signedLots).containsExactly(50_000L, -50_000L, -50_000L);
    }

    @Test
    void a_target_is_fixed_in_lots_at_the_decision() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(300), flat(310)).at(0, new Target(0, -1));

        TwinResult result = market.run(TwinSettings.plain(1000, 10));

        assertThat(result.end().signedLots()).containsExactly(-3333L);                  // 3.3333 shares, towards zero
    }

    @Test
    void after_a_liquidation_nothing_reopens_until_the_side_changes() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(94), flat(94), flat(94)).at(0, new Target(0, 9)).at(2, new Target(0, 1)).at(3, new Target(0, -1));

        TwinResult result = market.run(TwinSettings.plain(1000, 10));

        assertThat(result.fills()).extracting(TwinResult.Fill::tick).containsExactly(1, 2, 4);
    }

    @Test
    void a_flip_closes_first_and_its_result_carries_the_new_side() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(110)).at(0, Order.market(0, 1, 50_000)).at(1, Order.market(0, -1, 140_000));

        TwinResult result = market.run(TwinSettings.plain(500, 10));

        // 500 + 500 profit carries 90.909 shares at 110
        assertThat(result.end().signedLots()).containsExactly(-90_000L);
        assertThat(result.fills()).extracting(TwinResult.Fill::signedLots).containsExactly(50_000L, -50_000L, -90_000L);
    }

    @Test
    void a_partial_close_returns_margin_pro_rata_and_keeps_the_entry() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(104)).at(0, Order.market(0, 1, 50_000)).at(1, Order.market(0, -1, 20_000));

        TwinResult result = market.run(ten());

        assertThat(result.end().cashUsd()).isEqualByComparingTo("4780");                // 4500 + 200 + 80
        assertThat(result.end().marginUsd().getFirst()).isEqualByComparingTo("300");
        assertThat(result.end().entryPrices().getFirst()).isEqualByComparingTo("100");
    }

    @Test
    void the_entry_is_the_size_weighted_mean_of_the_opening_fills() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(106)).at(0, Order.market(0, 1, 20_000)).at(1, Order.market(0, 1, 10_000));

        assertThat(market.run(ten()).end().entryPrices().getFirst()).isEqualByComparingTo("102");
    }

    @Test
    void a_loss_beyond_the_share_of_the_margin_comes_out_of_the_rest() {
        // the mark stands far above the trade price, else the position would be gone before
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(100).withMark(120, 120, 120, 120), flat(85).withMark(120, 120, 120, 120))
                .at(0, Order.market(0, 1, 50_000)).at(2, Order.market(0, -1, 20_000));

        TwinResult result = market.run(ten());

        // share 200, loss 300: nothing to cash, 100 from the other 300
        assertThat(result.end().cashUsd()).isEqualByComparingTo("4500");
        assertThat(result.end().marginUsd().getFirst()).isEqualByComparingTo("200");
    }

    @Test
    void a_closing_fee_never_takes_free_cash_below_zero() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(100).withMark(120, 120, 120, 120), flat(90).withMark(120, 120, 120, 120))
                .at(0, Order.market(0, 1, 10_000)).at(2, Order.close(0));

        TwinResult result = market.run(TwinSettings.plain(101, 10).withFees(0, 0.001));

        // opening fee 1 leaves no cash; the close loses all of the margin; the fee of 0.9 is waived
        assertThat(result.fills().getLast().feeUsd()).isEqualByComparingTo("0");
        assertThat(lastEquity(result)).isZero();
    }

    @Test
    void reduce_only_never_flips_and_is_refused_without_a_position() {
        Order reduce = Order.market(0, -1, 90_000).with(Flag.REDUCE_ONLY);
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(100), flat(100)).at(0, Order.market(0, 1, 50_000)).at(1, reduce).at(2, reduce);

        TwinResult result = market.run(ten());

        assertThat(result.end().signedLots()).containsExactly(0L);
        assertThat(result.notices().getLast().reason()).isEqualTo(Reason.NOTHING_TO_REDUCE);
        assertThat(result.notices().getLast().orderId()).isEqualTo(3);
    }

    @Test
    void post_only_is_refused_if_it_would_take_and_immediate_or_cancel_if_it_would_rest() {
        Order post = Order.at(Kind.LIMIT, 0, 1, 1000, 100.5).with(Flag.POST_ONLY);
        Order now = Order.at(Kind.LIMIT, 0, 1, 1000, 99).with(Flag.IMMEDIATE_OR_CANCEL);
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), Bar.of(100, 100, 90, 100)).at(0, post, now);

        TwinResult result = market.run(ten());

        assertThat(result.fills()).isEmpty();
        assertThat(result.notices()).extracting(TwinResult.Notice::reason).containsExactly(Reason.WOULD_TAKE, Reason.NOT_MARKETABLE);
    }

    @Test
    void attached_exits_are_one_cancels_other_and_cover_what_was_filled() {
        Bar thin = flat(100).withVolumeShares(100);
        Order entry = Order.market(0, 1, 50_000).withStopLoss(2).withTakeProfit(3);
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), thin, Bar.of(100, 104, 100, 104), flat(90)).at(0, entry);

        TwinResult result = market.run(TwinSettings.plain(5000, 10).realistic());

        assertThat(result.fills().getFirst().signedLots()).isEqualTo(10_000);           // impact puts the fill above 100
        assertThat(result.fills().getLast().leg()).isEqualTo(Leg.TAKE_PROFIT);
        assertThat(result.fills().getLast().signedLots()).isEqualTo(-10_000);
        assertThat(result.notices()).extracting(TwinResult.Notice::leg).containsExactly(Leg.ORDER, Leg.STOP_LOSS);
    }

    @Test
    void a_partly_filled_exit_leaves_less_for_the_others() {
        Bar thin = Bar.of(100, 104, 100, 100).withVolumeShares(40);
        Order entry = Order.market(0, 1, 10_000).withStopLoss(2).withTakeProfit(3);
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), thin, Bar.of(97, 97, 97, 97).withVolumeShares(40), flat(97)).at(0, entry);

        TwinResult result = market.run(TwinSettings.plain(5000, 10).realistic());

        // 4 shares as take-profit; at the next open stop and take-profit both stand: 4 more go to the stop, the first by leg; then the last 2
        assertThat(result.fills()).extracting(TwinResult.Fill::signedLots).containsExactly(10_000L, -4000L, -4000L, -2000L);
        assertThat(result.fills()).extracting(TwinResult.Fill::leg).containsExactly(Leg.ORDER, Leg.TAKE_PROFIT, Leg.STOP_LOSS, Leg.STOP_LOSS);
    }

    @Test
    void a_withdrawal_takes_orders_and_exits_and_leaves_the_position() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), Bar.of(100, 100, 95, 95)).at(0, Order.market(0, 1, 10_000).withStopLoss(2))
                .at(1, Order.at(Kind.LIMIT, 0, 1, 1000, 99), new CancelAll(0));

        TwinResult result = market.run(ten());

        assertThat(result.notices()).extracting(TwinResult.Notice::reason).containsOnly(Reason.ASKED).hasSize(2);
        assertThat(result.end().signedLots()).containsExactly(10_000L);
    }

    @Test
    void delisting_settles_at_the_last_mark_without_a_fee_and_later_orders_are_refused() {
        TwinCase market = TwinCase.of(TEN, TEN).bars(0, flat(100), flat(100), flat(103)).absent(0).bars(1, flat(1), flat(1), flat(1), flat(1))
                .at(0, Order.market(0, 1, 10_000)).at(2, Order.at(Kind.LIMIT, 0, 1, 1000, 50)).at(3, Order.market(0, 1, 1000)).event(0, 3 * TwinCase.HOUR_MS, true);

        TwinResult result = market.run(ten().withFees(0.001, 0.001));

        assertThat(result.fills().getLast().cause()).isEqualTo(Cause.SETTLEMENT);
        assertThat(price(result.fills().getLast())).isEqualTo(103);
        assertThat(lastEquity(result)).isEqualTo(5029);
        assertThat(result.notices()).extracting(TwinResult.Notice::reason).containsExactly(Reason.SETTLED, Reason.DELISTED);
    }

    @Test
    void a_split_forgets_the_last_target() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(100), flat(100)).at(0, new Target(0, 1)).at(2, new Target(0, 1)).event(0, 2 * TwinCase.HOUR_MS, false);

        TwinResult result = market.run(ten());

        assertThat(result.fills()).extracting(TwinResult.Fill::signedLots).containsExactly(50_000L, -50_000L, 50_000L);
    }

    @Test
    void in_an_internal_session_the_mark_stays_in_the_band_and_re_anchors_at_its_trigger() {
        Rules rules = Rules.plain(3, 10).withBand(new Band(0.1, 1, 0.9));
        Bar wick = Bar.of(800, 800, 500, 800).inInternalSession();
        TwinCase held = TwinCase.of(rules).bars(0, flat(800), flat(800), wick).at(0, Order.market(0, 1, 1000));
        TwinCase anchored = TwinCase.of(rules).bars(0, flat(800), flat(800), Bar.of(800, 800, 728, 728).inInternalSession(), wick).at(0, Order.market(0, 1, 1000));

        TwinSettings five = TwinSettings.plain(1000, 6);

        // six times from 800: liquidation at 701.75; the band ends at 720, after the re-anchor at 648
        assertThat(held.run(five).fills(Cause.LIQUIDATION)).isEmpty();
        assertThat(anchored.run(five).fills(Cause.LIQUIDATION)).hasSize(1);
    }

    @Test
    void the_band_opens_19_percent_down_and_no_further() {
        Rules rules = Rules.plain(3, 10).withBand(new Band(0.1, 1, 0.9));
        Bar low = Bar.of(500, 500, 500, 500).inInternalSession();
        TwinCase market = TwinCase.of(rules).bars(0, flat(800), flat(800), low, low, low).at(0, Order.market(0, 1, 1000));

        TwinResult result = market.run(TwinSettings.plain(1000, 4));

        assertThat(result.equityUsdByTick().get(2).doubleValue()).isCloseTo(920, within(1e-9));
        assertThat(result.equityUsdByTick().get(4).doubleValue()).isCloseTo(848, within(1e-9));
    }

    @Test
    void an_exit_filled_in_full_takes_its_siblings_with_it_although_a_position_remains() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(104), flat(96))
                .at(0, Order.market(0, 1, 10_000).withStopLoss(2).withTakeProfit(3), Order.market(0, 1, 10_000));

        TwinResult result = market.run(ten());

        assertThat(result.notices()).extracting(TwinResult.Notice::reason).containsExactly(Reason.OTHER_EXIT_FILLED);
        assertThat(result.end().signedLots()).containsExactly(10_000L);
    }
}
