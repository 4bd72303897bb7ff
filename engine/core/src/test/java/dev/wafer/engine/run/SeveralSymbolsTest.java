package dev.wafer.engine.run;

import dev.wafer.engine.run.RunResult.Finding;
import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Filled;
import dev.wafer.api.Event.Funded;
import dev.wafer.api.Event.Reduced;
import dev.wafer.api.Event.Rejected;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.cost.FundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Symbols that are absent, and symbols that share cash. */
class SeveralSymbolsTest {
    private static final double ROUNDING_USD = 1e-6;
    private static final long HOUR_MS = TestMarket.HOUR_MS;
    private static final long START_MS = TestMarket.START_MS;

    /** A has all bars; B lacks some; prices of B by bar, 0 where it is absent. */
    private static TestMarket withGaps(FundingSeries funding, double... closesOfB) {
        double[][] barsOfA = new double[closesOfB.length][];
        BarSeries.Builder b = BarSeries.builder(closesOfB.length);
        for (int i = 0; i < closesOfB.length; i++) {
            barsOfA[i] = flat(100);
            if (closesOfB[i] > 0) {
                b.add(START_MS + i * HOUR_MS, closesOfB[i], closesOfB[i], closesOfB[i], closesOfB[i]);
            }
        }
        return TestMarket.hourly().bars("A", barsOfA).add(SymbolHistory.of("B", b.build()).withFunding(funding));
    }

    @Test
    @Tag("trap-30")
    void an_order_waits_while_its_symbol_has_no_bar_and_fills_at_the_next_one() {
        Listening listening = Listening.to(Script.at(0, (symbols, desk, _) -> desk.order(symbols[1]).buy(10).send("in")));

        withGaps(FundingSeries.empty(), 50, 0, 0, 53, 54).run(listening, TestMarket.settings(3));

        assertThat(listening.heard(Filled.class)).singleElement().satisfies(fill -> {
            assertThat(fill.priceUsd()).isEqualTo(53);
            assertThat(fill.timeMs()).isEqualTo(START_MS + 3 * HOUR_MS);
        });
    }

