package dev.wafer.engine.run;

import dev.wafer.engine.run.RunResult.Finding;
import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingPoint;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.cost.FundingMode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much a funding point pays: sign, price base, jitter, cadence, gaps, coarse bars. */
class FundingPaymentTest {
    private static final double ROUNDING_USD = 1e-7;
    private static final long HOUR_MS = TestMarket.HOUR_MS;
    private static final long START_MS = TestMarket.START_MS;

    private static Script hold(double signedShares) {
        return Script.at(0, (symbols, desk, _) -> (signedShares > 0 ? desk.order(symbols[0]).buy(signedShares)
                : desk.order(symbols[0]).sell(-signedShares)).send("hold"));
    }

    private static double[][] flats(int count) {
        return IntStream.range(0, count).mapToObj(_ -> flat(100)).toArray(double[][]::new);
    }

    private static double fundingUsd(FundingSeries funding, int bars, FundingMode mode) {
        return TestMarket.hourly().funded("A", funding, flats(bars)).run(hold(10), TestMarket.settings(3).withFunding(mode)).summary().fundingUsd();
    }

    @Test
    @Tag("trap-18")
    void a_stamp_milliseconds_after_the_hour_settles_at_the_hour_once() {
        FundingSeries.Builder builder = FundingSeries.builder(4);
        builder.add(START_MS + 2 * HOUR_MS + 48, 0.001, HOUR_MS, 100);
        builder.add(START_MS + 2 * HOUR_MS + 118, 0.001, HOUR_MS, 100);
        builder.add(START_MS + 3 * HOUR_MS - 20, 0.002, HOUR_MS, 100);
        FundingSeries funding = builder.build();
        Script openedAtThree = Script.at(2, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).send("at the open of 03:00"));

