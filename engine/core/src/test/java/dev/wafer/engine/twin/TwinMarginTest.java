package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinCase.flat;
import static dev.wafer.engine.twin.TwinCase.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.twin.TwinFlow.MoveMargin;
import dev.wafer.engine.twin.TwinFlow.Order;
import dev.wafer.engine.twin.TwinFlow.SetLeverage;
import dev.wafer.engine.twin.TwinFlow.Target;
import dev.wafer.engine.twin.TwinMarket.Bar;
import dev.wafer.engine.twin.TwinMarket.Rules;
import dev.wafer.engine.twin.TwinMarket.Tier;
import dev.wafer.engine.twin.TwinResult.Cause;
import dev.wafer.engine.twin.TwinResult.NoticeKind;
import dev.wafer.engine.twin.TwinResult.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked numbers of venue-spec 1, met by whole runs. */
class TwinMarginTest {
    /** The tables print 13 figures. */
    private static final double PRINTED = 1e-9;
    /** Margin is posted in whole nano-USDC. */
    private static final double POSTED = 1e-9;

    @ParameterizedTest
    @CsvSource({"1, 750.05, 3, 10, 526.3508771929825", "-1, 750.05, 3, 10, 952.4444444444445", "1, 1000, 10, 10, 947.3684210526316",
        "-1, 1000, 10, 10, 1047.6190476190477", "1, 1000, 5, 10, 842.1052631578948", "1, 1000, 4, 10, 789.4736842105264", "1, 1000, 2, 10, 526.3157894736843",
        "1, 180, 20, 20, 175.3846153846154", "-1, 180, 20, 20, 184.390243902439", "-1, 1700, 2, 10, 2428.571428571429"})
    void an_isolated_position_is_liquidated_at_the_price_of_the_table(int side, double entry, int leverage, int maxLeverage, double liquidation) {
        TwinCase market = TwinCase.of(Rules.plain(3, maxLeverage))
                .bars(0, flat(entry), Bar.of(entry, side > 0 ? entry : entry * 2, side > 0 ? entry / 2 : entry, entry))
                .at(0, Order.market(0, side, 3000));

        TwinResult result = market.run(TwinSettings.plain(100_000, leverage));

        assertThat(result.fills(Cause.LIQUIDATION)).hasSize(1);
        assertThat(price(result.fills().getLast())).isCloseTo(liquidation, within(PRINTED));
        assertThat(result.fills().getLast().signedLots()).isEqualTo(-3000L * side);
    }

    @Test
    void at_one_times_a_long_has_no_liquidation_price() {
        TwinCase market = TwinCase.of(Rules.plain(3, 10)).bars(0, flat(100), Bar.of(100, 100, 0.01, 0.01)).at(0, Order.market(0, 1, 1000));

        TwinResult result = market.run(TwinSettings.plain(1000, 1));

        assertThat(result.fills(Cause.LIQUIDATION)).isEmpty();
    }

    @Test
    void margin_added_moves_the_liquidation_price_down() {
        TwinCase market = TwinCase.of(Rules.plain(3, 10)).bars(0, flat(750.05), flat(750.05), Bar.of(750.05, 750.05, 400, 400))
                .at(0, Order.market(0, 1, 100_000)).at(1, new MoveMargin(0, 1000));

        TwinResult result = market.run(TwinSettings.plain(100_000, 3));

        assertThat(price(result.fills().getLast())).isCloseTo(515.8245614, within(1e-7));
    }

    @Test
    void funding_paid_from_the_margin_moves_the_liquidation_price_up() {
        TwinCase market = TwinCase.of(Rules.plain(3, 10)).bars(0, flat(750.05), flat(750.05), Bar.of(750.05, 750.05, 400, 400))
                .at(0, Order.market(0, 1, 100_000)).fundingAtOracle(0, 2 * TwinCase.HOUR_MS, 0.00625, 800);      // 100 * 800 * 0.00625 = 500

        TwinResult result = market.run(TwinSettings.plain(100_000, 3));

        assertThat(price(result.fills().getLast())).isCloseTo(531.6140351, within(1e-7));
    }

    @Test
    void a_cross_position_is_liquidated_where_the_account_value_meets_maintenance() {
        TwinCase market = TwinCase.of(Rules.plain(3, 10).withCross()).bars(0, flat(800), Bar.of(800, 800, 500, 500)).at(0, Order.market(0, 1, 100_000));

        TwinResult result = market.run(TwinSettings.plain(20_000, 10).cross());

        assertThat(price(result.fills().getLast())).isCloseTo(631.5789473684, within(1e-9));
    }

