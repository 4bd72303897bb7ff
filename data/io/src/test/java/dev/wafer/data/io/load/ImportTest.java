package dev.wafer.data.io.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingPoint;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.OpenInterestFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    private static final long DAY_MS = 86_400_000;
    private static final long DAY_1_MS = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final String DAILY = """
            Time_UTC,ts,Open,High,Low,Close,Volume,trades
            2026-01-05T00:00:00Z,1767571200,100,102,99,101,10,3
            2026-01-06T00:00:00Z,1767657600,101,103,100,102,0,3
            2026-01-07T00:00:00Z,1767744000,102,102,102,102,0,3
            2026-01-09T00:00:00Z,1767916800,102,104,101,103,7,3
            """;

    @TempDir
    private Path dir;

    private Imported run(Optional<Duration> resolution, String bars, List<ImportRequest.Source> funding, List<ImportRequest.OpenInterestSource> oi) {
        Path file = DataSetFiles.text(dir.resolve("mu.csv"), bars);
        return Import.run(new ImportRequest("n", "xyz", resolution, "p", false, List.of(new ImportRequest.Source("MU", file)), funding, oi));
    }

    private Imported bars(String bars) {
        return run(Optional.empty(), bars, List.of(), List.of());
    }

    private Imported withFunding(String text) {
        return run(Optional.empty(), DAILY, List.of(new ImportRequest.Source("MU", DataSetFiles.text(dir.resolve("funding.csv"), text))), List.of());
    }

    private BarSeries withOpenInterest(String bars, Duration lag, String text) {
        var source = new ImportRequest.OpenInterestSource("MU", DataSetFiles.text(dir.resolve("oi.csv"), text), Optional.empty(),
                OpenInterestFacts.Kind.MEAN, "xyz", lag, "a test");
        return run(Optional.empty(), bars, List.of(), List.of(source)).data().histories().getFirst().bars();
    }

    @Test
    void columns_are_found_by_name_and_the_rest_is_listed() {
        Imported imported = bars(DAILY);

        assertThat(imported.data().resolutionMs()).isEqualTo(DAY_MS);
        assertThat(imported.data().histories().getFirst().bars().count()).isEqualTo(4);
        assertThat(imported.notes()).contains("MU: columns of mu.csv not used: ts, trades");
    }

    @Test
    void volume_zero_is_not_believed_where_the_price_moved() {
        Imported imported = bars(DAILY);
        BarSeries bars = imported.data().histories().getFirst().bars();

        assertThat(bars.isKnown(Field.VOLUME, 1)).isFalse();
        assertThat(bars.value(Field.VOLUME, 2)).isZero();
        assertThat(imported.notes()).contains("MU: volume 0 in 1 bars whose price moved, stored as not known");
    }

    @Test
    void a_file_without_volume_and_with_short_names_is_read() {
        Imported imported = bars("t,o,h,l,c\n1767571200000,100,102,99,101\n1767571260000,100,102,99,101\n");

        assertThat(imported.data().resolutionMs()).isEqualTo(60_000);
        assertThat(imported.data().histories().getFirst().bars().knownCount(Field.VOLUME)).isZero();
        assertThat(imported.notes()).containsExactly("MU: mu.csv has no volume column; volume is not known");
    }

    @Test
    void a_single_bar_needs_a_given_resolution() {
        String one = "date,open,high,low,close\n2026-01-05,100,102,99,101\n";

        assertThatThrownBy(() -> bars(one)).isInstanceOf(BadInputException.class).hasMessageContaining("found a single bar, expected the resolution");
        assertThat(run(Optional.of(Duration.ofDays(1)), one, List.of(), List.of()).data().resolutionMs()).isEqualTo(DAY_MS);
    }

    @Test
    void a_bar_closer_than_the_resolution_is_named() {
        String close = "date,open,high,low,close\n2026-01-05,1,1,1,1\n2026-01-06,1,1,1,1\n2026-01-06 12:00:00,1,1,1,1\n2026-01-08,1,1,1,1\n2026-01-09,1,1,1,1\n";

        assertThatThrownBy(() -> bars(close)).isInstanceOf(BadInputException.class).hasMessageContaining("mu.csv:4: column 'time'");
        assertThatThrownBy(() -> run(Optional.of(Duration.ofDays(1)), close, List.of(), List.of())).isInstanceOf(BadInputException.class)
                .hasMessageContaining("mu.csv:4: column 'date': found '2026-01-06 12:00:00', expected at least 1d after");
    }

    @Test
    void a_missing_column_is_named_with_the_names_that_would_do() {
        assertThatThrownBy(() -> bars("date,open,high,low\n")).isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("mu.csv:1: column 'close': found 'date,open,high,low', expected a column named close or c");
        assertThatThrownBy(() -> bars("day,open,high,low,close\n")).hasMessageContaining("mu.csv:1: column 'time': found 'day,open");
    }

    @Test
    void a_daily_sum_is_one_point_at_the_end_of_its_day() {
        Imported imported = withFunding("date,funding_rate_sum,premium_mean,n_hours\n2026-01-05,8.125e-05,1,7\n2026-01-06,-0.001,1,24\n");
        FundingSeries funding = imported.data().histories().getFirst().funding();

        assertThat(funding.count()).isEqualTo(2);
        assertThat(funding.timeMs(0)).isEqualTo(DAY_1_MS + DAY_MS);
        assertThat(funding.intervalMs(0)).isEqualTo(DAY_MS);
        assertThat(funding.ratePerInterval(0)).isEqualTo(0.00008125);
        assertThat(imported.notes()).anyMatch(note -> note.contains("daily sums"));
    }

    @Test
    void premium_impact_prices_and_oracle_of_points_are_kept() {
        Imported fromApi = withFunding("coin,fundingRate,premium,time\nxyz:MU,0.00000625,0.0001,1767571200048\nxyz:MU,,-0.0002,1767574800039\n");
        FundingSeries withImpact = withFunding("time,coin,funding,premium,oracle_px,impact_bid_px,impact_ask_px\n2026-01-05T01:00:00Z,MU,0.1,,100,99.5,100.5\n")
                .data().histories().getFirst().funding();

        FundingSeries funding = fromApi.data().histories().getFirst().funding();
        assertThat(funding.point(0)).isEqualTo(FundingPoint.at(DAY_1_MS, 3_600_000).withRate(0.00000625).withPremium(0.0001));
        assertThat(funding.point(1)).isEqualTo(FundingPoint.at(DAY_1_MS + 3_600_000, 3_600_000).withPremium(-0.0002));
        assertThat(fromApi.notes()).contains("MU: column 'premium' of funding.csv kept as the mean premium over the oracle, a fraction",
                "MU: columns of funding.csv not used: coin");
        assertThat(withImpact.point(0)).isEqualTo(FundingPoint.at(DAY_1_MS + 3_600_000, 3_600_000).withRate(0.1).withImpact(99.5, 100.5).withOracle(100));
    }

    @Test
    void the_mean_premium_of_a_daily_sum_is_not_kept() {
        FundingSeries funding = withFunding("date,funding_rate_sum,premium,n_hours\n2026-01-05,8.125e-05,0.5,7\n").data().histories().getFirst().funding();

        assertThat(funding.isPremiumKnown(0)).isFalse();
    }

    @Test
    void points_take_the_most_frequent_gap_as_their_interval() {
        FundingSeries hourly = withFunding("ts,funding_rate\n1767571200048,0.1\n1767574800001,0.2\n1767582000002,0.3\n1767585600000,0.4\n1767585600100,0.5\n")
                .data().histories().getFirst().funding();
        FundingSeries eightHourly = withFunding("date,rate\n1767571200,0.1\n1767600000,0.2\n").data().histories().getFirst().funding();

        assertThat(hourly.intervalMs(3)).isEqualTo(3_600_000);
        assertThat(hourly.timeMs(0)).isEqualTo(DAY_1_MS);
        assertThat(hourly.ignoredCount()).isEqualTo(1);
        assertThat(eightHourly.intervalMs(0)).isEqualTo(8 * 3_600_000);
    }

    @Test
    @Tag("trap-27")
    void open_interest_stands_in_the_bar_at_whose_close_it_was_known() {
        String values = "date,oi_mean_contracts\n2026-01-05,500\n2026-01-06,600\n";

        BarSeries atOnce = withOpenInterest(DAILY, Duration.ZERO, values);
        BarSeries anHourLater = withOpenInterest(DAILY, Duration.ofHours(1), values);

        assertThat(atOnce.value(Field.OPEN_INTEREST, 0)).isEqualTo(500);
        assertThat(atOnce.value(Field.OPEN_INTEREST, 1)).isEqualTo(600);
        assertThat(atOnce.knownCount(Field.OPEN_INTEREST)).isEqualTo(2);
        assertThat(anHourLater.isKnown(Field.OPEN_INTEREST, 0)).isFalse();
        assertThat(anHourLater.value(Field.OPEN_INTEREST, 1)).isEqualTo(500);
        assertThat(anHourLater.value(Field.OPEN_INTEREST, 2)).isEqualTo(600);
    }

    @Test
    void a_daily_mean_in_hourly_bars_is_known_from_the_next_midnight() {
        StringBuilder hours = new StringBuilder("date,open,high,low,close\n");
        for (int hour = 0; hour < 60; hour++) {
            hours.append(DAY_1_MS + hour * 3_600_000L).append(",1,1,1,1\n");
        }

        BarSeries bars = withOpenInterest(hours.toString(), Duration.ZERO, "date,oi\n2026-01-05,500\n2026-01-06,\n2026-01-07,700\n");

        assertThat(bars.knownCount(Field.OPEN_INTEREST)).as("the value of 01-07 comes after the last bar").isEqualTo(1);
        assertThat(bars.value(Field.OPEN_INTEREST, 23)).isEqualTo(500);
    }

    @Test
    @Tag("trap-27")
    void the_newer_of_two_values_for_one_bar_is_kept() {
        String values = "date,oi\n2026-01-05,500\n2026-01-06,600\n2026-01-07,700\n2026-01-08,800\n";
        String gap = DAILY.replaceAll("2026-01-07.*\n", "");

        BarSeries bars = withOpenInterest(gap, Duration.ZERO, values);

        assertThat(bars.count()).isEqualTo(3);
        assertThat(bars.value(Field.OPEN_INTEREST, 2)).isEqualTo(800);
    }

    @Test
    @Tag("trap-27")
    void open_interest_that_goes_back_in_time_is_refused() {
        assertThatThrownBy(() -> withOpenInterest(DAILY, Duration.ZERO, "date,oi\n2026-01-06,500\n2026-01-05,600\n"))
                .isInstanceOf(BadInputException.class).hasMessageContaining("oi.csv:3: column 'date': found '2026-01-05', expected times that increase");
    }

    @Test
    void funding_of_an_unknown_symbol_is_refused() {
        var mu = new ImportRequest.Source("MU", dir);
        var sndk = new ImportRequest.Source("SNDK", dir);

        assertThatThrownBy(() -> new ImportRequest("n", "xyz", Optional.empty(), "p", false, List.of(mu), List.of(sndk), List.of()))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("import: found funding of 'SNDK', expected one of MU");
    }
}
