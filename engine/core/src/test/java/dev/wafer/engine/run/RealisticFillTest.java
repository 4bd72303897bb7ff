package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static dev.wafer.engine.run.TestMarket.still;
import static dev.wafer.engine.run.TestMarket.traded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Filled;
import dev.wafer.api.Event.Liquidated;
import dev.wafer.engine.cost.Assumptions;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.fee.FeeFractions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A taker pays half-spread and {@code min(5 %, sigma * sqrt(Q / V))}. A market without a half-spread of its own has 2 bp; an hour without a history
 * of returns has 4 % / sqrt(24) = 0.0081649658.
 */
class RealisticFillTest {
    private static final double ROUNDING_USD = 1e-6;
    private static final double HOUR_SIGMA = 0.0081649658;

    private static Script at(int bar, double... signedShares) {
        return Script.at(bar, (symbols, desk, _) -> {
            for (double shares : signedShares) {
                (shares > 0 ? desk.order(symbols[0]).buy(shares) : desk.order(symbols[0]).sell(-shares)).send("now");
            }
        });
    }

    private static List<Double> fillsUsd(TestMarket market, Script script) {
        Listening listening = Listening.to(script);
        market.run(listening, TestMarket.realistic(10));
        return listening.heard(Filled.class).stream().map(Filled::priceUsd).toList();
    }

    private static double fillUsd(String ticker, double signedShares, double volumeShares) {
        return fillsUsd(TestMarket.hourly().bars(ticker, still(3, 100, volumeShares)), at(0, signedShares)).getFirst();
    }

    /** 100 of 10,000 shares: a tenth of sigma, 0.00081649658. */
    @ParameterizedTest
    @CsvSource({"A, 100, 0.0002", "A, -100, 0.0002", "MU, 100, 0.00005", "MU, -100, 0.00005"})
    void a_taker_pays_half_the_spread_of_its_market_and_impact(String ticker, double signedShares, double halfSpread) {
        double side = Math.signum(signedShares);

        assertThat(fillUsd(ticker, signedShares, 10_000)).isEqualTo(100 * (1 + side * (halfSpread + HOUR_SIGMA / 10)), within(ROUNDING_USD));
    }

    @Test
    void the_half_spreads_of_three_markets_are_known_and_others_are_guessed() {
        assertThat(Assumptions.STANDARD.halfSpreadFraction("MU")).isEqualTo(0.00005);
        assertThat(Assumptions.STANDARD.halfSpreadFraction("SNDK")).isEqualTo(0.000065);
        assertThat(Assumptions.STANDARD.halfSpreadFraction("AMD")).isEqualTo(0.000275);
        assertThat(Assumptions.STANDARD.halfSpreadFraction("NVDA")).isEqualTo(0.0002);
    }

