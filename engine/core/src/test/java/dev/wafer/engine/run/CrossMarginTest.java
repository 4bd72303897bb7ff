package dev.wafer.engine.run;

import dev.wafer.engine.run.RunResult.Finding;
import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Liquidated;
import dev.wafer.api.Event.Rejected;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.SymbolHistory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Positions backed by the account together: in breach while account value is below the sum of their maintenance, a twentieth of notional each. */
class CrossMarginTest {
    private static final double ROUNDING_USD = 1e-6;

    static TestMarket crossMarket() {
        return TestMarket.hourly().with(RuleKey.MARGIN_MODE, "CROSS");
    }

    static RunSettings cross(double capitalUsd, int leverage) {
        return TestMarket.settings(leverage).withCapital(capitalUsd).withMargin(MarginChoice.CROSS);
    }

    /** Buys (sells below zero) so many shares of each symbol at the close of bar 0. */
    static Script open(double... signedShares) {
        return openAt(0, signedShares);
    }

    /** The same at the close of another bar. */
    static Script openAt(int bar, double... signedShares) {
        return Script.at(bar, (symbols, desk, _) -> {
            for (int s = 0; s < signedShares.length; s++) {
                var order = desk.order(symbols[s]);
                (signedShares[s] > 0 ? order.buy(signedShares[s]) : order.sell(-signedShares[s])).send("in");
            }
        });
    }

    /** Maintenance 4,000; (20,000 - 4,000) / 100 / 0.95 = 168.42 below 800. */
    @ParameterizedTest
    @CsvSource({"10", "5"})
    void a_hundred_shares_at_800_backed_by_20000_are_liquidated_at_631_58_whatever_the_leverage(int leverage) {
        RunResult result = crossMarket().bars("MU", flat(800), flat(800)).run(open(100), cross(20_000, leverage));

        SymbolResult.OpenPosition position = result.perSymbol().getFirst().position().orElseThrow();
        assertThat(position.isCross()).isTrue();
        assertThat(position.marginUsd()).isZero();
        assertThat(position.liquidationUsd()).isEqualTo(631.5789474, within(5e-8));
    }

    /** A and B 100 each at 100, capital 4,000: A at 100 - (4,000 - 1,000) / 95. B at 70: account value 1,000, maintenance 850: 100 - 150 / 95. */
    @Test
    @Tag("trap-11")
    void the_loss_of_one_leg_moves_the_liquidation_price_of_the_other() {
        double[] liquidationsUsd = liquidationsOfA(crossMarket());

        assertThat(liquidationsUsd[1]).isEqualTo(68.421053, within(ROUNDING_USD));
        assertThat(liquidationsUsd[2]).isEqualTo(98.421053, within(ROUNDING_USD));
    }

    /** B posts 1,000 of its own: 100 - (3,000 - 500) / 95, before and after its liquidation. */
    @Test
    @Tag("trap-11")
    void a_market_without_cross_is_isolated_in_the_same_account_and_its_loss_moves_nothing() {
        TestMarket market = crossMarket().with(RuleKey.MARGIN_MODE, "B", 1_760_313_600_000L, "NO_CROSS");
        double[] liquidationsUsd = liquidationsOfA(market);

        assertThat(liquidationsUsd[1]).isEqualTo(73.684211, within(ROUNDING_USD));
        assertThat(liquidationsUsd[2]).isEqualTo(73.684211, within(ROUNDING_USD));
        RunResult result = market.run(open(100, 100), cross(4_000, 10));
        assertThat(result.findings()).extracting(Finding::code).containsOnlyOnce("not-cross");
        assertThat(result.summary().liquidations()).isOne();
        assertThat(result.summary().badDebtUsd()).isEqualTo(2_000, within(ROUNDING_USD));
        assertThat(result.perSymbol().getFirst().position().orElseThrow().isCross()).isTrue();
    }