    @Test
    @Tag("trap-30")
    void an_absent_symbol_keeps_its_last_mark_and_is_not_liquidated() {
        List<Double> equities = new ArrayList<>();
        Script.Action look = (_, _, account) -> equities.add(account.equityUsd());
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[1]).buy(100).send("in"), 2, look, 3, look, 4, look));

        RunResult result = withGaps(FundingSeries.empty(), 50, 50, 48, 0, 47).run(script, TestMarket.settings(10));

        assertThat(equities.get(0)).isEqualTo(1_000_000 - 200, within(ROUNDING_USD));
        assertThat(equities.get(1)).isEqualTo(equities.get(0));
        assertThat(equities.get(2)).isEqualTo(1_000_000 - 300, within(ROUNDING_USD));
        assertThat(result.summary().liquidations()).isEqualTo(1);
        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(47);
        assertThat(result.findings()).anyMatch(finding -> finding.code().equals("gaps") && finding.text().startsWith("B"));
    }

    /** The point at bar 3's time falls on an absent bar of B and settles there, by the clock; the one inside bar 3 at bar 4. */
    @Test
    @Tag("trap-30")
    void funding_settles_by_the_clock_whether_or_not_the_symbol_has_a_bar() {
        List<Double> margins = new ArrayList<>();
        Script.Action look = (symbols, _, account) -> margins.add(account.marginUsd(symbols[1]));
        Listening listening = Listening.to(new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[1]).buy(100).send("in"), 2, look, 3, look, 4, look)));

        withGaps(TestMarket.funding(new double[] {3, 0.001, 50}, new double[] {3.5, 0.001, 50}), 50, 50, 50, 0, 50)
                .run(listening, TestMarket.settings(5));

        assertThat(margins.get(0)).isEqualTo(1000, within(ROUNDING_USD));
        assertThat(margins.get(1)).isEqualTo(995, within(ROUNDING_USD));
        assertThat(margins.get(2)).isEqualTo(990, within(ROUNDING_USD));
        assertThat(listening.heard(Funded.class)).hasSize(2);
    }

    @Test
    @Tag("trap-30")
    void a_symbol_that_begins_late_or_ends_early_is_reported() {
        RunResult late = withGaps(FundingSeries.empty(), 0, 0, 50, 50).run(new Script(Map.of()), TestMarket.settings(3));
        RunResult early = withGaps(FundingSeries.empty(), 50, 50, 0, 0).run(new Script(Map.of()), TestMarket.settings(3));

        assertThat(late.findings()).extracting(Finding::code).contains("symbol-begins");
        assertThat(early.findings()).extracting(Finding::code).contains("symbol-ends");
    }

    private static final RunSettings SMALL = RunSettings.ideal(1000, 10).withFunding(FundingMode.NONE).withFees(new FeeFractions(0, 0));

    private static TestMarket two() {
        return TestMarket.hourly().bars("A", flat(100), flat(100), flat(100), flat(100)).bars("B", flat(100), flat(100), flat(100), flat(100));
    }

    @Test
    @Tag("trap-44")
    void closes_come_first_and_free_the_margin_for_another_symbol() {
        Listening listening = Listening.to(new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[1]).buy(100).send("all in B"), 1,
                (symbols, desk, _) -> {
                    desk.order(symbols[0]).buy(100).send("all in A");
                    desk.order(symbols[1]).close().send("out of B");
                })));

        two().run(listening, SMALL);

        assertThat(listening.heard(Filled.class)).extracting(fill -> fill.symbol().ticker()).containsExactly("B", "B", "A");
        assertThat(listening.heard(Rejected.class)).isEmpty();
    }

    @Test
    @Tag("trap-44")
    void two_symbols_that_ask_for_all_cash_are_served_in_the_order_of_the_run() {
        Listening orders = Listening.to(Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[1]).buy(80).send("B asks first");
            desk.order(symbols[0]).buy(80).send("A is served first");
        }));
        Listening targets = Listening.to(Script.at(0, (symbols, desk, _) -> {
            desk.target(symbols[1], 8, "B asks first");
            desk.target(symbols[0], 8, "A is served first");
        }));

        two().run(orders, SMALL);
        two().run(targets, SMALL);

        assertThat(orders.heard(Filled.class)).extracting(fill -> fill.symbol().ticker()).containsExactly("A");
        assertThat(orders.heard(Rejected.class)).extracting(event -> event.symbol().ticker()).containsExactly("B");
        assertThat(targets.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(80.0, 20.0);
        assertThat(targets.heard(Reduced.class)).extracting(event -> event.symbol().ticker()).containsExactly("B");
    }

    @Test
    void a_loss_in_one_isolated_position_leaves_the_other_and_free_cash_alone() {
        Script both = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(40).send("A");
            desk.order(symbols[1]).buy(40).send("B");
        });

        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), flat(50), flat(50)).bars("B", flat(100), flat(100), flat(100), flat(101))
                .run(both, SMALL);

        assertThat(result.summary().finalEquityUsd()).isEqualTo(1000 - 400 + 40, within(ROUNDING_USD));
        assertThat(result.summary().badDebtUsd()).isEqualTo(1600, within(ROUNDING_USD));
        assertThat(result.perSymbol().get(1).liquidations()).isZero();
    }

    @Test
    void the_result_of_one_symbol_does_not_depend_on_another_that_stands_by() {
        Script script = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(5).stopLoss(4).takeProfit(6).send("in"));
        double[][] bars = {flat(100), flat(100), bar(100, 103, 97, 98), bar(98, 101, 95, 97)};

        RunResult alone = TestMarket.hourly().bars("A", bars).run(script, SMALL);
        RunResult accompanied = TestMarket.hourly().bars("A", bars).bars("B", bars).run(script, SMALL);

        assertThat(accompanied.fingerprints().fills()).isEqualTo(alone.fingerprints().fills());
        assertThat(accompanied.summary().finalEquityUsd()).isEqualTo(alone.summary().finalEquityUsd());
    }
}
