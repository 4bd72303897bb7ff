package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Filled;
import dev.wafer.api.Event.Liquidated;
import dev.wafer.api.Event.Reduced;
import dev.wafer.api.Event.Rejected;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.execution.PathPolicy;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Too little margin at the fill, and breaches while the price stands still. */
class MarginAtFillTest {
    private static final double ROUNDING_USD = 1e-6;
    private static final RunSettings SMALL = RunSettings.ideal(1000, 10).withFunding(FundingMode.RECORDED).withFees(new FeeFractions(0, 0));

    /** 99 shares need 990 at 100 and 1,089 at 110. */
    @Test
    @Tag("trap-16")
    void an_order_whose_margin_a_gap_has_eaten_is_rejected() {
        Listening listening = Listening.to(Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(99).send("in")));

        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(110), flat(110)).run(listening, SMALL);

        assertThat(listening.heard(Rejected.class)).singleElement().satisfies(event -> {
            assertThat(event.orderId()).isEqualTo(1);
            assertThat(event.reason()).contains("margin", "1089", "1000");
        });
        assertThat(result.summary().rejectedOrders()).isEqualTo(1);
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1000);
    }

    /** 9.9 times 1,000 at 100 are 99 shares; at 110 and 10x 1,000 USDC carry 90.909. */
    @Test
    @Tag("trap-16")
    void a_target_shrinks_to_what_the_margin_carries_and_counts_as_reached() {
        Listening listening = Listening.to(Script.at(0, (symbols, desk, _) -> desk.target(symbols[0], 9.9, "in")));

        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(110), flat(110), flat(105)).run(listening, SMALL);

        assertThat(listening.heard(Reduced.class)).singleElement().satisfies(event -> {
            assertThat(event.wantedSignedShares()).isEqualTo(99);
            assertThat(event.sentSignedShares()).isEqualTo(90.909);
        });
        assertThat(listening.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(90.909);
        assertThat(result.summary().reducedOrders()).isEqualTo(1);
        assertThat(result.summary().rejectedOrders()).isZero();
    }

    /** With a fee of a thousandth 1,000 USDC carry 1,000 / (110 * 0.101) = 90.009 shares: margin 990.099 and fee 9.901. */
    @Test
    @Tag("trap-16")
    void a_shrunken_target_leaves_room_for_its_fee() {
        Listening listening = Listening.to(Script.at(0, (symbols, desk, _) -> desk.target(symbols[0], -9.9, "in")));

        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(110), flat(110))
                .run(listening, SMALL.withFees(new FeeFractions(0, 0.001)));

        assertThat(listening.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(-90.009);
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1000 - 9.90099, within(ROUNDING_USD));
    }

    @Test
    @Tag("trap-16")
    void an_order_that_needs_all_cash_but_its_fee_is_rejected() {
        Script all = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"));
        TestMarket market = TestMarket.hourly().bars("A", flat(100), flat(100));

        assertThat(market.run(all, SMALL).summary().rejectedOrders()).isZero();
        assertThat(market.run(all, SMALL.withFees(new FeeFractions(0, 0.00001))).summary().rejectedOrders()).isEqualTo(1);
    }

    /** Margin 10 a share, maintenance 5: two points of 3 % take 6. */
    @Test
    @Tag("trap-39")
    void funding_inside_a_bar_liquidates_at_the_open_while_the_price_stands_still() {
        Script hundred = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"));
        TestMarket market = TestMarket.every(24 * TestMarket.HOUR_MS).funded("A",
                TestMarket.funding(new double[] {25, 0.03, 100}, new double[] {26, 0.03, 100}), flat(100), flat(100), flat(100));

        RunResult result = market.run(hundred, TestMarket.settings(10));

        assertThat(result.summary().liquidations()).isEqualTo(1);
        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(100);
        assertThat(result.trades().getFirst().exitTimeMs()).isEqualTo(TestMarket.START_MS + 24 * TestMarket.HOUR_MS);
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000_000 - 600, within(ROUNDING_USD));
    }

    /** After 6 of funding the liquidation price is (100 - 4) / 0.95 = 101.05; high first, a path alone would meet it on the way back. */
    @Test
    @Tag("trap-39")
    void funding_inside_a_bar_liquidates_before_the_path_can_help() {
        Script hundred = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"));
        TestMarket market = TestMarket.every(24 * TestMarket.HOUR_MS).funded("A", TestMarket.funding(new double[] {25, 0.03, 100}, new double[] {26, 0.03, 100}),
                flat(100), bar(100, 120, 95, 110), flat(110));

        RunResult result = market.run(hundred, TestMarket.settings(10).withPath(PathPolicy.OPTIMISTIC));

        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(100);
        assertThat(result.trades().getFirst().exitTimeMs()).isEqualTo(TestMarket.START_MS + 24 * TestMarket.HOUR_MS);
    }

    @Test
    @Tag("trap-39")
    void funding_due_at_an_open_liquidates_there_and_not_a_bar_later() {
        Script hundred = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).sell(100).send("in"));
        TestMarket market = TestMarket.hourly().funded("A", TestMarket.funding(new double[] {2, -0.04, 100}, new double[] {3, -0.02, 100}), flat(100),
                flat(100), flat(100), flat(100), flat(100));

        RunResult result = market.run(hundred, TestMarket.settings(10));

        assertThat(result.trades().getFirst().exitTimeMs()).isEqualTo(TestMarket.START_MS + 3 * TestMarket.HOUR_MS);
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000_000 - 600, within(ROUNDING_USD));
    }

    /** Bought at a trade price of 100 with the mark at 94: equity 10 - 6 under 4.7 a share. */
    @Test
    @Tag("trap-39")
    void a_fill_far_from_the_mark_is_liquidated_there_and_then() {
        Listening listening = Listening.to(Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in")));
        double[] apart = {100, 125, 99, 125, 94, 120, 93, 120};

        RunResult result = TestMarket.hourly().bars("A", flat(100), apart)
                .run(listening, TestMarket.settings(10).withPath(PathPolicy.OPTIMISTIC));

        assertThat(listening.heard(Liquidated.class)).singleElement().satisfies(event -> {
            assertThat(event.timeMs()).isEqualTo(TestMarket.START_MS + TestMarket.HOUR_MS);
            assertThat(event.priceUsd()).isEqualTo(100);
        });
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000_000, within(ROUNDING_USD));
    }

    /** A fee of 9 % on the first fifth, 400 * 94.7368 * 0.09 = 3,410.53, puts the other 1,600 in breach at the same price. */
    @Test
    @Tag("trap-39")
    void the_fee_of_a_partial_liquidation_can_bring_the_rest_down_at_once() {
        Listening listening = Listening.to(Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(2000).send("in")));

        TestMarket.hourly().bars("A", flat(100), flat(100), bar(100, 100, 94.7, 95))
                .run(listening, TestMarket.settings(10).withFees(new FeeFractions(0, 0.09)));

        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-400.0, -1600.0);
        assertThat(listening.heard(Liquidated.class).get(0).timeMs()).isEqualTo(listening.heard(Liquidated.class).get(1).timeMs());
    }

    /** 1,000 USDC at 10x: long 90 closes at 105 with 450, and 1,450 carry 138 short at 105. */
    @Test
    void a_flip_frees_margin_and_result_for_its_new_side() {
        Listening listening = Listening.to(new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(90).send("in"), 1,
                (symbols, desk, _) -> desk.order(symbols[0]).sell(228).send("turn"))));

        TestMarket.hourly().bars("A", flat(100), flat(100), flat(105), flat(105)).run(listening, SMALL);

        assertThat(listening.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(90.0, -90.0, -138.0);
        assertThat(listening.heard(Filled.class)).extracting(Filled::orderId).containsExactly(1L, 2L, 2L);
    }

    @Test
    void a_flip_that_its_new_side_cannot_carry_closes_and_is_rejected_for_the_rest() {
        Listening listening = Listening.to(new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(90).send("in"), 1,
                (symbols, desk, _) -> desk.order(symbols[0]).sell(229).send("turn"))));

        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), flat(105), flat(105)).run(listening, SMALL);

        assertThat(listening.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(90.0, -90.0);
        assertThat(listening.heard(Rejected.class)).hasSize(1);
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1450, within(ROUNDING_USD));
    }
}