    private static double[] liquidationsOfA(TestMarket market) {
        double[] seenUsd = new double[3];
        Script script = new Script(Map.of(0, open(100, 100).actions().get(0),
                1, (symbols, _, account) -> seenUsd[1] = account.liquidationUsd(symbols[0]),
                2, (symbols, _, account) -> seenUsd[2] = account.liquidationUsd(symbols[0])));
        market.bars("A", flat(100), flat(100), flat(100)).bars("B", flat(100), flat(100), flat(70)).run(script, cross(4_000, 10));
        return seenUsd;
    }

    /** Capital 2,000: (2,000 - 500) / 95 = 15.789474 below 100. What is left, 2,000 - 1,578.947, is still there. */
    @Test
    @Tag("trap-13")
    void a_cross_position_goes_at_its_liquidation_price_inside_the_bar_and_the_rest_of_cash_stays() {
        Listening listening = Listening.to(open(100));
        RunResult result = crossMarket().bars("A", flat(100), flat(100), bar(100, 101, 80, 101)).run(listening, cross(2_000, 10));

        assertThat(listening.heard(Liquidated.class)).singleElement().satisfies(event -> {
            assertThat(event.priceUsd()).isEqualTo(84.210526, within(ROUNDING_USD));
            assertThat(event.signedQtyShares()).isEqualTo(-100);
            assertThat(event.isBackstop()).isFalse();
        });
        assertThat(result.summary().finalEquityUsd()).isEqualTo(421.052632, within(ROUNDING_USD));
    }

    @ParameterizedTest
    @CsvSource({"84.22, 0", "84.20, 1"})
    void one_cent_on_either_side_of_the_price_decides(double lowUsd, int liquidations) {
        assertThat(crossMarket().bars("A", flat(100), flat(100), bar(100, 100, lowUsd, 100)).run(open(100), cross(2_000, 10)).summary().liquidations())
                .isEqualTo(liquidations);
    }

