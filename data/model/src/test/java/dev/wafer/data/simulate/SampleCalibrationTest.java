package dev.wafer.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.session.UsStockSessions;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was published about the real markets, and how near the simulated sample comes. */
class SampleCalibrationTest {
    private static final double BASE_RATE = 0.00000625;
    /** Published levels have a date, seldom an hour; the path is pinned to rounded ones. */
    private static final double PRICE_TOLERANCE = 0.02;

    @ParameterizedTest
    @CsvSource({"MU, 2025-12-19", "AMD, 2025-12-04", "SNDK, 2026-01-12", "GOLD, 2025-12-22"})
    void each_symbol_begins_on_its_listing_day_and_ends_with_2026_10_09(String ticker, String listingDay) {
        BarSeries bars = Sample.bars(ticker);

        assertThat(Instant.ofEpochMilli(bars.openTimeMs(0)).toString()).startsWith(listingDay);
        assertThat(bars.openTimeMs(bars.count() - 1)).isEqualTo(Sample.ms("2026-10-09T23:00:00Z"));
        assertThat(bars.count()).isEqualTo((int) ((Sample.ms("2026-10-10T00:00:00Z") - bars.openTimeMs(0)) / Sample.HOUR_MS));
    }

    @ParameterizedTest
    @CsvSource({"MU, 2025-12-20T00:00:00Z, 269.36", "MU, 2026-01-08T15:00:00Z, 328.36", "MU, 2026-05-03T20:00:00Z, 550.66",
        "MU, 2026-05-25T12:00:00Z, 797.25", "MU, 2026-05-29T20:00:00Z, 971", "MU, 2026-06-04T20:00:00Z, 1007.4",
        "MU, 2026-06-24T21:00:00Z, 1200", "MU, 2026-07-01T20:00:00Z, 1004", "MU, 2026-08-15T12:00:00Z, 973.18",
        "MU, 2026-10-09T02:00:00Z, 1047.1", "SNDK, 2026-01-21T20:00:00Z, 501.29", "SNDK, 2026-03-03T21:00:00Z, 565.41",
        "SNDK, 2026-05-25T12:00:00Z, 1546", "SNDK, 2026-08-27T12:00:00Z, 1537.8", "SNDK, 2026-10-09T02:00:00Z, 1628.4",
        "AMD, 2025-12-05T00:00:00Z, 215.93", "AMD, 2026-05-03T20:00:00Z, 369.28", "AMD, 2026-05-25T12:00:00Z, 478.63",
        "AMD, 2026-05-28T15:00:00Z, 496", "GOLD, 2025-12-23T00:00:00Z, 4463", "GOLD, 2026-05-03T20:00:00Z, 4638.5"})
    void the_mark_passes_through_published_levels(String ticker, String time, double publishedUsd) {
        assertThat(Sample.at(ticker, Field.MARK_CLOSE, time)).isEqualTo(publishedUsd, within(PRICE_TOLERANCE * publishedUsd));
    }

    @Test
    void mu_tops_out_near_1213_on_june_22_and_falls_by_13_percent_the_next_day() {
        double highUsd = Sample.highOf("MU", "2026-06-22T00:00:00Z", "2026-06-23T00:00:00Z");

        assertThat(highUsd).isEqualTo(1213.56, within(0.02 * 1213.56)).isGreaterThan(Sample.highOf("MU", "2025-12-19T00:00:00Z", "2026-06-22T00:00:00Z"));
        assertThat(Sample.at("MU", Field.CLOSE, "2026-06-23T20:00:00Z") / Sample.at("MU", Field.CLOSE, "2026-06-22T20:00:00Z") - 1)
                .isEqualTo(-0.13, within(0.02));
    }

