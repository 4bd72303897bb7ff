package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinCase.HOUR_MS;
import static dev.wafer.engine.twin.TwinCase.flat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.engine.twin.TwinFlow.Order;
import dev.wafer.engine.twin.TwinMarket.Rules;
import dev.wafer.engine.twin.TwinResult.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When funding is paid, by whom, and on which price. */
class TwinFundingTest {
    private static final Rules TEN = Rules.plain(3, 10);

    @ParameterizedTest
    @CsvSource({"1, 0.00004375, -3.5", "-1, 0.00004375, 3.5", "1, -0.00004375, 3.5", "-1, -0.00004375, -3.5"})
    void longs_pay_a_rate_above_zero_and_shorts_receive_it(int side, double rate, String fundingUsd) {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(800), flat(800), flat(800)).at(0, Order.market(0, side, 100_000)).funding(0, 2 * HOUR_MS, rate);

        TwinResult result = market.run(TwinSettings.plain(20_000, 10));

        assertThat(result.end().fundingUsd()).isEqualByComparingTo(fundingUsd);
    }

    @ParameterizedTest
    @CsvSource({"0, -1", "1, 0", "2, 0"})
    void a_position_opened_at_the_time_of_a_point_does_not_pay_it(int decisionTick, String fundingUsd) {
        // the point is at the open of tick 2; fills are at the opens of ticks 1, 2, 3
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(100), flat(100)).at(decisionTick, Order.market(0, 1, 10_000)).funding(0, 2 * HOUR_MS, 0.001);

        TwinResult result = market.run(TwinSettings.plain(1000, 10));

        assertThat(result.end().fundingUsd()).isEqualByComparingTo(fundingUsd);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, -1", "3, -1"})
    void a_position_closed_at_the_time_of_a_point_pays_it(int closingTick, String fundingUsd) {
        // the point is at the open of tick 3; closing fills are at the opens of ticks 2, 3, 4
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(100), flat(100), flat(100)).at(0, Order.market(0, 1, 10_000))
                .at(closingTick, Order.close(0)).funding(0, 3 * HOUR_MS, 0.001);

        TwinResult result = market.run(TwinSettings.plain(1000, 10));

        assertThat(result.end().fundingUsd()).isEqualByComparingTo(fundingUsd);
    }

    @Test
    void points_inside_a_coarse_bar_settle_after_its_open_fills_at_its_open() {
        TwinCase market = TwinCase.of(TEN).everyMs(24 * HOUR_MS).bars(0, flat(100), TwinMarket.Bar.of(120, 130, 120, 130)).at(0, Order.market(0, 1, 10_000))
                .funding(0, 24 * HOUR_MS, 0.001).funding(0, 25 * HOUR_MS, 0.001).funding(0, 47 * HOUR_MS, 0.001).funding(0, 48 * HOUR_MS, 0.001);

        TwinResult result = market.run(TwinSettings.plain(1000, 10));

        assertThat(result.end().fundingUsd()).isEqualByComparingTo("-2.4");            // two of four, at 120
    }

    @Test
    void the_oracle_is_the_points_own_then_the_bars_before_then_the_last_mark() {
        TwinCase own = TwinCase.of(TEN).bars(0, flat(100), flat(100).withOracleClose(105), flat(100)).at(0, Order.market(0, 1, 10_000)).fundingAtOracle(0, 2 * HOUR_MS, 0.001, 110);
        TwinCase column = TwinCase.of(TEN).bars(0, flat(100), flat(100).withOracleClose(105), flat(100)).at(0, Order.market(0, 1, 10_000)).funding(0, 2 * HOUR_MS, 0.001);
        TwinCase mark = TwinCase.of(TEN).bars(0, flat(100), flat(100).withMark(100, 102, 100, 102), flat(100)).at(0, Order.market(0, 1, 10_000)).funding(0, 2 * HOUR_MS, 0.001);

        assertThat(own.run(TwinSettings.plain(1000, 10)).end().fundingUsd()).isEqualByComparingTo("-1.1");
        assertThat(column.run(TwinSettings.plain(1000, 10)).end().fundingUsd()).isEqualByComparingTo("-1.05");
        assertThat(mark.run(TwinSettings.plain(1000, 10)).end().fundingUsd()).isEqualByComparingTo("-1.02");
    }

    @Test
    void an_absent_symbol_pays_at_the_next_tick_at_its_last_mark() {
        TwinCase market = TwinCase.of(TEN, TEN).bars(0, flat(100), flat(100)).absent(0).absent(0).bars(0, flat(150)).bars(1, flat(1), flat(1), flat(1), flat(1), flat(1))
                .at(0, Order.market(0, 1, 10_000)).funding(0, 2 * HOUR_MS + 1, 0.001);

        TwinResult result = market.run(TwinSettings.plain(1000, 10));

        assertThat(result.end().fundingUsd()).isEqualByComparingTo("-1");
        assertThat(result.equityUsdByTick().get(2)).isEqualByComparingTo("1000");
        assertThat(result.equityUsdByTick().get(3)).isEqualByComparingTo("999");
    }

    @Test
    void funding_alone_liquidates_while_the_price_stands_still() {
        TwinCase market = TwinCase.of(TEN).everyMs(4 * HOUR_MS).bars(0, flat(100), flat(100), flat(100)).at(0, Order.market(0, 1, 10_000))
                .funding(0, 9 * HOUR_MS, 0.03).funding(0, 10 * HOUR_MS, 0.03);

        TwinResult result = market.run(TwinSettings.plain(1000, 10));

        assertThat(result.fills(Cause.LIQUIDATION)).hasSize(1);
        assertThat(result.end().cashUsd()).isEqualByComparingTo("940");                // 900 free, 40 of the margin left
    }

    @Test
    void stress_multiplies_the_rate_and_the_cap_of_the_venue_holds() {
        TwinCase market = TwinCase.of(TEN.withFundingCap(0.04)).bars(0, flat(100), flat(100), flat(100), flat(100)).at(0, Order.market(0, 1, 10_000))
                .funding(0, 2 * HOUR_MS, 0.001).funding(0, 3 * HOUR_MS, 0.03);

        TwinResult result = market.run(TwinSettings.plain(1000, 10).withFundingStress(3));

        assertThat(result.end().fundingUsd()).isEqualByComparingTo("-43");             // 0.003 and 0.04 of 1000
    }

    @Test
    void funding_of_a_cross_position_belongs_to_the_account_before_it_is_posted() {
        TwinCase market = TwinCase.of(TEN.withCross()).bars(0, flat(100), flat(100), flat(100)).at(0, Order.market(0, 1, 10_000)).funding(0, 2 * HOUR_MS, 0.01);

        TwinResult result = market.run(TwinSettings.plain(1000, 10).cross());

        assertThat(result.end().cashUsd()).isEqualByComparingTo("1000");
        assertThat(result.equityUsdByTick().getLast()).isEqualByComparingTo("990");
    }
}