    /** At 90: account value capital - 1,000, maintenance 450. A limit far below waits, so that no bar is passed over. */
    @ParameterizedTest
    @CsvSource({"1450, 0", "1449.99, 1"})
    void an_account_value_equal_to_maintenance_is_no_breach(double capitalUsd, int liquidations) {
        Script script = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(100).send("in");
            desk.order(symbols[0]).buy(1).limitAt(20).send("far away");
        });

        assertThat(crossMarket().bars("A", flat(100), flat(100), flat(90)).run(script, cross(capitalUsd, 10)).summary().liquidations())
                .isEqualTo(liquidations);
    }

    /** Capital 1,450 is liquidated at 90 exactly, halfway from 100 to 80; so is a stop there. */
    @Test
    @Tag("trap-1")
    void a_stop_at_the_liquidation_price_of_the_account_comes_before_the_liquidation() {
        Script script = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).stopLoss(10).send("in"));
        RunResult result = crossMarket().bars("A", flat(100), flat(100), bar(100, 100, 80, 100)).run(script, cross(1_450, 10));

        assertThat(result.summary().liquidations()).isZero();
        assertThat(result.summary().finalEquityUsd()).isEqualTo(450, within(ROUNDING_USD));
    }

    /** At 89 both: 2,000 - 1,650 = 350 against 667.50. Without A 350 against 222.50. */
    @ParameterizedTest
    @CsvSource({"100, 50, 0", "50, 100, 1", "75, 75, 0"})
    void the_largest_maintenance_goes_first_and_what_is_healthy_then_stays(double sharesOfA, double sharesOfB, int liquidated) {
        Listening listening = Listening.to(open(sharesOfA, sharesOfB));
        RunResult result = crossMarket().bars("A", flat(100), flat(100), flat(89)).bars("B", flat(100), flat(100), flat(89))
                .run(listening, cross(2_000, 10));

        assertThat(listening.heard(Liquidated.class)).singleElement().satisfies(event -> assertThat(event.symbol().index()).isEqualTo(liquidated));
        assertThat(result.perSymbol().get(1 - liquidated).position()).isPresent();
        assertThat(result.summary().finalEquityUsd()).isEqualTo(350, within(ROUNDING_USD));
    }

    /** At 91: 25,000 - 18,000 - 900 = 6,100; maintenance 9,100 + 455; after a fifth 7,280 + 455, still above; without A 455. */
    @Test
    @Tag("trap-40")
    void a_large_cross_position_loses_a_fifth_and_at_the_same_instant_the_rest() {
        Listening listening = Listening.to(open(2_000, 100));
        crossMarket().bars("A", flat(100), flat(100), flat(91)).bars("B", flat(100), flat(100), flat(91)).run(listening, cross(25_000, 10));

        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-400.0, -1600.0);
        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::timeMs).containsOnly(TestMarket.START_MS + 2 * TestMarket.HOUR_MS);
    }

    /** Isolated, 2,000 each from 100 at 10x, open 94.60 under 94.7368: a fifth of A heals it; B falls into A's window. */
    @Test
    @Tag("trap-12")
    void one_thirty_second_window_holds_for_the_whole_account() {
        Listening listening = Listening.to(open(2_000, 2_000));
        TestMarket.hourly().bars("A", flat(100), flat(100), flat(94.6)).bars("B", flat(100), flat(100), flat(94.6))
                .run(listening, TestMarket.settings(10));

        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-400.0, -2000.0);
    }

    /** Capital 1,000 is A's initial margin. At 110: value 2,000, initial 1,100, free 900, which carries 90 shares of B. */
    @ParameterizedTest
    @CsvSource({"90, true, true", "90.001, true, false", "90, false, false"})
    void the_profit_of_a_cross_position_backs_another_and_that_of_an_isolated_one_does_not(double shares, boolean isCross, boolean isFilled) {
        Listening listening = Listening.to(new Script(Map.of(0, open(100).actions().get(0), 2,
                (symbols, desk, _) -> desk.order(symbols[1]).buy(shares).send("on profit"))));
        RunResult result = crossMarket().bars("A", flat(100), flat(100), flat(110), flat(110)).bars("B", flat(100), flat(100), flat(100), flat(100))
                .run(listening, isCross ? cross(1_000, 10) : TestMarket.settings(10).withCapital(1_000));

        assertThat(result.perSymbol().get(1).position().isPresent()).isEqualTo(isFilled);
        assertThat(listening.heard(Rejected.class)).hasSize(isFilled ? 0 : 1);
    }

    /** Open at 70: 2,000 - 3,000. */
    @Test
    @Tag("trap-4")
    void a_gap_beyond_the_account_leaves_nothing_and_the_deficit_is_bad_debt() {
        RunResult result = crossMarket().bars("A", flat(100), flat(100), flat(70)).run(open(100), cross(2_000, 10));

        assertThat(result.summary().finalEquityUsd()).isZero();
        assertThat(result.summary().badDebtUsd()).isEqualTo(1_000, within(ROUNDING_USD));
    }

    /** A point of 1 % of 10,000 takes 100 from cash: 100 - (1,900 - 500) / 95. */
    @Test
    @Tag("trap-15")
    void funding_of_a_cross_position_moves_cash_and_with_it_the_liquidation_price() {
        RunResult result = crossMarket().funded("A", TestMarket.funding(new double[] {2, 0.01, 100}), flat(100), flat(100), flat(100))
                .run(open(100), cross(2_000, 10));

        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_900, within(ROUNDING_USD));
        assertThat(result.perSymbol().getFirst().position().orElseThrow().liquidationUsd()).isEqualTo(85.263158, within(ROUNDING_USD));
    }

    private static final double[][] HEDGED_A = {flat(100), flat(100), bar(100, 110, 85, 100)};
    private static final double[][] HEDGED_B = {flat(100), flat(100), bar(100, 115, 90, 100)};

    /** Long A, short B, capital 2,400. Both low: -1,500 + 1,000; both high: +1,000 - 1,500; maintenance at most 1,125. Each at its worst: -3,000. */
    @Test
    @Tag("trap-42")
    void a_long_and_a_short_are_not_both_taken_at_their_own_worst_but_the_bar_is_ambiguous() {
        RunResult result = crossMarket().bars("A", HEDGED_A).bars("B", HEDGED_B).run(open(100, -100), cross(2_400, 10));

        assertThat(result.summary().liquidations()).isZero();
        assertThat(result.summary().ambiguousBars()).isOne();
        assertThat(result.summary().maxDrawdownIntrabar()).isEqualTo(500.0 / 2_400, within(ROUNDING_USD));
        RunResult isolated = crossMarket().bars("A", HEDGED_A).bars("B", HEDGED_B).run(open(100, -100), TestMarket.settings(10).withCapital(2_400));
        assertThat(isolated.summary().liquidations()).isEqualTo(2);
    }

    /** Each at its worst: 2,400 - 300 - 300 is far above maintenance. */
    @Test
    @Tag("trap-42")
    void a_hedge_whose_joint_worst_is_healthy_is_not_ambiguous() {
        RunResult result = crossMarket().bars("A", flat(100), flat(100), bar(100, 103, 97, 100)).bars("B", flat(100), flat(100), bar(100, 103, 97, 100))
                .run(open(100, -100), cross(2_400, 10));

        assertThat(result.summary().ambiguousBars()).isZero();
    }

    /** Two longs do move together: at both lows 2,400 - 1,500 - 1,000 is below zero. */
    @Test
    @Tag("trap-42")
    void two_longs_meet_their_lows_together() {
        RunResult result = crossMarket().bars("A", HEDGED_A).bars("B", HEDGED_B).run(open(100, 100), cross(2_400, 10));

        assertThat(result.summary().liquidations()).isPositive();
    }

    @Test
    void a_position_stays_as_it_was_opened_until_it_is_flat() {
        long fromMs = TestMarket.START_MS + 3 * TestMarket.HOUR_MS;
        boolean[] isCross = new boolean[8];
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).send("before cross"),
                3, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).send("more"),
                4, (symbols, desk, account) -> {
                    isCross[4] = account.isCross(symbols[0]);
                    assertThat(account.signedQtyShares(symbols[0])).isEqualTo(20);
                    desk.order(symbols[0]).close().send("out");
                },
                5, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).send("again"),
                6, (symbols, _, account) -> isCross[6] = account.isCross(symbols[0])));
        TestMarket.hourly().with(RuleKey.MARGIN_MODE, "A", fromMs, "CROSS").bars("A", TestMarket.still(8, 100, 1)).run(script, cross(10_000, 10));

        assertThat(isCross[4]).isFalse();
        assertThat(isCross[6]).isTrue();
    }

    /** A 50, B 100 from 100, capital 2,000; A at 72 while B has no bar: 600 against 180 + 500. B would be the larger, but only A is there. */
    @Test
    @Tag("trap-30")
    void an_absent_symbol_counts_at_its_last_mark_and_cannot_be_liquidated() {
        BarSeries.Builder withoutThird = BarSeries.builder(3);
        for (int hour : new int[] {0, 1, 3}) {
            withoutThird.add(TestMarket.START_MS + hour * TestMarket.HOUR_MS, 100, 100, 100, 100);
        }
        Listening listening = Listening.to(open(50, 100));
        RunResult result = crossMarket().bars("A", flat(100), flat(100), flat(72), flat(72)).add(SymbolHistory.of("B", withoutThird.build()))
                .run(listening, cross(2_000, 10));

        assertThat(listening.heard(Liquidated.class)).singleElement().satisfies(event -> {
            assertThat(event.symbol().ticker()).isEqualTo("A");
            assertThat(event.timeMs()).isEqualTo(TestMarket.START_MS + 2 * TestMarket.HOUR_MS);
        });
        assertThat(result.summary().finalEquityUsd()).isEqualTo(600, within(ROUNDING_USD));
        assertThat(List.of(result.perSymbol().get(1).position().orElseThrow().signedQtyShares())).containsExactly(100.0);
    }
}
