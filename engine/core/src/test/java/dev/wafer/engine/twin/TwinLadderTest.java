package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinCase.flat;
import static dev.wafer.engine.twin.TwinCase.lastEquity;
import static dev.wafer.engine.twin.TwinCase.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.twin.TwinFlow.Kind;
import dev.wafer.engine.twin.TwinFlow.Order;
import dev.wafer.engine.twin.TwinFlow.Target;
import dev.wafer.engine.twin.TwinMarket.Bar;
import dev.wafer.engine.twin.TwinMarket.Rules;
import dev.wafer.engine.twin.TwinResult.Cause;
import dev.wafer.engine.twin.TwinResult.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is liquidated, how much at once, and what is left. Unless said otherwise: long 100 at 100 with ten times, margin 1000. */
class TwinLadderTest {
    private static final Rules TEN = Rules.plain(3, 10);

    private static TwinCase hundredLong(Rules rules, Bar... bars) {
        return TwinCase.of(rules).bars(0, flat(100), flat(100)).bars(0, bars).at(0, Order.market(0, 1, 100_000));
    }

    @Test
    void the_first_order_of_a_large_position_is_a_fifth_and_the_next_within_30_seconds_all() {
        TwinCase market = TwinCase.of(TEN).everyMs(60_000).bars(0, flat(750.05), Bar.of(750.05, 750.05, 400, 400)).at(0, Order.market(0, 1, 16_859_000));

        TwinResult result = market.run(TwinSettings.plain(5_000_000, 3));

        assertThat(result.fills(Cause.LIQUIDATION)).extracting(TwinResult.Fill::signedLots).containsExactly(-3_371_800L, -13_487_200L);
        assertThat(price(result.fills().get(1))).isCloseTo(526.3508771929825, within(1e-9));
        // after the fifth: margin 4215030.9833.. - 3371.8 * 223.6991228.. = 3460762.281, per share 256.5960; (750.05 - 256.5960) / 0.95
        assertThat(price(result.fills().get(2))).isCloseTo(519.4254, within(1e-3));
    }

    @Test
    void after_30_seconds_a_fifth_is_a_fifth_again() {
        TwinCase market = TwinCase.of(TEN).everyMs(86_400_000).bars(0, flat(750.05), Bar.of(750.05, 750.05, 522, 522), Bar.of(522, 522, 515, 515))
                .at(0, Order.market(0, 1, 16_859_000));

        TwinResult result = market.run(TwinSettings.plain(5_000_000, 3));

        assertThat(result.fills(Cause.LIQUIDATION)).extracting(TwinResult.Fill::signedLots).containsExactly(-3_371_800L, -2_697_440L);
    }

    @ParameterizedTest
    @CsvSource({"1000000, -1000000", "1000100, -200020"})
    void above_100000_the_first_order_is_a_fifth_at_100000_it_is_all(long lots, long closedLots) {
        // funding of 5.1 % takes the margin from 10 % to 4.9 % while the price stands still
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(100)).at(0, Order.market(0, 1, lots)).funding(0, 2 * TwinCase.HOUR_MS, 0.051);

        TwinResult result = market.run(TwinSettings.plain(20_000, 10));

