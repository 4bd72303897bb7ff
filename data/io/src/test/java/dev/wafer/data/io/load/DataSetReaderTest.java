package dev.wafer.data.io.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetReaderTest {
    private static final String FULL_BARS = """
            open_time,open,high,low,close,volume,open_interest,mark_open,mark_high,mark_low,mark_close,oracle
            2026-01-05T00:00:00Z,100,102,99,101,10,80000.5,100.1,102.1,99.1,101.1,100.9
            2026-01-05T01:00:00Z,101,103,100,102,12.5,,,,,,
            """;

    @TempDir
    private Path dir;

    private SymbolHistory mu(String bars) {
        return DataSetReader.read(DataSetFiles.write(dir, DataSetFiles.YAML, bars)).history("MU").orElseThrow();
    }

    @Test
    void a_data_set_is_read_as_it_stands() {
        MarketData data = DataSetReader.read(DataSetFiles.write(dir, DataSetFiles.YAML, DataSetFiles.BARS));

        assertThat(data.name()).isEqualTo("hand-made");
        assertThat(data.venue()).isEqualTo("xyz");
        assertThat(data.resolutionMs()).isEqualTo(3_600_000);
        assertThat(data.provenance()).isEqualTo("made by hand for a test");
        assertThat(data.isSynthetic()).isTrue();
        assertThat(data.tickers()).containsExactly("MU");
        BarSeries bars = data.histories().getFirst().bars();
        assertThat(bars.count()).isEqualTo(3);
        assertThat(bars.openTimeMs(2)).isEqualTo(Instant.parse("2026-01-05T03:00:00Z").toEpochMilli());
        assertThat(bars.value(Field.CLOSE, 2)).isEqualTo(101.5);
    }

    @Test
    void an_empty_volume_is_not_known_and_a_zero_is_zero() {
        BarSeries bars = mu(DataSetFiles.BARS).bars();

        assertThat(bars.isKnown(Field.VOLUME, 1)).isFalse();
        assertThat(bars.value(Field.VOLUME, 2)).isZero();
    }

    @Test
    void optional_columns_are_known_row_by_row() {
        BarSeries bars = mu(FULL_BARS).bars();

        assertThat(bars.value(Field.OPEN_INTEREST, 0)).isEqualTo(80000.5);
        assertThat(bars.value(Field.MARK_LOW, 0)).isEqualTo(99.1);
        assertThat(bars.value(Field.ORACLE, 0)).isEqualTo(100.9);
        assertThat(bars.isKnown(Field.OPEN_INTEREST, 1)).isFalse();
        assertThat(bars.isKnown(Field.MARK_CLOSE, 1)).isFalse();
        assertThat(bars.isKnown(Field.ORACLE, 1)).isFalse();
    }

    @Test
    void funding_points_take_their_whole_hour_and_a_second_one_is_ignored() {
        DataSetFiles.text(dir.resolve("funding/MU.csv"), DataSetFiles.FUNDING);

        FundingSeries funding = mu(DataSetFiles.BARS).funding();

        assertThat(funding.count()).isEqualTo(2);
        assertThat(funding.timeMs(0)).isEqualTo(Instant.parse("2026-01-05T01:00:00Z").toEpochMilli());
        assertThat(funding.intervalMs(0)).isEqualTo(3_600_000);
        assertThat(funding.oracleUsd(0)).isEqualTo(100.5);
        assertThat(funding.isOracleKnown(1)).isFalse();
        assertThat(funding.ratePerInterval(1)).isEqualTo(-0.0001);
        assertThat(funding.ignoredCount()).isEqualTo(1);
    }

    @Test
    void epoch_seconds_milliseconds_and_iso_times_are_the_same_time() {
        String seconds = DataSetFiles.BARS.replace("2026-01-05T00:00:00Z", "1767571200");
        String milliseconds = DataSetFiles.BARS.replace("2026-01-05T00:00:00Z", "1767571200000");

        assertThat(mu(seconds).bars().openTimeMs(0)).isEqualTo(Instant.parse("2026-01-05T00:00:00Z").toEpochMilli());
        assertThat(mu(milliseconds).bars().openTimeMs(0)).isEqualTo(Instant.parse("2026-01-05T00:00:00Z").toEpochMilli());
    }

    @Test
    void plain_and_packed_files_are_the_same_data() throws Exception {
        DataSetFiles.text(dir.resolve("funding/MU.csv"), DataSetFiles.FUNDING);
        String plain = DataSetReader.read(DataSetFiles.write(dir, DataSetFiles.YAML, FULL_BARS)).fingerprint();
        DataSetFiles.packed(dir.resolve("bars/MU.csv.gz"), FULL_BARS);
        DataSetFiles.packed(dir.resolve("funding/MU.csv.gz"), DataSetFiles.FUNDING);
        Files.delete(dir.resolve("bars/MU.csv"));
        Files.delete(dir.resolve("funding/MU.csv"));

        assertThat(DataSetReader.read(dir).fingerprint()).isEqualTo(plain);
    }

    @Test
    void line_ends_byte_order_mark_blank_end_and_quotes_change_nothing() {
        String plain = DataSetReader.read(DataSetFiles.write(dir, DataSetFiles.YAML, DataSetFiles.BARS)).fingerprint();
        String odd = "\uFEFF" + DataSetFiles.BARS.replace("101.5", "\"101.5\"").replace("\n", "\r\n") + "\r\n\r\n";

        assertThat(DataSetReader.read(DataSetFiles.write(dir, DataSetFiles.YAML, odd)).fingerprint()).isEqualTo(plain);
    }

    @Test
    void open_interest_is_described_in_the_yaml() {
        String yaml = DataSetFiles.YAML + """
                open_interest:
                  MU: {kind: mean, source_venue: xyz, interval: 1d, lag: 0, source: rebuilt from fills}
                """;

        MarketData data = DataSetReader.read(DataSetFiles.write(dir, yaml, FULL_BARS));

        assertThat(data.histories().getFirst().openInterest())
                .hasValue(new OpenInterestFacts(OpenInterestFacts.Kind.MEAN, "xyz", 86_400_000, 0, "rebuilt from fills"));
    }
}
