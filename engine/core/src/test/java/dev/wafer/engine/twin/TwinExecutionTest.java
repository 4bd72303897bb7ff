package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinCase.flat;
import static dev.wafer.engine.twin.TwinCase.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.twin.TwinFlow.Flag;
import dev.wafer.engine.twin.TwinFlow.Kind;
import dev.wafer.engine.twin.TwinFlow.Order;
import dev.wafer.engine.twin.TwinFlow.Target;
import dev.wafer.engine.twin.TwinMarket.Bar;
import dev.wafer.engine.twin.TwinMarket.Rules;
import dev.wafer.engine.twin.TwinResult.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Realistic execution: volume, spread, impact, caps, and the least and the largest order. */
class TwinExecutionTest {
    /** Impact is a formula of doubles. */
    private static final double DOUBLES = 1e-9;
    private static final Rules TEN = Rules.plain(3, 10);

    private static TwinSettings realistic(double capitalUsd) {
        return TwinSettings.plain(capitalUsd, 10).realistic();
    }

    @Test
    void orders_share_a_tenth_of_the_volume_and_the_rest_of_a_market_order_is_cancelled() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100).withVolumeShares(100)).at(0, Order.market(0, 1, 6000), Order.market(0, 1, 6000));

        TwinResult result = market.run(realistic(10_000));

        assertThat(result.fills()).extracting(TwinResult.Fill::signedLots).containsExactly(6000L, 4000L);
        assertThat(result.notices()).extracting(TwinResult.Notice::reason).containsExactly(Reason.VOLUME);
    }

    @Test
    void a_target_works_on_until_it_is_reached() {
        Bar bar = flat(100).withVolumeShares(100);
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), bar, bar, bar, bar).at(0, new Target(0, 0.25));

        TwinResult result = market.run(realistic(10_000));

        assertThat(result.fills()).extracting(TwinResult.Fill::signedLots).containsExactly(10_000L, 10_000L, 5000L);
    }

    @Test
    void without_volume_nothing_fills_a_stop_triggers_and_works_at_the_next_open() {
        Bar silent = Bar.of(100, 100, 97, 99).withVolumeShares(0);
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), silent, flat(101)).at(0, Order.market(0, 1, 1000).withStopLoss(2)).at(1, Order.market(0, 1, 1000));

        TwinResult result = market.run(realistic(10_000));

        assertThat(result.fills()).extracting(TwinResult.Fill::tick).containsExactly(1, 3);
        assertThat(price(result.fills().getLast())).isEqualTo(101);
        assertThat(result.notices()).extracting(TwinResult.Notice::reason).containsExactly(Reason.VOLUME);
    }

    @Test
    void an_unknown_volume_limits_nothing_and_moves_no_price() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100)).at(0, Order.market(0, 1, 900_000));

        TwinResult result = market.run(realistic(10_000));

        assertThat(result.end().signedLots()).containsExactly(900_000L);
        assertThat(price(result.fills().getFirst())).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"1, 100.02", "-1, 99.98"})
    void takers_pay_half_the_spread_and_four_times_that_in_internal_sessions(int side, double price) {
        Rules rules = TEN.withHalfSpread(0.0002);
        TwinCase outside = TwinCase.of(rules).bars(0, flat(100), flat(100)).at(0, Order.market(0, side, 1000));
        TwinCase inside = TwinCase.of(rules).bars(0, flat(100), flat(100).inInternalSession()).at(0, Order.market(0, side, 1000));

        assertThat(price(outside.run(realistic(10_000)).fills().getFirst())).isCloseTo(price, within(DOUBLES));
        assertThat(price(inside.run(realistic(10_000)).fills().getFirst())).isCloseTo(100 + 4 * (price - 100), within(DOUBLES));
    }

    @Test
    void impact_is_sigma_times_the_root_of_the_share_taken_so_far() {
        TwinCase market = TwinCase.of(TEN).everyMs(86_400_000).bars(0, flat(100), flat(100).withVolumeShares(100)).at(0, Order.market(0, 1, 4000), Order.market(0, 1, 5000));

        TwinResult result = market.run(realistic(10_000));

        // fewer than 20 returns: 4 % a day; 4 and then 9 of 100 shares
        assertThat(price(result.fills().get(0))).isCloseTo(100 * (1 + 0.04 * 0.2), within(DOUBLES));
        assertThat(price(result.fills().get(1))).isCloseTo(100 * (1 + 0.04 * 0.3), within(DOUBLES));
    }

    @Test
    void sigma_is_the_root_mean_square_of_the_returns_once_there_are_20() {
        TwinCase market = TwinCase.of(TEN);
        for (int tick = 0; tick <= 20; tick++) {
            market.bars(0, flat(tick % 2 == 0 ? 100 : 101));
        }
        market.bars(0, flat(100).withVolumeShares(100)).at(20, Order.market(0, 1, 1000));

        TwinResult result = market.run(realistic(10_000));

        assertThat(price(result.fills().getFirst())).isCloseTo(100 * (1 + StrictMath.log(1.01) * 0.1), within(DOUBLES));
    }

    @Test
    void impact_ends_at_five_percent() {
        Bar wild = flat(200);
        TwinCase market = TwinCase.of(TEN);
        for (int tick = 0; tick <= 20; tick++) {
            market.bars(0, tick % 2 == 0 ? flat(100) : wild);
        }
        market.bars(0, flat(100).withVolumeShares(100)).at(20, Order.market(0, 1, 1000));

        assertThat(price(market.run(realistic(10_000)).fills().getFirst())).isCloseTo(105, within(DOUBLES));
    }

    @Test
    void the_cap_on_open_interest_refuses_orders_and_cuts_targets() {
        Rules rules = TEN.withOpenInterestCap(10_000);
        Bar before = flat(100).withOpenInterestShares(60);
        TwinCase order = TwinCase.of(rules).bars(0, before, flat(100)).at(0, Order.market(0, 1, 40_001));
        TwinCase target = TwinCase.of(rules).bars(0, before, flat(100)).at(0, new Target(0, 5));
        TwinCase outdated = TwinCase.of(rules).bars(0, flat(100).withOpenInterestShares(101), flat(100)).at(0, new Target(0, 5));

        assertThat(order.run(realistic(1000)).notices().getFirst().reason()).isEqualTo(Reason.OPEN_INTEREST_CAP);
        assertThat(target.run(realistic(1000)).end().signedLots()).containsExactly(40_000L);
        assertThat(outdated.run(realistic(1000)).end().signedLots()).containsExactly(50_000L);
        assertThat(order.run(TwinSettings.plain(1000, 10)).end().signedLots()).containsExactly(40_001L);
    }

    @Test
    void a_market_order_above_the_largest_is_refused_a_target_is_cut_into_pieces() {
        TwinCase order = TwinCase.of(TEN).bars(0, flat(100), flat(100)).at(0, Order.market(0, 1, 20_001_000));
        TwinCase target = TwinCase.of(TEN).bars(0, flat(100), flat(100), flat(100), flat(100)).at(0, new Target(0, 5)).at(2, new Target(0, 0));

        TwinResult pieces = target.run(realistic(500_000));

        assertThat(order.run(realistic(500_000)).notices().getFirst().reason()).isEqualTo(Reason.ABOVE_LARGEST_ORDER);
        assertThat(pieces.fills()).extracting(TwinResult.Fill::signedLots).containsExactly(20_000_000L, 5_000_000L, -20_000_000L);
    }

    @Test
    void a_limit_order_may_be_ten_times_the_largest_market_order() {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100)).at(0, Order.at(Kind.LIMIT, 0, 1, 200_000_000, 99), Order.at(Kind.LIMIT, 0, 1, 200_000_000, 101));

        TwinResult result = market.run(realistic(5_000_000));

        assertThat(result.notices()).extracting(TwinResult.Notice::orderId).containsExactly(2L);
    }

    @ParameterizedTest
    @CsvSource({"99, 1", "100, 0"})
    void an_order_worth_less_than_10_usdc_is_refused(long lots, int refused) {
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100)).at(0, Order.market(0, 1, lots));

        TwinResult result = market.run(TwinSettings.plain(1000, 10));

        assertThat(result.notices()).hasSize(refused);
        assertThat(result.end().signedLots()).containsExactly(refused == 1 ? 0L : 100L);
    }

    @Test
    void reduce_only_market_orders_work_on() {
        Bar thin = flat(100).withVolumeShares(100);
        TwinCase market = TwinCase.of(TEN).bars(0, flat(100), flat(100), thin, thin).at(0, Order.market(0, 1, 15_000)).at(1, Order.close(0).with(Flag.REDUCE_ONLY));

        TwinResult result = market.run(realistic(10_000));

        assertThat(result.fills()).extracting(TwinResult.Fill::signedLots).containsExactly(15_000L, -10_000L, -5000L);
        assertThat(result.notices()).isEmpty();
    }

    @Test
    void a_limit_never_trades_worse_than_its_price() {
        TwinCase market = TwinCase.of(TEN.withHalfSpread(0.01)).bars(0, flat(100), flat(100)).at(0, Order.at(Kind.LIMIT, 0, 1, 1000, 100.5));

        assertThat(price(market.run(realistic(1000)).fills().getFirst())).isEqualTo(100.5);
    }

    @Test
    void the_own_position_counts_under_the_cap() {
        Bar bar = flat(100).withOpenInterestShares(60);
        TwinCase market = TwinCase.of(TEN.withOpenInterestCap(10_000)).bars(0, bar, bar, bar).at(0, Order.market(0, 1, 10_000))
                .at(1, Order.market(0, 1, 30_001), Order.market(0, 1, 30_000));

        TwinResult result = market.run(realistic(1000));

        assertThat(result.notices()).extracting(TwinResult.Notice::orderId).containsExactly(2L);
        assertThat(result.end().signedLots()).containsExactly(40_000L);
    }
}