    @Test
    void open_interest_of_mu_grows_from_nothing_to_its_published_range_and_stays_there() {
        BarSeries bars = Sample.bars("MU");
        assertThat(bars.value(Field.OPEN_INTEREST, 0)).isLessThan(1_000);
        assertThat(Sample.at("MU", Field.OPEN_INTEREST, "2026-05-03T12:00:00Z")).isEqualTo(84_137, within(5_000.0));
        assertThat(Sample.at("MU", Field.OPEN_INTEREST, "2026-05-25T12:00:00Z")).isEqualTo(153_419, within(5_000.0));
        assertThat(Sample.at("MU", Field.OPEN_INTEREST, "2026-08-27T12:00:00Z")).isEqualTo(151_882, within(8_000.0));
        for (int row = bars.firstRowAtOrAfter(Sample.ms("2026-05-04T00:00:00Z")); row < bars.count(); row++) {
            assertThat(bars.value(Field.OPEN_INTEREST, row)).isBetween(80_000.0, 157_000.0);
        }
    }

    /** Published for 2026-05-04 to 08-10: 303.9 and 35.1 m USD a day, daily change of open interest 11,025 and 1,377 shares. */
    @Test
    void open_days_of_mu_are_far_busier_than_closed_ones() {
        List<Sample.Day> days = Sample.days("MU", "2026-05-03T00:00:00Z", "2026-08-11T00:00:00Z");

        assertThat(meanVolumeUsd(days, true)).isEqualTo(303.9e6, within(60e6));
        assertThat(meanVolumeUsd(days, false)).isEqualTo(35.1e6, within(10e6));
        assertThat(meanChangeShares(days, true)).isEqualTo(11_025, within(3_000.0));
        assertThat(meanChangeShares(days, false)).isEqualTo(1_377, within(700.0));
    }