        assertThat(funding.count()).isEqualTo(2);
        assertThat(fundingUsd(funding, 6, FundingMode.RECORDED)).isEqualTo(-3, within(ROUNDING_USD));
        RunResult later = TestMarket.hourly().funded("A", funding, flats(6)).run(openedAtThree, TestMarket.settings(3));
        assertThat(later.summary().fundingUsd()).isZero();
        assertThat(later.findings()).extracting(Finding::code).contains("funding-ignored");
    }

    @ParameterizedTest
    @CsvSource({"RECORDED", "FILLED"})
    @Tag("trap-18")
    void eight_hourly_history_that_turns_hourly_settles_at_each_point(FundingMode mode) {
        FundingSeries.Builder builder = FundingSeries.builder(4);
        builder.add(START_MS + 8 * HOUR_MS, 0.0008, 8 * HOUR_MS, 100);
        builder.add(START_MS + 16 * HOUR_MS, 0.0008, 8 * HOUR_MS, 100);
        builder.add(START_MS + 17 * HOUR_MS, 0.0001, HOUR_MS, 100);
        builder.add(START_MS + 18 * HOUR_MS, 0.0001, HOUR_MS, 100);

        assertThat(fundingUsd(builder.build(), 19, mode)).isEqualTo(-1.8, within(ROUNDING_USD));
    }

    @Test
    void a_point_without_a_recorded_rate_settles_nothing_recorded() {
        FundingSeries.Builder builder = FundingSeries.builder(4);
        builder.add(FundingPoint.at(START_MS + 2 * HOUR_MS, HOUR_MS).withPremium(0.01).withOracle(100));
        builder.add(START_MS + 3 * HOUR_MS, 0.001, HOUR_MS, 100);

        assertThat(fundingUsd(builder.build(), 4, FundingMode.RECORDED)).isEqualTo(-1, within(ROUNDING_USD));
    }

    @ParameterizedTest
    @CsvSource({"10, 0.001, -1", "10, -0.001, 1", "-10, 0.001, 1", "-10, -0.001, -1"})
    @Tag("trap-19")
    void longs_pay_shorts_while_the_rate_is_positive(double signedShares, double rate, double fundingUsd) {
        TestMarket market = TestMarket.hourly().funded("A", TestMarket.funding(new double[] {2, rate, 100}), flats(4));

        assertThat(market.run(hold(signedShares), TestMarket.settings(3)).summary().fundingUsd()).isEqualTo(fundingUsd, within(ROUNDING_USD));
    }

    @Test
    @Tag("trap-19")
    void a_long_and_a_short_of_one_size_sum_to_exactly_zero() {
        FundingSeries funding = TestMarket.funding(new double[] {2, 0.0012345, 101.7}, new double[] {3, -0.000777, 99.3}, new double[] {4, 0.01, 98});
        Script both = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(7.123).send("long");
            desk.order(symbols[1]).sell(7.123).send("short");
        });

        RunResult result = TestMarket.hourly().funded("A", funding, flats(6)).funded("B", funding, flats(6)).run(both, TestMarket.settings(3));

        assertThat(result.perSymbol().get(0).fundingUsd()).isNotZero();
        assertThat(result.summary().fundingUsd()).isZero();
    }

    @Test
    @Tag("trap-20")
    void the_oracle_is_the_base_and_two_percent_of_basis_are_two_percent_of_funding() {
        FundingSeries withOracle = TestMarket.funding(new double[] {2, 0.001, 102});
        FundingSeries without = TestMarket.funding(new double[] {2, 0.001});

        assertThat(fundingUsd(withOracle, 4, FundingMode.RECORDED)).isEqualTo(-1.02, within(ROUNDING_USD));
        assertThat(fundingUsd(without, 4, FundingMode.RECORDED)).isEqualTo(-1.00, within(ROUNDING_USD));
    }

    /** Trades at 100, mark at 101, oracle column at 102: the point's own oracle, else the column, else the mark. */
    @Test
    @Tag("trap-20")
    void without_its_own_oracle_a_point_takes_the_oracle_column_of_the_last_closed_bar_and_else_the_last_mark() {
        FundingSeries without = TestMarket.funding(new double[] {2, 0.001});

        assertThat(columnRun(without, true)).isEqualTo(-1.02, within(ROUNDING_USD));
        assertThat(columnRun(without, false)).isEqualTo(-1.01, within(ROUNDING_USD));
        assertThat(columnRun(TestMarket.funding(new double[] {2, 0.001, 105}), true)).isEqualTo(-1.05, within(ROUNDING_USD));
    }

    private static double columnRun(FundingSeries funding, boolean hasOracle) {
        BarSeries.Builder builder = BarSeries.builder(4);
        for (int i = 0; i < 4; i++) {
            builder.add(START_MS + i * HOUR_MS, 100, 100, 100, 100).withMark(101, 101, 101, 101);
            if (hasOracle) {
                builder.with(Field.ORACLE, i < 2 ? 102 : 150);
            }
        }
        return TestMarket.hourly().add(SymbolHistory.of("A", builder.build()).withFunding(funding)).run(hold(10), TestMarket.settings(3)).summary()
                .fundingUsd();
    }

    /** Points at 02:00 and 05:00; 03:00 and 04:00 are missing. The base rate is 0.5 * 0.0001 / 8. */
    @Test
    @Tag("trap-21")
    void a_gap_accrues_nothing_when_recorded_and_the_base_rate_apart_when_filled() {
        FundingSeries funding = TestMarket.funding(new double[] {1, 0.001, 100}, new double[] {2, 0.001, 100}, new double[] {5, 0.001, 100});
        TestMarket market = TestMarket.hourly().funded("A", funding, flats(6));

        RunResult recorded = market.run(hold(10), TestMarket.settings(3));
        RunResult filled = market.run(hold(10), TestMarket.settings(3).withFunding(FundingMode.FILLED));
        RunResult none = market.run(hold(10), TestMarket.settings(3).withFunding(FundingMode.NONE));

        assertThat(recorded.summary().fundingUsd()).isEqualTo(-2, within(ROUNDING_USD));
        assertThat(recorded.summary().fundingParts().baseUsd()).isZero();
        assertThat(recorded.findings()).anyMatch(finding -> finding.code().equals("funding-gap") && finding.text().contains("2 of 5"));
        assertThat(recorded.summary().fundingCoverage()).hasValue(0.6);
        assertThat(filled.summary().fundingUsd()).isEqualTo(-2 - 2 * 10 * 100 * 0.00000625, within(ROUNDING_USD));
        assertThat(filled.summary().fundingParts().baseUsd()).isEqualTo(-2 * 10 * 100 * 0.00000625, within(ROUNDING_USD));
        assertThat(none.summary().fundingUsd()).isZero();
    }

    @Test
    @Tag("trap-21")
    void without_any_point_filled_funding_is_the_base_rate_of_every_due_hour() {
        assertThat(fundingUsd(FundingSeries.empty(), 25, FundingMode.FILLED)).isEqualTo(-23 * 10 * 100 * 0.00000625, within(ROUNDING_USD));
    }

    private static final double[][] DAYS = {flat(98), bar(100, 112, 99, 110), flat(110)};

    private static double[][] hours() {
        double[][] hours = new double[72][];
        for (int h = 0; h < 72; h++) {
            hours[h] = h < 24 ? flat(100) : h < 48 ? bar(100 + (h - 24) * 0.4, 112, 99, 100.4 + (h - 24) * 0.4) : flat(110);
        }
        return hours;
    }

    /** Hourly points of day 1 and its midnight, 0.0001 each. */
    private static FundingSeries dayOfPoints(boolean hasOracle) {
        FundingSeries.Builder builder = FundingSeries.builder(24);
        for (int h = 25; h <= 48; h++) {
            if (hasOracle) {
                builder.add(START_MS + h * HOUR_MS, 0.0001, HOUR_MS, 100 + 0.3 * (h - 24));
            } else {
                builder.add(START_MS + h * HOUR_MS, 0.0001, HOUR_MS);
            }
        }
        return builder.build();
    }

    @Test
    @Tag("trap-22")
    void daily_bars_with_hourly_points_pay_what_the_hourly_run_pays_when_the_oracle_is_recorded() {
        Script atHour24 = Script.at(23, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).send("hold"));

        RunResult daily = TestMarket.every(24 * HOUR_MS).funded("A", dayOfPoints(true), DAYS).run(hold(10), TestMarket.settings(3));
        RunResult hourly = TestMarket.hourly().funded("A", dayOfPoints(true), hours()).run(atHour24, TestMarket.settings(3));

        double expectedUsd = -10 * 0.0001 * (24 * 100 + 0.3 * 300);
        assertThat(hourly.summary().fundingUsd()).isEqualTo(expectedUsd, within(ROUNDING_USD));
        assertThat(daily.summary().fundingUsd()).isEqualTo(expectedUsd, within(ROUNDING_USD));
    }

    /** 23 points inside at the day's open of 100, the midnight one at its close of 110. */
    @Test
    @Tag("trap-22")
    void without_an_oracle_points_inside_a_coarse_bar_take_its_open_and_the_one_at_its_end_the_last_mark() {
        RunResult daily = TestMarket.every(24 * HOUR_MS).funded("A", dayOfPoints(false), DAYS).run(hold(10), TestMarket.settings(3));

        assertThat(daily.summary().fundingUsd()).isEqualTo(-10 * 0.0001 * (23 * 100 + 110), within(ROUNDING_USD));
    }
}
