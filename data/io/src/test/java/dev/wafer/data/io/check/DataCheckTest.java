package dev.wafer.data.io.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.io.SharedData;
import dev.wafer.data.io.load.Import;
import dev.wafer.data.io.load.ImportRequest;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataCheckTest {
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final long START_MS = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final double ROUNDING = 1e-12;

    private static DataReport check(SymbolHistory history, long resolutionMs) {
        return DataCheck.of(new MarketData("n", "xyz", resolutionMs, "p", false, List.of(history)));
    }

    /** Flat bars at these hours from the start, each with volume 5. */
    private static BarSeries hours(int... hours) {
        BarSeries.Builder builder = BarSeries.builder(hours.length);
        for (int hour : hours) {
            builder.add(START_MS + hour * HOUR_MS, 1, 1, 1, 1).with(Field.VOLUME, 5);
        }
        return builder.build();
    }

    private static List<String> codes(DataReport report) {
        return report.findings().stream().map(DataFinding::code).toList();
    }

    private static String text(DataReport report, String code) {
        return report.findings().stream().filter(finding -> finding.code().equals(code)).map(DataFinding::text).findFirst().orElse("no " + code);
    }

    @Test
    void whole_data_has_no_findings() {
        DataReport report = check(SymbolHistory.of("MU", hours(0, 1, 2, 3)), HOUR_MS);

        assertThat(report.findings()).isEmpty();
        SymbolReport mu = report.symbols().getFirst();
        assertThat(mu.rows()).isEqualTo(4);
        assertThat(mu.fromMs()).isEqualTo(START_MS);
        assertThat(mu.toMs()).isEqualTo(START_MS + 4 * HOUR_MS);
        assertThat(mu.gaps()).isEqualTo(new Gaps(0, Optional.empty()));
        assertThat(mu.coverage()).isEqualTo(new Coverage(1, 0, 0, 0, 0));
    }

    @Test
    void gaps_are_counted_and_the_longest_is_placed() {
        DataReport report = check(SymbolHistory.of("MU", hours(0, 2, 3, 7, 8)), HOUR_MS);

        assertThat(report.symbols().getFirst().gaps())
                .isEqualTo(new Gaps(2, Optional.of(new Gaps.Gap(START_MS + 4 * HOUR_MS, START_MS + 7 * HOUR_MS))));
        assertThat(text(report, "gaps")).isEqualTo("2 gaps between bars, the longest from 2026-01-05T04:00:00Z to 2026-01-05T07:00:00Z (3h)");
    }

    @Test
    void one_of_a_thing_is_not_called_many() {
        BarSeries bars = BarSeries.builder(3).add(START_MS, 1, 1, 1, 1).with(Field.VOLUME, 0).add(START_MS + 2 * HOUR_MS, 1, 1, 1, 1).with(Field.VOLUME, 3)
                .build();

        DataReport report = check(SymbolHistory.of("MU", bars), HOUR_MS);

        assertThat(text(report, "gaps")).startsWith("1 gap between bars, the longest");
        assertThat(text(report, "zero-volume")).startsWith("1 bar without volume");
    }

    @Test
    void funding_coverage_is_the_share_of_time_that_intervals_cover() {
        FundingSeries.Builder funding = FundingSeries.builder(4);
        funding.add(START_MS, 0.1, HOUR_MS);
        funding.add(START_MS + HOUR_MS, 0.1, HOUR_MS);
        funding.add(START_MS + HOUR_MS + 20, 0.1, HOUR_MS);
        funding.add(START_MS + 4 * HOUR_MS, 0.1, HOUR_MS);

        DataReport report = check(SymbolHistory.of("MU", hours(0, 1, 2, 3)).withFunding(funding.build()), HOUR_MS);

        assertThat(report.symbols().getFirst().coverage().funding()).as("hours 1 and 4 of 4").isEqualTo(0.5);
        assertThat(report.symbols().getFirst().funding().points()).isEqualTo(3);
        assertThat(codes(report)).containsExactly("funding-ignored", "funding-gaps");
        assertThat(text(report, "funding-gaps")).isEqualTo("1 gap between funding points, the longest of 2h from 2026-01-05T01:00:00Z");
    }

    @Test
    void open_interest_counts_for_two_of_its_intervals_and_is_stale_after() {
        BarSeries.Builder bars = BarSeries.builder(8);
        for (int hour = 0; hour < 8; hour++) {
            bars.add(START_MS + hour * HOUR_MS, 1, 1, 1, 1).with(Field.VOLUME, 1);
            if (hour == 1) {
                bars.with(Field.OPEN_INTEREST, 500);
            }
        }
        var facts = new OpenInterestFacts(OpenInterestFacts.Kind.MEAN, "xyz", 2 * HOUR_MS, 0, "s");

        DataReport report = check(new SymbolHistory("MU", bars.build(), FundingSeries.empty(), Optional.of(facts)), HOUR_MS);

        assertThat(report.symbols().getFirst().coverage().openInterest()).as("rows 1 to 5 of 8").isEqualTo(0.625);
        assertThat(text(report, "oi-stale")).startsWith("2 bars after the first value").endsWith("2026-01-05T01:00:00Z");
    }

    @Test
    void bars_with_volume_zero_and_unknown_volume_are_counted_apart() {
        BarSeries bars = BarSeries.builder(3).add(START_MS, 1, 1, 1, 1).with(Field.VOLUME, 0).add(START_MS + HOUR_MS, 1, 1, 1, 1)
                .with(Field.OPEN_INTEREST, 3).build();

        DataReport report = check(SymbolHistory.of("MU", bars), HOUR_MS);

        assertThat(codes(report)).containsExactly("zero-volume", "volume-unknown", "oi-undescribed");
        assertThat(report.symbols().getFirst().coverage().volume()).isEqualTo(0.5);
    }

    @Test
    void a_last_day_with_little_volume_is_probably_partial_and_a_usual_one_is_not() {
        assertThat(codes(days(41, 49))).containsExactly("last-bar-partial");
        assertThat(codes(days(41, 51))).isEmpty();
    }

    /** Daily bars with volume 100, the last with another. */
    private static DataReport days(int count, double lastVolume) {
        BarSeries.Builder bars = BarSeries.builder(count);
        for (int day = 0; day < count; day++) {
            bars.add(START_MS + day * DAY_MS, 1, 1, 1, 1).with(Field.VOLUME, day == count - 1 ? lastVolume : 100);
        }
        return check(SymbolHistory.of("MU", bars.build()), DAY_MS);
    }

    private static DataReport real(String ticker, String bars) {
        return DataCheck.of(Import.run(new ImportRequest("n", "xyz", Optional.empty(), "p", false,
                List.of(new ImportRequest.Source(ticker, SharedData.file("perp/" + bars))), List.of(), List.of())).data());
    }

    @Test
    void the_real_daily_files_end_with_a_partial_day_and_start_thin() {
        assertThat(text(real("MU", "xyz_MU_1d.csv"), "last-bar-partial")).startsWith("the last bar, 2026-10-09T00:00:00Z, has 13 %");
        assertThat(text(real("SNDK", "xyz_SNDK_1d.csv"), "last-bar-partial")).startsWith("the last bar, 2026-10-09T00:00:00Z, has 11 %");
        assertThat(text(real("AMD", "xyz_AMD_1d.csv"), "last-bar-partial")).startsWith("the last bar, 2026-05-03T00:00:00Z, has 34 %");
        assertThat(text(real("MU", "xyz_MU_1d.csv"), "thin-start")).startsWith("22 of the first 30 days").contains("2025-12-20", "2026-01-04");
        assertThat(text(real("SNDK", "xyz_SNDK_1d.csv"), "thin-start")).startsWith("11 of the first 30 days");
        assertThat(text(real("AMD", "xyz_AMD_1d.csv"), "thin-start")).startsWith("10 of the first 30 days");
    }

    @Test
    void the_real_hourly_file_has_no_findings() {
        assertThat(real("SNDK", "xyz_SNDK_1h.csv").findings()).isEmpty();
    }

    @Test
    void the_real_open_interest_of_mu_covers_a_third_of_its_days_and_grows_stale() {
        var oi = new ImportRequest.OpenInterestSource("MU", SharedData.file("perp/xyz_MU_oi_daily.csv"), Optional.empty(),
                OpenInterestFacts.Kind.MEAN, "xyz", Duration.ZERO, "s");
        var funding = new ImportRequest.Source("MU", SharedData.file("perp/xyz_MU_funding_daily.csv"));
        DataReport report = DataCheck.of(Import.run(new ImportRequest("n", "xyz", Optional.empty(), "p", false,
                List.of(new ImportRequest.Source("MU", SharedData.file("perp/xyz_MU_1d.csv"))), List.of(funding), List.of(oi))).data());

        assertThat(report.symbols().getFirst().coverage().openInterest()).isEqualTo(101 / 295.0, within(ROUNDING));
        assertThat(report.symbols().getFirst().coverage().funding()).isEqualTo(22 / 295.0, within(ROUNDING));
        assertThat(text(report, "oi-stale")).startsWith("58 bars").endsWith("2026-08-10T00:00:00Z");
    }
}