    @Test
    void early_history_is_thin_and_a_few_hours_have_no_trade() {
        BarSeries bars = Sample.bars("MU");
        double firstMonthUsd = meanVolumeUsd(Sample.days("MU", "2025-12-20T00:00:00Z", "2026-01-10T00:00:00Z"), true);
        int[] idleRows = IntStream.range(0, bars.count()).filter(row -> bars.value(Field.VOLUME, row) == 0).toArray();

        assertThat(firstMonthUsd).isLessThan(5e6);
        assertThat(idleRows).hasSizeBetween(1, 100);
        for (int row : idleRows) {
            assertThat(bars.openTimeMs(row)).isLessThan(Sample.ms("2026-02-15T00:00:00Z"));
            assertThat(bars.value(Field.HIGH, row)).isEqualTo(bars.value(Field.LOW, row)).isEqualTo(bars.value(Field.CLOSE, row - 1));
            assertThat(bars.value(Field.OPEN_INTEREST, row)).isEqualTo(bars.value(Field.OPEN_INTEREST, row - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MU", "AMD", "SNDK", "GOLD"})
    void funding_is_mostly_at_its_base_rate_with_bursts_both_ways(String ticker) {
        FundingSeries funding = Sample.funding(ticker);
        int halved = funding.firstAtOrAfter(PremiumFunding.HALVED_FROM_MS);

        double[] rates = IntStream.range(halved, funding.count()).mapToDouble(funding::ratePerInterval).toArray();

        assertThat(count(rates, BASE_RATE, BASE_RATE) / rates.length).isBetween(0.5, 0.75);
        assertThat(count(rates, 5 * BASE_RATE, 1) / rates.length).isBetween(0.02, 0.15);
        assertThat(count(rates, -1, -2 * BASE_RATE) / rates.length).isBetween(0.01, 0.15);
        assertThat(Sample.mean(rates) * 24 * 365).isBetween(0.0, 0.2);
    }

    @Test
    void the_base_rate_is_twice_as_high_before_2025_12_19() {
        FundingSeries funding = Sample.funding("AMD");
        double[] early = IntStream.range(0, funding.firstAtOrAfter(PremiumFunding.HALVED_FROM_MS)).mapToDouble(funding::ratePerInterval).toArray();

        assertThat(count(early, 2 * BASE_RATE, 2 * BASE_RATE)).isGreaterThan(50);
        assertThat(count(early, BASE_RATE, BASE_RATE)).isZero();
    }

    @Test
    void memory_makers_move_together_amd_less_and_gold_hardly() {
        double muSndk = correlation("MU", "SNDK");
        double muAmd = correlation("MU", "AMD");
        double muGold = correlation("MU", "GOLD");

        assertThat(muSndk).isBetween(0.65, 0.9);
        assertThat(muAmd).isBetween(0.25, 0.6);
        assertThat(Math.abs(muGold)).isLessThan(0.2);
    }

    @ParameterizedTest
    @CsvSource({"MU, 0.65, 0.95", "SNDK, 0.75, 1.2", "AMD, 0.45, 0.75", "GOLD, 0.12, 0.28"})
    void hourly_volatility_is_that_of_the_real_market(String ticker, double least, double most) {
        BarSeries bars = Sample.bars(ticker);
        double squares = 0;
        double fourths = 0;
        for (int row = 1; row < bars.count(); row++) {
            double move = StrictMath.log(bars.value(Field.CLOSE, row) / bars.value(Field.CLOSE, row - 1));
            squares += move * move;
            fourths += move * move * move * move;
        }
        int count = bars.count() - 1;

        assertThat(StrictMath.sqrt(squares / count * 24 * 365)).isBetween(least, most);
        assertThat(fourths / count / (squares / count * squares / count)).as("kurtosis; 3 is normal").isBetween(6.0, 40.0);
    }

    @ParameterizedTest
    @CsvSource({"MU, 0.10", "AMD, 0.10", "SNDK, 0.10", "GOLD, 0.04"})
    void weekends_are_quiet_inside_the_band_and_end_in_a_gap(String ticker, double bandFraction) {
        BarSeries bars = Sample.bars(ticker);
        UsStockSessions sessions = new UsStockSessions();
        Sums internal = new Sums();
        Sums external = new Sums();
        Sums gaps = new Sums();
        double referenceUsd = bars.value(Field.ORACLE, 0);
        for (int row = 1; row < bars.count(); row++) {
            boolean isExternal = sessions.isExternal(bars.openTimeMs(row));
            (isExternal ? external : internal).add(bars.value(Field.HIGH, row) / bars.value(Field.LOW, row) - 1);
            if (isExternal && !sessions.isExternal(bars.openTimeMs(row - 1))) {
                gaps.add(Math.abs(bars.value(Field.OPEN, row) / bars.value(Field.CLOSE, row - 1) - 1));
            }
            if (isExternal) {
                referenceUsd = bars.value(Field.ORACLE, row);
            } else {
                assertThat(bars.value(Field.MARK_HIGH, row) / referenceUsd - 1).isLessThan(bandFraction + 1e-5);
                assertThat(bars.value(Field.MARK_LOW, row) / referenceUsd - 1).isGreaterThan(-bandFraction - 1e-5);
            }
        }

        assertThat(internal.mean()).isLessThan(0.4 * external.mean());
        assertThat(gaps.count).isGreaterThan(35);
        assertThat(gaps.mean()).isGreaterThan(internal.mean());
    }

    private static double meanVolumeUsd(List<Sample.Day> days, boolean isOpen) {
        return days.stream().filter(day -> day.isOpen() == isOpen).mapToDouble(Sample.Day::volumeUsd).average().orElseThrow();
    }

    private static double meanChangeShares(List<Sample.Day> days, boolean isOpen) {
        return IntStream.range(1, days.size()).filter(i -> days.get(i).isOpen() == isOpen)
                .mapToDouble(i -> Math.abs(days.get(i).openInterestShares() - days.get(i - 1).openInterestShares())).average().orElseThrow();
    }

    private static double count(double[] values, double from, double to) {
        double count = 0;
        for (double value : values) {
            count += value >= from && value <= to ? 1 : 0;
        }
        return count;
    }

    /** Of daily returns over days that are open for both. */
    private static double correlation(String left, String right) {
        return Sample.correlation(openDayReturns(left), openDayReturns(right));
    }

    private static double[] openDayReturns(String ticker) {
        List<Sample.Day> days = Sample.days(ticker, "2026-01-13T00:00:00Z", "2026-10-10T00:00:00Z");
        return IntStream.range(1, days.size()).filter(i -> days.get(i).isOpen())
                .mapToDouble(i -> StrictMath.log(days.get(i).closeUsd() / days.get(i - 1).closeUsd())).toArray();
    }

    private static final class Sums {
        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double mean() {
            return sum / count;
        }
    }
}
