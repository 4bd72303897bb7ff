package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Liquidated;
import dev.wafer.engine.cost.fee.FeeFractions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Above 100,000 USDC a fifth goes first. Long 2,000 from 100 at 10x: margin 20,000, liquidation at 90 / 0.95 = 94.736842, notional there 189,474.
 * After a fifth: 1,600 shares, margin 20,000 - 400 * 5.263158 = 17,894.7368, liquidation at (100 - 11.184211) / 0.95 = 93.490305.
 */
class PartialLiquidationTest {
    private static final double ROUNDING_USD = 1e-5;
    private static final double FIRST_USD = 90 / 0.95;
    private static final double SECOND_USD = (100 - (20_000 - 400 * (100 - FIRST_USD)) / 1600) / 0.95;
    private static final Script LONG_2000 = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(2000).send("in"));

    private static RunResult run(Listening listening, long resolutionMs, double[]... bars) {
        return TestMarket.every(resolutionMs).bars("A", bars).run(listening, TestMarket.settings(10));
    }

    @Test
    @Tag("trap-12")
    void a_fifth_goes_and_the_rest_is_healthy_again() {
        Listening listening = Listening.to(LONG_2000);

        RunResult result = run(listening, TestMarket.HOUR_MS, flat(100), flat(100), bar(100, 100, 94, 94.5));

        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-400.0);
        assertThat(listening.heard(Liquidated.class).getFirst().isWhole()).isFalse();
        SymbolResult.OpenPosition left = result.perSymbol().getFirst().position().orElseThrow();
        assertThat(left.signedQtyShares()).isEqualTo(1600);
        assertThat(left.entryUsd()).isEqualTo(100);
        assertThat(left.marginUsd()).isEqualTo(17_894.736842, within(ROUNDING_USD));
        assertThat(left.liquidationUsd()).isEqualTo(SECOND_USD, within(ROUNDING_USD)).isEqualTo(93.490305, within(ROUNDING_USD));
    }

    /** In a minute bar 100 -> 93 -> 100 -> 94.5 the two breaches lie 1.2465 of 19.5 apart: 3.8 s. */
    @Test
    @Tag("trap-12")
    void a_second_breach_inside_thirty_seconds_takes_all() {
        Listening listening = Listening.to(LONG_2000);

        RunResult result = run(listening, 60_000, flat(100), flat(100), bar(100, 100, 93, 94.5));

        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-400.0, -1600.0);
        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::isWhole).containsExactly(false, true);
        double lossUsd = 400 * (100 - FIRST_USD) + 1600 * (100 - SECOND_USD);
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000_000 - lossUsd, within(ROUNDING_USD));
    }

    /** In an hour bar the same two breaches are 230 s apart. */
    @Test
    @Tag("trap-12")
    void a_second_breach_after_thirty_seconds_takes_a_fifth_again() {
        Listening listening = Listening.to(LONG_2000);

        run(listening, TestMarket.HOUR_MS, flat(100), flat(100), bar(100, 100, 93.2, 94.5));

        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-400.0, -320.0);
    }

    @Test
    @Tag("trap-12")
    void the_window_is_kept_across_bars_and_closes_after_thirty_seconds() {
        double[][] bars = {flat(100), flat(100), bar(100, 100, 94, 94), flat(93)};
        Listening soon = Listening.to(LONG_2000);
        Listening late = Listening.to(LONG_2000);

        run(soon, 20_000, bars);
        run(late, TestMarket.HOUR_MS, bars);

        assertThat(soon.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-400.0, -1600.0);
        assertThat(late.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-400.0, -320.0);
    }

    /** 1,055 shares at 94.736842 are 99,947 USDC, 1,056 are 100,042. */
    @Test
    @Tag("trap-12")
    void the_notional_at_the_mark_of_that_moment_decides() {
        double[][] bars = {flat(100), flat(100), bar(100, 100, 94.5, 95)};
        Listening below = Listening.to(Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(1055).send("in")));
        Listening above = Listening.to(Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(1056).send("in")));

        run(below, TestMarket.HOUR_MS, bars);
        run(above, TestMarket.HOUR_MS, bars);

        assertThat(below.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-1055.0);
        assertThat(above.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-211.2);
    }

    @Test
    @Tag("trap-12")
    void a_short_loses_a_fifth_too() {
        Listening listening = Listening.to(Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).sell(2000).send("in")));

        run(listening, TestMarket.HOUR_MS, flat(100), flat(100), bar(100, 105, 100, 105));

        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(400.0);
        assertThat(listening.heard(Liquidated.class).getFirst().priceUsd()).isEqualTo(110 / 1.05, within(ROUNDING_USD));
    }

    /** Open at 91: equity 2,000 under a maintenance of 9,100; after a fifth 2,000 under 7,280. */
    @Test
    @Tag("trap-40")
    void a_gap_deep_in_breach_takes_a_fifth_and_at_the_same_instant_the_rest() {
        Listening listening = Listening.to(LONG_2000);

        RunResult result = run(listening, TestMarket.HOUR_MS, flat(100), flat(100), flat(91), flat(91));

        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-400.0, -1600.0);
        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::timeMs)
                .containsOnly(TestMarket.START_MS + 2 * TestMarket.HOUR_MS);
        assertThat(result.summary().finalEquityUsd()).isEqualTo(982_000, within(ROUNDING_USD));
        assertThat(result.summary().badDebtUsd()).isZero();
    }

    /** Open at 92: equity 4,000 under 9,200; after a fifth 4,000 under 7,360. Open at 94.6: 9,200 under 9,460, then 9,200 over 7,568. */
    @Test
    @Tag("trap-40")
    void a_gap_just_in_breach_takes_a_fifth_alone() {
        Listening listening = Listening.to(LONG_2000);

        run(listening, TestMarket.HOUR_MS, flat(100), flat(100), flat(94.6), flat(94.6));

        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-400.0);
    }

    /** Open at 85: the account loses its margin of 20,000; the other 10,000 are bad debt. */
    @Test
    @Tag("trap-40")
    void nothing_underwater_survives_to_the_next_bar() {
        Listening listening = Listening.to(LONG_2000);

        RunResult result = run(listening, TestMarket.HOUR_MS, flat(100), flat(100), flat(85), flat(85));

        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-400.0, -1600.0);
        assertThat(result.summary().finalEquityUsd()).isEqualTo(980_000, within(ROUNDING_USD));
        assertThat(result.summary().badDebtUsd()).isEqualTo(10_000, within(ROUNDING_USD));
        assertThat(result.summary().liquidations()).isEqualTo(2);
    }

    /** Long 100 from 100 at 10x, open at 94: equity 400, fee 94 * 100 * 0.0009 = 8.46; opening fee 9. */
    @Test
    @Tag("trap-13")
    void what_is_left_after_a_liquidation_and_its_fee_comes_back() {
        double[] equitiesUsd = liquidatedAt(94);

        assertThat(equitiesUsd[0]).isEqualTo(1_000_000 - 1000 - 9 + 400 - 8.46, within(ROUNDING_USD));
        assertThat(equitiesUsd[1]).isEqualTo(17.46, within(ROUNDING_USD));
    }

    /** Open at 90.05: equity 5 and a fee of 8.1045, of which 5 are paid. */
    @Test
    @Tag("trap-13")
    void the_fee_of_a_liquidation_never_exceeds_what_is_left() {
        double[] equitiesUsd = liquidatedAt(90.05);

        assertThat(equitiesUsd[0]).isEqualTo(1_000_000 - 1000 - 9, within(ROUNDING_USD));
        assertThat(equitiesUsd[1]).isEqualTo(9 + 5, within(ROUNDING_USD));
    }

    @Test
    @Tag("trap-13")
    void a_liquidation_below_zero_pays_no_fee() {
        double[] equitiesUsd = liquidatedAt(85);

        assertThat(equitiesUsd[0]).isEqualTo(1_000_000 - 1000 - 9, within(ROUNDING_USD));
        assertThat(equitiesUsd[1]).isEqualTo(9, within(ROUNDING_USD));
    }

    private static double[] liquidatedAt(double openUsd) {
        Script hundred = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"));
        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), flat(openUsd))
                .run(hundred, TestMarket.settings(10).withFees(new FeeFractions(0.0003, 0.0009)));
        assertThat(result.summary().liquidations()).isEqualTo(1);
        return new double[] {result.summary().finalEquityUsd(), result.summary().feesUsd()};
    }
}