    @Test
    void an_unknown_volume_has_no_impact_and_is_reported() {
        Listening listening = Listening.to(at(0, 100));
        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), flat(100)).run(listening, TestMarket.realistic(10));

        assertThat(listening.heard(Filled.class).getFirst().priceUsd()).isEqualTo(100.02, within(ROUNDING_USD));
        assertThat(result.findings()).anyMatch(finding -> finding.code().equals("volume-unknown") && finding.text().contains("3 bars"));
    }

    /** Saturday 05:00 UTC is internal: four times 2 bp. */
    @ParameterizedTest
    @CsvSource({"2026-01-09T05:00:00Z, 100.02", "2026-01-10T05:00:00Z, 100.08"})
    void in_an_internal_session_the_spread_is_four_times_as_wide(String startUtc, double fillUsd) {
        TestMarket market = TestMarket.hourly().startingAt(startUtc).bars("A", flat(100), flat(100), flat(100));

        assertThat(fillsUsd(market, at(0, 1)).getFirst()).isEqualTo(fillUsd, within(ROUNDING_USD));
    }

    /** Closes of 100 and 200 by turns: sigma ln 2 = 0.693; 90 of 1,000 shares would be 20.8 %. */
    @Test
    void impact_is_five_percent_at_most() {
        double[][] bars = IntStream.range(0, 30).mapToObj(i -> traded(flat(i % 2 == 0 ? 100 : 200), 1_000)).toArray(double[][]::new);

        assertThat(fillsUsd(TestMarket.hourly().bars("A", bars), at(25, 90)).getFirst()).isEqualTo(100 * 1.0502, within(ROUNDING_USD));
    }

    /** Closes by turns of 100 and 101: every log return is 0.0099503309. After 20 bars 19 are known, after 21 twenty. */
    @ParameterizedTest
    @CsvSource({"19, 0.0081649658", "20, 0.0099503309"})
    void volatility_is_taken_from_twenty_returns_on(int decisionBar, double sigma) {
        double[][] bars = IntStream.range(0, 30).mapToObj(i -> traded(flat(i % 2 == 0 ? 100 : 101), 10_000)).toArray(double[][]::new);
        double openUsd = decisionBar % 2 == 0 ? 101 : 100;

        assertThat(fillsUsd(TestMarket.hourly().bars("A", bars), at(decisionBar, 100)).getFirst())
                .isEqualTo(openUsd * (1.0002 + sigma / 10), within(ROUNDING_USD));
    }

    /** One return of ln 2, then none: the root mean square of a hundred is a tenth of it, of the next hundred zero. */
    @ParameterizedTest
    @CsvSource({"100, 0.06931471806", "101, 0"})
    void volatility_looks_back_a_hundred_returns(int decisionBar, double sigma) {
        double[][] bars = still(110, 200, 10_000);
        bars[0] = traded(flat(100), 10_000);

        assertThat(fillsUsd(TestMarket.hourly().bars("A", bars), at(decisionBar, 100)).getFirst())
                .isEqualTo(200 * (1.0002 + sigma / 10), within(ROUNDING_USD));
    }

    /** Tuesday's bar: sigma is 4 % itself. */
    @Test
    void a_day_without_history_moves_four_percent() {
        TestMarket market = TestMarket.every(24 * TestMarket.HOUR_MS).bars("A", still(3, 100, 10_000));

        assertThat(fillsUsd(market, at(0, 100)).getFirst()).isEqualTo(100 * (1.0002 + 0.004), within(ROUNDING_USD));
    }

    /** A hundredth of the volume, then two. */
    @Test
    @Tag("trap-8")
    void what_the_account_has_taken_in_a_bar_makes_its_next_fill_dearer() {
        List<Double> fillsUsd = fillsUsd(TestMarket.hourly().bars("A", still(3, 100, 10_000)), at(0, 100, 100));

        assertThat(fillsUsd.get(0)).isEqualTo(100 * (1.0002 + HOUR_SIGMA * 0.1), within(ROUNDING_USD));
        assertThat(fillsUsd.get(1)).isEqualTo(100 * (1.0002 + HOUR_SIGMA * Math.sqrt(0.02)), within(ROUNDING_USD));
    }

    @Test
    void a_resting_limit_pays_neither_spread_nor_impact() {
        Script limit = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).limitAt(95).send("rest"));

        assertThat(fillsUsd(TestMarket.hourly().bars("A", traded(flat(100), 1e4), traded(bar(100, 100, 90, 92), 1e4), flat(92)), limit))
                .containsExactly(95.0);
    }

    /** The stop at 95 sells at 95 less 2 bp and impact. */
    @Test
    void a_stop_pays_spread_and_impact_below_its_trigger() {
        Script script = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).stopLoss(5).send("in"));

        assertThat(fillsUsd(TestMarket.hourly().bars("A", flat(100), flat(100), traded(bar(100, 100, 90, 92), 1e4), flat(92)), script).get(1))
                .isEqualTo(95.02 * (1 - 0.0002 - HOUR_SIGMA / 10), within(ROUNDING_USD));
    }

    /**
     * Entry 100.02, margin 1,000.20, liquidation at 90.018 / 0.95 = 94.755789. Whole size of 1,000 shares: sigma * sqrt(0.1). The fee is 9 bp of it.
     */
    @Test
    void a_liquidation_pays_spread_impact_and_fee_on_its_whole_size() {
        Listening listening = Listening.to(at(0, 100));
        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), traded(bar(100, 100, 90, 92), 1_000), flat(92))
                .run(listening, TestMarket.realistic(10).withFees(new FeeFractions(0.0003, 0.0009)));

        double priceUsd = 94.7557894737 * (1 - 0.0002 - HOUR_SIGMA * Math.sqrt(0.1));
        assertThat(listening.heard(Liquidated.class)).singleElement().satisfies(event -> {
            assertThat(event.priceUsd()).isEqualTo(priceUsd, within(ROUNDING_USD));
            assertThat(event.signedQtyShares()).isEqualTo(-100);
        });
        assertThat(result.summary().feesUsd()).isEqualTo(0.0009 * 100 * (100.02 + priceUsd), within(1e-4));
        assertThat(result.summary().slippageUsd()).isEqualTo(100 * (0.02 + 94.7557894737 - priceUsd), within(1e-4));
    }

    /** In a bar without trades the mark less 5 %: 94.755789 * 0.95 = 90.018, the price at which nothing is left. */
    @Test
    @Tag("trap-9")
    void a_bar_without_trades_still_liquidates_by_mark_at_five_percent_less() {
        Listening listening = Listening.to(at(0, 100));
        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), traded(bar(100, 100, 90, 92), 0), flat(92))
                .run(listening, TestMarket.realistic(10));

        assertThat(listening.heard(Liquidated.class)).singleElement()
                .satisfies(event -> assertThat(event.priceUsd()).isEqualTo(90.018, within(ROUNDING_USD)));
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000_000 - 1_000.20, within(1e-4));
    }

    /** At an open in breach: 94 * 1.05 for a short is not below: 1 + 0.05. */
    @Test
    @Tag("trap-9")
    void a_short_without_trades_buys_back_at_five_percent_more() {
        Listening listening = Listening.to(at(0, -100));
        TestMarket.hourly().bars("A", flat(100), flat(100), traded(flat(106), 0)).run(listening, TestMarket.realistic(10));

        assertThat(listening.heard(Liquidated.class)).singleElement()
                .satisfies(event -> assertThat(event.priceUsd()).isEqualTo(106 * 1.05, within(ROUNDING_USD)));
    }

    /** 0.9 and 0.3 bp of 10,000 USDC, and ten times as much before growth mode. */
    @ParameterizedTest
    @CsvSource({"0.00009, 0.00003, 0.90, 0.30", "0.0009, 0.0003, 9.00, 3.00"})
    void ten_thousand_usdc_cost_the_fees_of_the_table(double takerFraction, double makerFraction, double takerUsd, double makerUsd) {
        FeeFractions fees = new FeeFractions(makerFraction, takerFraction);
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("taker"),
                1, (symbols, desk, _) -> desk.order(symbols[0]).sell(80).limitAt(125).send("maker")));
        Listening listening = Listening.to(script);
        TestMarket.hourly().bars("A", flat(100), flat(100), bar(100, 130, 100, 100), flat(100))
                .run(listening, TestMarket.settings(10).withFees(fees));

        assertThat(listening.heard(Filled.class)).extracting(Filled::feeUsd).containsExactly(takerUsd, makerUsd);
        assertThat(listening.heard(Filled.class)).extracting(Filled::isMaker).containsExactly(false, true);
    }

    @Test
    void an_assumption_said_otherwise_counts_and_is_kept_by_name() {
        Assumptions wider = Assumptions.STANDARD.with("half-spread-A", 0.01);
        Listening listening = Listening.to(at(0, 100));
        TestMarket.hourly().bars("A", flat(100), flat(100), flat(100))
                .run(listening, TestMarket.settings(10).withExecution(new Execution.Realistic(wider)));

        assertThat(listening.heard(Filled.class).getFirst().priceUsd()).isEqualTo(101, within(ROUNDING_USD));
        assertThat(wider.forMarkets(List.of("A"))).containsEntry("half-spread-A", 0.01).doesNotContainKey("half-spread-MU");
    }
}