    @Test
    void the_losses_of_the_other_cross_leg_move_the_liquidation_price() {
        TwinCase market = TwinCase.of(Rules.plain(3, 10).withCross(), Rules.plain(3, 10).withCross())
                .bars(0, flat(800), flat(800), Bar.of(800, 800, 500, 500)).bars(1, flat(100), flat(100), flat(70))
                .at(0, Order.market(0, 1, 100_000), Order.market(1, 1, 100_000));

        TwinResult result = market.run(TwinSettings.plain(20_000, 10).cross());

        // 20000 - 3000 + 100 * (p - 800) = 0.05 * (100 * p + 100 * 70): p = (63000 + 350) / 95
        assertThat(price(result.fills(Cause.LIQUIDATION).getFirst())).isCloseTo(63_350 / 95.0, within(PRINTED));
        assertThat(result.fills(Cause.LIQUIDATION).getFirst().symbol()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"10000000, 500000", "19999999.99, 999999.9995", "20000000, 1000000", "20000000.01, 1000000.001", "30000000, 2000000"})
    void maintenance_is_continuous_over_the_tiers(String notional, String maintenance) {
        Rules rules = Rules.plain(3, 10).withTiers(new Tier(0, 10), new Tier(20_000_000, 5));
        TwinMarket.Symbol symbol = new TwinMarket.Symbol("S", rules, List.of(Optional.of(flat(1))), List.of(), List.of());
        TwinState state = new TwinState(new TwinMarket(60_000, List.of(0L), List.of(symbol)), TwinSettings.plain(1, 1));

        BigDecimal found = state.maintenance(0, new BigDecimal(notional));

        assertThat(found).isEqualByComparingTo(maintenance);
    }

    @Test
    void an_order_that_reaches_a_lower_tier_is_refused_and_a_target_stops_below_the_bound() {
        Rules rules = Rules.plain(2, 10).withTiers(new Tier(0, 10), new Tier(1000, 5));
        TwinCase order = TwinCase.of(rules).bars(0, flat(100), flat(100)).at(0, Order.market(0, 1, 1000));
        TwinCase target = TwinCase.of(rules).bars(0, flat(100), flat(100)).at(0, new Target(0, 5));
        TwinCase just = TwinCase.of(rules).bars(0, flat(100), flat(100)).at(0, Order.market(0, 1, 999));

        assertThat(order.run(TwinSettings.plain(500, 10)).notices().getFirst().reason()).isEqualTo(Reason.TIER);
        assertThat(target.run(TwinSettings.plain(500, 10)).end().signedLots()).containsExactly(999L);       // 10.00 shares are worth 1000: the upper tier
        assertThat(just.run(TwinSettings.plain(500, 10)).end().signedLots()).containsExactly(999L);
        assertThat(order.run(TwinSettings.plain(500, 5)).end().signedLots()).containsExactly(1000L);
    }

    @Test
    void a_plain_order_without_margin_is_rejected_and_a_target_shrinks_to_what_fits() {
        TwinCase order = TwinCase.of(Rules.plain(3, 10)).bars(0, flat(100), flat(125)).at(0, Order.market(0, 1, 50_000));
        TwinCase target = TwinCase.of(Rules.plain(3, 10)).bars(0, flat(100), flat(125)).at(0, new Target(0, 5));

        TwinResult rejected = order.run(TwinSettings.plain(1000, 5));
        TwinResult reduced = target.run(TwinSettings.plain(1000, 5));

        assertThat(rejected.notices().getFirst().reason()).isEqualTo(Reason.MARGIN);
        assertThat(reduced.notices().getFirst().kind()).isEqualTo(NoticeKind.REDUCED);
        assertThat(reduced.end().signedLots()).containsExactly(40_000L);                // 1000 * 5 / 125
    }

    @Test
    void the_fee_of_an_opening_fill_needs_free_cash_too() {
        TwinCase market = TwinCase.of(Rules.plain(3, 10)).bars(0, flat(100), flat(100)).at(0, new Target(0, 10));

        TwinResult result = market.run(TwinSettings.plain(1000, 10).withFees(0, 0.01));

        assertThat(result.end().signedLots()).containsExactly(90_909L);                 // q * 100 * (0.1 + 0.01) <= 1000
    }

