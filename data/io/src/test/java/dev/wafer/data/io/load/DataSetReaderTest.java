package dev.wafer.data.io.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingPoint;
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
    private static final long HOUR_MS = 3_600_000;
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

    @Test
    void a_lag_of_nothing_may_have_a_unit() {
        String yaml = DataSetFiles.YAML + "open_interest:\n  MU: {kind: mean, source_venue: xyz, interval: 1d, lag: 0h, source: here}\n";

        MarketData data = DataSetReader.read(DataSetFiles.write(dir, yaml, FULL_BARS));

        assertThat(data.histories().getFirst().openInterest().orElseThrow().publicationLagMs()).isZero();
    }

    @Test
    void funding_keeps_premium_and_impact_prices_and_a_rate_may_be_missing_beside_them() {
        DataSetFiles.text(dir.resolve("funding/MU.csv"), """
                time,rate,interval,premium,impact_bid,impact_ask,oracle
                2026-01-05T01:00:00.048Z,0.00000625,,0.0001,100.4,100.6,100.5
                2026-01-05T02:00:00Z,,1h,-0.0002,,,
                2026-01-05T03:00:00Z,,1h,,799.6,800.8,
                """);

        FundingSeries funding = mu(DataSetFiles.BARS).funding();

        FundingPoint at = FundingPoint.at(Instant.parse("2026-01-05T01:00:00Z").toEpochMilli(), HOUR_MS);
        assertThat(funding.point(0)).isEqualTo(at.withRate(0.00000625).withPremium(0.0001).withImpact(100.4, 100.6).withOracle(100.5));
        assertThat(funding.isRateKnown(1)).isFalse();
        assertThat(funding.premium(1)).isEqualTo(-0.0002);
        assertThat(funding.isImpactKnown(1)).isFalse();
        assertThat(funding.impactBidUsd(2)).isEqualTo(799.6);
        assertThat(funding.impactAskUsd(2)).isEqualTo(800.8);
    }

    @Test
    void events_are_read_in_any_order_for_their_symbols() {
        DataSetFiles.text(dir.resolve("events.csv"), """
                time,symbol,event,value
                2026-01-05T03:00:00Z,MU,delisting,
                2025-12-17T21:00:00Z,MU,earnings,
                1767578400,MU,split,0.1
                """);

        SymbolHistory mu = mu(DataSetFiles.BARS);

        assertThat(mu.events()).containsExactly(CorporateEvent.earnings(Instant.parse("2025-12-17T21:00:00Z").toEpochMilli()),
                CorporateEvent.split(Instant.parse("2026-01-05T02:00:00Z").toEpochMilli(), 0.1),
                CorporateEvent.delisting(Instant.parse("2026-01-05T03:00:00Z").toEpochMilli()));
    }

    @Test
    void events_without_a_split_need_no_column_for_a_value_and_may_be_none() {
        DataSetFiles.text(dir.resolve("events.csv"), "time,symbol,event\n");
        assertThat(mu(DataSetFiles.BARS).events()).isEmpty();
        DataSetFiles.text(dir.resolve("events.csv"), "time,symbol,event\n2026-01-05T03:00:00Z,MU,earnings\n");
        assertThat(mu(DataSetFiles.BARS).events()).hasSize(1);
    }

    @Test
    void finer_bars_are_read_with_the_length_the_description_says() {
        DataSetFiles.packed(dir.resolve("sub-bars/MU.csv.gz"), """
                open_time,open,high,low,close,volume,oracle
                2026-01-05T00:00:00Z,100,101,99,100.5,1,100
                2026-01-05T00:45:00Z,100,101,99,100.5,,
                2026-01-05T03:30:00Z,102,102,101,101.5,0,
                """);

        MarketData data = DataSetReader.read(DataSetFiles.write(dir, DataSetFiles.YAML + "sub_resolution: 15m\n", DataSetFiles.BARS));

        BarSeries finer = data.histories().getFirst().subBars().orElseThrow();
        assertThat(data.subResolutionMs()).hasValue(HOUR_MS / 4);
        assertThat(finer.count()).isEqualTo(3);
        assertThat(finer.value(Field.ORACLE, 0)).isEqualTo(100);
        assertThat(finer.isKnown(Field.VOLUME, 1)).isFalse();
    }
}