        assertThat(result.fills(Cause.LIQUIDATION)).extracting(TwinResult.Fill::signedLots).containsExactly(closedLots);
    }

    @Test
    void a_gap_deep_into_breach_takes_a_fifth_and_at_the_same_instant_the_rest() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(89)).at(0, Order.market(0, 1, 2_000_000));

        TwinResult result = market.run(TwinSettings.plain(30_000, 10));

        assertThat(result.fills(Cause.LIQUIDATION)).extracting(TwinResult.Fill::signedLots).containsExactly(-400_000L, -1_600_000L);
        assertThat(result.end().badDebtUsd()).isEqualByComparingTo("2000");            // 2000 * 11 lost, 20000 posted
        assertThat(lastEquity(result)).isEqualTo(10_000);
    }

    @Test
    void beyond_bankruptcy_the_margin_is_lost_and_no_more() {
        TwinResult result = hundredLong(TEN.withBackstop(), flat(89)).run(TwinSettings.plain(5000, 10));

        assertThat(lastEquity(result)).isEqualTo(4000);
        assertThat(result.end().badDebtUsd()).isEqualByComparingTo("100");
        assertThat(result.end().takenByBackstopUsd()).isEqualByComparingTo("0");
        assertThat(price(result.fills().getLast())).isEqualTo(89);
        assertThat(result.fills().getLast().cause()).isEqualTo(Cause.LIQUIDATION);
    }

    @Test
    void what_a_book_liquidation_leaves_comes_back_less_the_fee() {
        TwinResult result = hundredLong(TEN, flat(92)).run(TwinSettings.plain(5000, 10).withFees(0, 0.001));

        // opening fee 10, margin 1000, loss 800, closing fee 9.2
        assertThat(result.end().cashUsd()).isEqualByComparingTo("4180.8");
    }

    @Test
    void below_two_thirds_of_maintenance_the_backstop_takes_position_and_margin() {
        TwinResult result = hundredLong(TEN.withBackstop(), flat(92)).run(TwinSettings.plain(5000, 10));

        // equity 200, maintenance 460
        assertThat(result.fills().getLast().cause()).isEqualTo(Cause.BACKSTOP);
        assertThat(price(result.fills().getLast())).isEqualTo(92);
        assertThat(result.end().takenByBackstopUsd()).isEqualByComparingTo("200");
        assertThat(lastEquity(result)).isEqualTo(4000);
    }

    @Test
    void between_two_thirds_and_all_of_maintenance_the_book_liquidates_although_there_is_a_backstop() {
        TwinResult result = hundredLong(TEN.withBackstop(), flat(94)).run(TwinSettings.plain(5000, 10));

        assertThat(result.fills().getLast().cause()).isEqualTo(Cause.LIQUIDATION);
        assertThat(lastEquity(result)).isEqualTo(4400);
    }

    @Test
    void a_liquidation_fee_never_exceeds_what_the_position_is_worth() {
        TwinResult result = hundredLong(TEN, flat(90.05)).run(TwinSettings.plain(5000, 10).withFees(0, 0.005));

        // opening fee 50; equity at 90.05 is 5, the fee would be 45.025
        assertThat(result.fills().getLast().feeUsd()).isEqualByComparingTo("5");
        assertThat(result.end().cashUsd()).isEqualByComparingTo("3950");
    }

    @Test
    void a_wick_liquidates_although_the_close_recovers() {
        TwinResult result = hundredLong(TEN, Bar.of(100, 100, 94, 100)).run(TwinSettings.plain(5000, 10));

        assertThat(price(result.fills().getLast())).isCloseTo(90 / 0.95, within(1e-9));
    }

    @Test
    void the_mark_decides_not_the_last_price() {
        Bar tradeWick = Bar.of(100, 100, 80, 100).withMark(100, 100, 96, 100);
        Bar markWick = Bar.of(100, 100, 99, 100).withMark(100, 100, 90, 100);

        TwinResult alive = hundredLong(TEN, tradeWick).run(TwinSettings.plain(5000, 10));
        TwinResult dead = hundredLong(TEN, markWick).run(TwinSettings.plain(5000, 10));

        assertThat(alive.fills(Cause.LIQUIDATION)).isEmpty();
        // the mark is 5.263/10 of the way down, so is the trade path
        assertThat(price(dead.fills(Cause.LIQUIDATION).getFirst())).isCloseTo(100 - (100 - 90 / 0.95) / 10, within(1e-9));
    }

    @Test
    void equity_equal_to_maintenance_is_no_breach() {
        // margin 1000, MM 475 at 95: equity 500; funding of 25 makes them equal
        TwinResult equal = hundredLong(TEN, flat(95), flat(95)).fundingAtOracle(0, 3 * TwinCase.HOUR_MS, 0.0025, 100).run(TwinSettings.plain(5000, 10));
        TwinResult less = hundredLong(TEN, flat(95), flat(95)).fundingAtOracle(0, 3 * TwinCase.HOUR_MS, 0.002501, 100).run(TwinSettings.plain(5000, 10));

        assertThat(equal.fills(Cause.LIQUIDATION)).isEmpty();
        assertThat(less.fills(Cause.LIQUIDATION)).hasSize(1);
    }

    @Test
    void in_a_cross_account_the_largest_maintenance_goes_first_and_the_rest_is_tested_again() {
        Rules cross = TEN.withCross();
        TwinCase market = TwinCase.of(cross, cross).bars(0, flat(100), flat(100), flat(99)).bars(1, flat(100), flat(100), flat(92))
                .at(0, Order.market(0, 1, 20_000), Order.market(1, 1, 60_000));

        TwinResult result = market.run(TwinSettings.plain(800, 10).cross());

        // value 800 - 20 - 480 = 300, maintenance 99 + 276 = 375; without the second 300 against 99
        assertThat(result.fills(Cause.LIQUIDATION)).extracting(TwinResult.Fill::symbol).containsExactly(1);
        assertThat(result.end().signedLots()).containsExactly(20_000L, 0L);
    }

    @Test
    void the_backstop_takes_the_whole_cross_account_if_all_its_symbols_have_one() {
        Rules cross = TEN.withCross().withBackstop();
        TwinCase market = TwinCase.of(cross, cross).bars(0, flat(100), flat(100), flat(98)).bars(1, flat(100), flat(100), flat(90))
                .at(0, Order.market(0, 1, 20_000), Order.market(1, 1, 60_000));

        TwinResult result = market.run(TwinSettings.plain(800, 10).cross());

        // value 800 - 40 - 600 = 160, maintenance 98 + 270 = 368
        assertThat(result.fills(Cause.BACKSTOP)).extracting(TwinResult.Fill::symbol).containsExactly(0, 1);
        assertThat(result.end().takenByBackstopUsd()).isEqualByComparingTo("160");
        assertThat(lastEquity(result)).isZero();
    }

    @Test
    void a_cross_deficit_is_bad_debt_once_no_cross_position_is_left() {
        TwinCase market = TwinCase.of(TEN.withCross()).bars(0, flat(100), flat(100), flat(80)).at(0, Order.market(0, 1, 60_000));

        TwinResult result = market.run(TwinSettings.plain(800, 10).cross());

        assertThat(result.end().badDebtUsd()).isEqualByComparingTo("400");
        assertThat(result.end().cashUsd()).isEqualByComparingTo("0");
    }

    @Test
    void isolated_positions_of_the_same_account_stand_when_the_cross_account_falls() {
        TwinCase market = TwinCase.of(TEN.withCross(), TEN).bars(0, flat(100), flat(100), flat(80)).bars(1, flat(100), flat(100), flat(100))
                .at(0, Order.market(0, 1, 60_000), Order.market(1, 1, 10_000));

        TwinResult result = market.run(TwinSettings.plain(900, 10).cross());

        assertThat(result.end().signedLots()).containsExactly(0L, 10_000L);
        assertThat(result.end().marginUsd().get(1)).isEqualByComparingTo("100");
        assertThat(result.end().badDebtUsd()).isEqualByComparingTo("400");             // 800 of cash against a loss of 1200
    }

    @Test
    void a_liquidation_without_volume_pays_five_percent_off_the_mark() {
        Bar silent = Bar.of(100, 100, 100, 100).withMark(100, 100, 90, 90).withVolumeShares(0);
        TwinCase market = hundredLong(TEN, silent);

        TwinResult result = market.run(TwinSettings.plain(5000, 10).realistic());

        assertThat(price(result.fills(Cause.LIQUIDATION).getFirst())).isCloseTo(90 / 0.95 * 0.95, within(1e-9));
    }

    @Test
    void a_liquidation_cancels_exits_and_a_half_worked_target_but_not_an_entry_order() {
        TwinCase exits = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(92), flat(85))
                .at(0, Order.market(0, 1, 100_000).withStopLoss(12)).at(1, Order.at(Kind.LIMIT, 0, 1, 1000, 88));

        TwinResult result = exits.run(TwinSettings.plain(5000, 10));

        assertThat(result.notices()).extracting(TwinResult.Notice::reason).containsExactly(Reason.ORPHANED);
        assertThat(result.end().signedLots()).containsExactly(1000L);
    }

    @Test
    void a_target_not_yet_tried_acts_after_the_liquidation_at_that_open_a_working_rest_does_not() {
        TwinCase untried = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(92), flat(92)).at(0, new Target(0, 10)).at(1, new Target(0, -1));
        TwinCase working = TwinCase.of(TEN).bars(0, flat(100), flat(100).withVolumeShares(1000), flat(92).withVolumeShares(1000), flat(92)).at(0, new Target(0, 10));

        TwinResult acted = untried.run(TwinSettings.plain(2000, 10));
        TwinResult cancelled = working.run(TwinSettings.plain(2000, 10).realistic());

        assertThat(acted.fills()).extracting(TwinResult.Fill::cause).containsExactly(Cause.TRADE, Cause.LIQUIDATION, Cause.TRADE);
        assertThat(acted.end().signedLots()).containsExactly(-20_000L);
        assertThat(cancelled.fills(Cause.LIQUIDATION)).hasSize(1);
        assertThat(cancelled.notices()).extracting(TwinResult.Notice::reason).containsExactly(Reason.LIQUIDATED);
        assertThat(cancelled.end().signedLots()).containsExactly(0L);
    }

    @Test
    void a_liquidation_fee_of_a_cross_position_never_exceeds_what_the_account_is_worth() {
        TwinCase market = TwinCase.of(TEN.withCross()).bars(0, flat(100), flat(100), flat(87.3)).at(0, Order.market(0, 1, 60_000));

        TwinResult result = market.run(TwinSettings.plain(800, 10).cross().withFees(0, 0.005));

        // 800 less an opening fee of 30 and a loss of 762; the fee would be 26.19
        assertThat(result.fills().getLast().feeUsd()).isEqualByComparingTo("8");
        assertThat(result.end().cashUsd()).isEqualByComparingTo("0");
    }
}
