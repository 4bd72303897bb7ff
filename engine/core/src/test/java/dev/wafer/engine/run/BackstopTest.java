package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Liquidated;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.measure.ExitReason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Below two thirds of maintenance, but not below zero, the backstop takes the position at the mark, and what is left of its margin. */
@Tag("trap-13")
class BackstopTest {
    private static final double ROUNDING_USD = 1e-6;
    private static final long RULES_FROM_MS = 1_760_313_600_000L;

    private static RunResult longHundredOpensAt(TestMarket market, Listening listening, double openUsd) {
        return market.bars("A", flat(100), flat(100), flat(openUsd)).run(listening, TestMarket.settings(10));
    }

    private static TestMarket withBackstop() {
        return TestMarket.hourly().with(RuleKey.BACKSTOP, "YES");
    }

    /**
     * Long 100 from 100 with 1,000: equity 1,000 - 100 * (100 - p), maintenance 5 p, equal to two thirds of it at 90 / (1 - 0.1 / 3) = 93.103448.
     * The book gives back what is left, the backstop keeps it; below zero the book's loss is bad debt.
     */
    @ParameterizedTest
    @CsvSource({"94.00, false, 400, 0, 0", "93.11, false, 311, 0, 0", "93.10, true, 0, 310, 0", "90.00, true, 0, 0, 0", "89.00, false, 0, 0, 100"})
    void two_thirds_of_maintenance_and_zero_bound_what_the_backstop_takes(double openUsd, boolean isBackstop, double backUsd, double takenUsd,
            double badDebtUsd) {
        Listening listening = Listening.to(CrossMarginTest.open(100));
        RunResult result = longHundredOpensAt(withBackstop(), listening, openUsd);

        assertThat(listening.heard(Liquidated.class)).singleElement().satisfies(event -> {
            assertThat(event.isBackstop()).isEqualTo(isBackstop);
            assertThat(event.priceUsd()).isEqualTo(openUsd);
            assertThat(event.isWhole()).isTrue();
        });
        assertThat(result.summary().finalEquityUsd()).isEqualTo(999_000 + backUsd, within(ROUNDING_USD));
        assertThat(result.summary().backstopUsd()).isEqualTo(takenUsd, within(ROUNDING_USD));
        assertThat(result.summary().badDebtUsd()).isEqualTo(badDebtUsd, within(ROUNDING_USD));
        assertThat(result.trades()).singleElement()
                .satisfies(trade -> assertThat(trade.exitReason()).isEqualTo(isBackstop ? ExitReason.BACKSTOP : ExitReason.LIQUIDATION));
    }

    @Test
    void without_a_backstop_the_book_gives_back_what_is_left() {
        RunResult result = longHundredOpensAt(TestMarket.hourly(), Listening.to(CrossMarginTest.open(100)), 93);

        assertThat(result.summary().finalEquityUsd()).isEqualTo(999_300, within(ROUNDING_USD));
        assertThat(result.summary().backstopUsd()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2, 300", "3, 0"})
    void the_backstop_holds_from_its_date(int hours, double takenUsd) {
        TestMarket market = TestMarket.hourly().with(RuleKey.BACKSTOP, "A", TestMarket.START_MS + hours * TestMarket.HOUR_MS, "YES");

        assertThat(longHundredOpensAt(market, Listening.to(CrossMarginTest.open(100)), 93).summary().backstopUsd())
                .isEqualTo(takenUsd, within(ROUNDING_USD));
    }

    /** The path from 100 to 80 meets 94.7368 first. */
    @Test
    void on_the_path_the_book_comes_before_the_backstop() {
        RunResult result = withBackstop().bars("A", flat(100), flat(100), bar(100, 100, 80, 80)).run(CrossMarginTest.open(100), TestMarket.settings(10));

        assertThat(result.summary().backstopUsd()).isZero();
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000_000 - 526.315789, within(ROUNDING_USD));
    }

    /** Opening fee 9, none at the takeover. */
    @Test
    void the_backstop_charges_no_fee() {
        RunResult result = withBackstop().bars("A", flat(100), flat(100), flat(93))
                .run(CrossMarginTest.open(100), TestMarket.settings(10).withFees(new FeeFractions(0.0003, 0.0009)));

        assertThat(result.summary().feesUsd()).isEqualTo(9, within(ROUNDING_USD));
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000_000 - 9 - 1_000, within(ROUNDING_USD));
    }

    /**
     * Margin 100 for 10 isolated MU leaves 2,000 cash behind 100 A and 50 B. At 88: 200 left, two thirds of 660 are 440. All cross goes, MU stays.
     */
    @Test
    void a_cross_account_loses_all_cross_positions_and_all_cash_and_keeps_what_is_isolated() {
        Listening listening = Listening.to(CrossMarginTest.open(100, 50, 10));
        RunResult result = crossBackstop("YES").run(listening, CrossMarginTest.cross(2_100, 10));

        assertThat(listening.heard(Liquidated.class)).hasSize(2).allSatisfy(event -> assertThat(event.isBackstop()).isTrue());
        assertThat(result.summary().finalEquityUsd()).isEqualTo(100, within(ROUNDING_USD));
        assertThat(result.summary().backstopUsd()).isEqualTo(200, within(ROUNDING_USD));
        assertThat(result.perSymbol().get(2).position()).isPresent();
    }

    /** On the book A goes, 200 < 220; then B too; 200 are left. */
    @Test
    void a_cross_account_with_one_market_that_has_no_backstop_goes_to_the_book() {
        Listening listening = Listening.to(CrossMarginTest.open(100, 50, 10));
        RunResult result = crossBackstop("NO").run(listening, CrossMarginTest.cross(2_100, 10));

        assertThat(listening.heard(Liquidated.class)).hasSize(2).allSatisfy(event -> assertThat(event.isBackstop()).isFalse());
        assertThat(result.summary().finalEquityUsd()).isEqualTo(300, within(ROUNDING_USD));
    }

    /** Open at 70: 2,000 - 3,000 is below zero, where the book sells and the deficit is bad debt. */
    @Test
    void a_cross_account_below_zero_goes_to_the_book() {
        Listening listening = Listening.to(CrossMarginTest.open(100));
        RunResult result = CrossMarginTest.crossMarket().with(RuleKey.BACKSTOP, "YES").bars("A", flat(100), flat(100), flat(70))
                .run(listening, CrossMarginTest.cross(2_000, 10));

        assertThat(listening.heard(Liquidated.class)).singleElement().satisfies(event -> assertThat(event.isBackstop()).isFalse());
        assertThat(result.summary().badDebtUsd()).isEqualTo(1_000, within(ROUNDING_USD));
    }

    private static TestMarket crossBackstop(String ofB) {
        return CrossMarginTest.crossMarket().with(RuleKey.MARGIN_MODE, "MU", RULES_FROM_MS, "NO_CROSS").with(RuleKey.BACKSTOP, "YES")
                .with(RuleKey.BACKSTOP, "B", RULES_FROM_MS, ofB).bars("A", flat(100), flat(100), flat(88)).bars("B", flat(100), flat(100), flat(88))
                .bars("MU", flat(100), flat(100), flat(100));
    }
}
