package dev.wafer.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Filled;
import dev.wafer.api.Event.Reduced;
import dev.wafer.api.Event.Rejected;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.cost.Execution;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cap of 1,000,000 USDC and 9,900 shares of open interest at 100 leave room for 100 shares. */
class OpenInterestCapTest {
    private static Listening run(double openInterestShares, Script script, Execution execution) {
        return run(TestMarket.hourly().with(RuleKey.OPEN_INTEREST_CAP_USD, "1000000"), openInterestShares, script, execution).listening;
    }

    private record Run(Listening listening, RunResult result) {}

    private static Run run(TestMarket market, double openInterestShares, Script script, Execution execution) {
        BarSeries.Builder bars = BarSeries.builder(6);
        for (int hour = 0; hour < 6; hour++) {
            bars.add(TestMarket.START_MS + hour * TestMarket.HOUR_MS, 100, 100, 100, 100);
            if (openInterestShares > 0) {
                bars.with(Field.OPEN_INTEREST, openInterestShares);
            }
        }
        Listening listening = Listening.to(script);
        RunResult result = market.add(SymbolHistory.of("A", bars.build()))
                .run(listening, TestMarket.settings(10).withCapital(1e8).withExecution(execution));
        return new Run(listening, result);
    }

    @ParameterizedTest
    @CsvSource({"9900, 100, true", "9900, 100.001, false", "0, 10000, true", "0, 10000.001, false"})
    void an_order_that_does_not_fit_under_the_cap_is_rejected_and_unknown_open_interest_counts_nothing(double openInterest, double shares,
            boolean isFilled) {
        Listening listening = run(openInterest, CrossMarginTest.open(shares), Execution.REALISTIC);

        assertThat(listening.heard(Filled.class)).hasSize(isFilled ? 1 : 0);
        assertThat(listening.heard(Rejected.class)).extracting(Rejected::reason)
                .containsExactly(isFilled ? new String[0] : new String[] {"open interest is at its cap"});
    }

    @Test
    void shorts_count_as_longs_do() {
        assertThat(run(9_900, CrossMarginTest.open(-100.001), Execution.REALISTIC).heard(Filled.class)).isEmpty();
    }

    @Test
    void ideal_execution_knows_no_cap() {
        assertThat(run(9_900, CrossMarginTest.open(200), Execution.IDEAL).heard(Filled.class)).hasSize(1);
    }

    @Test
    void a_target_is_reduced_to_what_fits() {
        Listening listening = run(9_900, Script.at(0, (symbols, desk, _) -> desk.target(symbols[0], 0.001, "in")), Execution.REALISTIC);

        assertThat(listening.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(100.0);
        assertThat(listening.heard(Reduced.class)).singleElement().satisfies(event -> {
            assertThat(event.wantedSignedShares()).isEqualTo(1_000, within(1e-9));
            assertThat(event.sentSignedShares()).isEqualTo(100);
        });
    }

    /** 60 held leave 40; closing and closing with a turn are not held up, the new side is. */
    @Test
    void the_accounts_own_position_counts_and_reducing_is_always_allowed() {
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(60).send("in"),
                1, (symbols, desk, _) -> desk.order(symbols[0]).buy(41).send("one too many"),
                2, (symbols, desk, _) -> desk.order(symbols[0]).buy(40).send("just"),
                3, (symbols, desk, _) -> desk.order(symbols[0]).sell(300).send("turn")));
        Listening listening = run(9_900, script, Execution.REALISTIC);

        assertThat(listening.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(60.0, 40.0, -100.0);
        assertThat(listening.heard(Rejected.class)).hasSize(2);
    }

    @Test
    void recorded_open_interest_above_the_cap_proves_it_out_of_date() {
        TestMarket market = TestMarket.hourly().with(RuleKey.OPEN_INTEREST_CAP_USD, "1000000");
        Run run = run(market, 10_001, CrossMarginTest.open(200), Execution.REALISTIC);

        assertThat(run.listening.heard(Filled.class)).hasSize(1);
        assertThat(run.result.findings()).anyMatch(finding -> finding.code().equals("cap-out-of-date"));
        assertThat(run(TestMarket.hourly().with(RuleKey.OPEN_INTEREST_CAP_USD, "1000000"), 10_000, CrossMarginTest.open(200),
                Execution.REALISTIC).listening.heard(Filled.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false"})
    void the_cap_ends_where_the_rules_no_longer_know_it(int unknownFromHour, boolean isFilled) {
        TestMarket market = TestMarket.hourly().with(RuleKey.OPEN_INTEREST_CAP_USD, "1000000").with(RuleKey.OPEN_INTEREST_CAP_USD, "A",
                TestMarket.START_MS + unknownFromHour * TestMarket.HOUR_MS, Rule.UNKNOWN);

        assertThat(run(market, 9_900, CrossMarginTest.open(200), Execution.REALISTIC).listening.heard(Filled.class)).hasSize(isFilled ? 1 : 0);
    }
}