    @Test
    void unrealised_profit_of_a_cross_position_carries_a_new_one() {
        Rules cross = Rules.plain(3, 10).withCross();
        TwinCase market = TwinCase.of(cross, cross).bars(0, flat(100), flat(100), flat(110)).bars(1, flat(100), flat(100), flat(100))
                .at(0, Order.market(0, 1, 100_000)).at(1, Order.market(1, 1, 90_000));

        TwinResult result = market.run(TwinSettings.plain(1000, 10).cross());

        // free: 1000 + 1000 profit - 1100 initial margin at the mark = 900
        assertThat(result.end().signedLots()).containsExactly(100_000L, 90_000L);
    }

    @Test
    void symbols_that_share_cash_are_served_in_the_order_of_the_run() {
        TwinCase market = TwinCase.of(Rules.plain(3, 10), Rules.plain(3, 10)).bars(0, flat(100), flat(100)).bars(1, flat(100), flat(100))
                .at(0, new Target(1, 10), new Target(0, 10));

        TwinResult result = market.run(TwinSettings.plain(1000, 10));

        assertThat(result.end().signedLots()).containsExactly(100_000L, 0L);
        assertThat(result.notices().getFirst().symbol()).isEqualTo(1);
    }

    @Test
    void leverage_of_an_open_position_only_rises_and_its_margin_stays() {
        TwinCase market = TwinCase.of(Rules.plain(3, 10)).bars(0, flat(100), flat(100), flat(100)).at(0, Order.market(0, 1, 10_000))
                .at(1, new SetLeverage(0, 4), new SetLeverage(0, 11), new SetLeverage(0, 10));

        TwinResult result = market.run(TwinSettings.plain(1000, 5));

        assertThat(result.notices()).hasSize(2).allMatch(notice -> notice.reason() == Reason.LEVERAGE_NOT_ALLOWED && notice.orderId() == 0);
        assertThat(result.end().marginUsd().getFirst().doubleValue()).isCloseTo(200, within(POSTED));
    }

    @Test
    void margin_leaves_only_down_to_the_initial_margin_and_never_in_strict_isolated_mode() {
        Rules strict = Rules.plain(3, 20).strictIsolated();
        TwinCase market = TwinCase.of(Rules.plain(3, 20), strict).bars(0, flat(100), flat(100)).bars(1, flat(100), flat(100))
                .at(0, Order.market(0, 1, 10_000), Order.market(1, 1, 10_000))
                .at(1, new MoveMargin(0, 400), new MoveMargin(0, -350.01), new MoveMargin(0, -350), new MoveMargin(1, 400), new MoveMargin(1, -1));

        TwinResult result = market.run(TwinSettings.plain(1000, 20));

        // a tenth of 1000 notional must stay, though the initial margin is 50
        assertThat(result.end().marginUsd().get(0)).isEqualByComparingTo("100");
        assertThat(result.end().marginUsd().get(1)).isEqualByComparingTo("450");
        assertThat(result.notices()).hasSize(2);
    }

    @Test
    void a_fall_through_a_tier_is_liquidated_by_the_tier_at_the_liquidation_price() {
        Rules rules = Rules.plain(3, 10).withTiers(new Tier(0, 10), new Tier(9000, 5));
        TwinCase market = TwinCase.of(rules).bars(0, flat(100), Bar.of(100, 100, 50, 50)).at(0, Order.market(0, 1, 100_000));

        TwinResult result = market.run(TwinSettings.plain(5000, 5));

        assertThat(price(result.fills().getLast())).isCloseTo(80 / 0.95, within(PRINTED));         // worth 8421: the lower tier
    }

    @ParameterizedTest
    @CsvSource({"180000, 180000", "180001, 0"})
    void an_isolated_position_may_use_the_profit_of_a_cross_one_and_cash_goes_below_zero(long askedLots, long heldLots) {
        TwinCase market = TwinCase.of(Rules.plain(3, 10).withCross(), Rules.plain(3, 10)).bars(0, flat(100), flat(100), flat(120)).bars(1, flat(100), flat(100), flat(100))
                .at(0, Order.market(0, 1, 100_000)).at(1, Order.market(1, 1, askedLots));

        TwinResult result = market.run(TwinSettings.plain(1000, 10).cross());

        // free: 1000 + 2000 profit - 1200 initial margin at the mark
        assertThat(result.end().signedLots()).containsExactly(100_000L, heldLots);
        assertThat(result.end().cashUsd()).isEqualByComparingTo(heldLots == 0 ? "1000" : "-800");
    }
}
