package dev.wafer.data.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.load.DataSetReader;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingPoint;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetWriterTest {
    private static final long HOUR_MS = 3_600_000;
    private static final long START_MS = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final int COUNT = 300;

    @TempDir
    private Path dir;

    /** Random bars with every optional column known here and there. */
    private static BarSeries bars(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BarSeries.Builder builder = BarSeries.builder(COUNT);
        for (int i = 0; i < COUNT; i++) {
            double low = random.nextDouble(1, 1000);
            builder.add(START_MS + i * HOUR_MS, low * 1.01, low * 1.03, low, low * 1.02);
            if (random.nextInt(10) > 0) {
                builder.with(Field.VOLUME, random.nextDouble() * 1e9);
            }
            if (random.nextBoolean()) {
                builder.withMark(low * 1.011, low * 1.031, low * 1.001, low * 1.021).with(Field.ORACLE, low * 1.015);
            }
            if (random.nextInt(5) == 0) {
                builder.with(Field.OPEN_INTEREST, random.nextDouble() * 1e5);
            }
        }
        return builder.build();
    }

    private static MarketData data() {
        FundingSeries.Builder funding = FundingSeries.builder(2);
        funding.add(START_MS + HOUR_MS, 0.00000625, HOUR_MS, 100.125);
        funding.add(START_MS + 24 * HOUR_MS, -0.0019457909999999, 24 * HOUR_MS);
        var facts = new OpenInterestFacts(OpenInterestFacts.Kind.MEAN, "xyz", 24 * HOUR_MS, 0, "rebuilt: from 'fills', 100 % of them");
        return new MarketData("round trip: a test", "xyz", HOUR_MS, "made # by hand\", in one line: \u00e4", true,
                List.of(new SymbolHistory("MU", bars(1), funding.build(), Optional.of(facts)), SymbolHistory.of("SNDK", bars(2))));
    }

    @Test
    void what_is_written_is_read_back_the_same() {
        MarketData data = data();

        DataSetWriter.write(data, dir.resolve("set"));
        MarketData back = DataSetReader.read(dir.resolve("set"));

        assertThat(back.fingerprint()).isEqualTo(data.fingerprint());
        assertThat(back.name()).isEqualTo(data.name());
        assertThat(back.provenance()).isEqualTo(data.provenance());
        assertThat(back.isSynthetic()).isTrue();
        assertThat(back.tickers()).containsExactly("MU", "SNDK");
        assertThat(back.histories().getFirst().openInterest()).isEqualTo(data.histories().getFirst().openInterest());
        assertThat(Files.exists(dir.resolve("set/funding/SNDK.csv.gz"))).isFalse();
    }

    @Test
    void the_same_data_gives_the_same_bytes() throws IOException {
        DataSetWriter.write(data(), dir.resolve("one"));
        DataSetWriter.write(data(), dir.resolve("two"));

        try (Stream<Path> files = Files.walk(dir.resolve("one")).filter(Files::isRegularFile)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(4);
            for (Path file : all) {
                Path other = dir.resolve("two").resolve(dir.resolve("one").relativize(file));
                assertThat(Files.mismatch(file, other)).as(file.toString()).isEqualTo(-1);
            }
        }
    }

    @Test
    void an_empty_directory_is_used_and_one_with_files_is_refused() throws IOException {
        Path empty = Files.createDirectory(dir.resolve("empty"));
        DataSetWriter.write(data(), empty);

        assertThatThrownBy(() -> DataSetWriter.write(data(), empty)).isInstanceOf(BadInputException.class)
                .hasMessage(empty + ": found a directory with files in it, expected a new or empty directory");
        assertThat(DataSetReader.read(empty).fingerprint()).isEqualTo(data().fingerprint());
    }

    @Test
    void nothing_is_left_behind_when_writing_fails() throws IOException {
        BarSeries bars = BarSeries.builder(1).add(START_MS, 1, 1, 1, 1).build();
        FundingSeries.Builder funding = FundingSeries.builder(1);
        funding.add(START_MS, 0, 1234);
        MarketData unwritable = new MarketData("n", "xyz", HOUR_MS, "p", true,
                List.of(SymbolHistory.of("MU", bars).withFunding(funding.build())));

        assertThatThrownBy(() -> DataSetWriter.write(unwritable, dir.resolve("deep/set"))).isInstanceOf(IllegalArgumentException.class);

        try (Stream<Path> files = Files.list(dir.resolve("deep"))) {
            assertThat(files).isEmpty();
        }
    }

    /** Everything optional in one set: MU with all of it, SNDK with events alone. */
    private static MarketData everything() {
        FundingSeries.Builder funding = FundingSeries.builder(4);
        funding.add(FundingPoint.at(START_MS + HOUR_MS, HOUR_MS).withRate(0.00000625).withPremium(0.0001).withImpact(99.5, 100.5).withOracle(100.125));
        funding.add(FundingPoint.at(START_MS + 2 * HOUR_MS, HOUR_MS).withPremium(-0.000321));
        funding.add(FundingPoint.at(START_MS + 3 * HOUR_MS, HOUR_MS).withImpact(799.6, 800.8));
        funding.add(START_MS + 4 * HOUR_MS, -0.01, HOUR_MS);
        BarSeries finer = BarSeries.builder(2).add(START_MS, 1, 2, 1, 1).with(Field.VOLUME, 0).add(START_MS + HOUR_MS + 120_000, 3, 4, 3, 3).build();
        CorporateEvent split = CorporateEvent.split(START_MS + 100 * HOUR_MS, 1 / 3.0);
        List<CorporateEvent> events = List.of(CorporateEvent.earnings(START_MS - 1), split, CorporateEvent.delisting(START_MS + 300 * HOUR_MS));
        return new MarketData("all", "xyz", HOUR_MS, OptionalLong.of(60_000), "made", true,
                List.of(SymbolHistory.of("MU", bars(1)).withFunding(funding.build()).withEvents(events).withSubBars(finer),
                        SymbolHistory.of("SNDK", bars(2)).withEvents(List.of(CorporateEvent.earnings(START_MS)))));
    }

    @Test
    void events_finer_bars_premiums_and_impact_prices_are_read_back_the_same() {
        MarketData data = everything();

        DataSetWriter.write(data, dir.resolve("set"));
        MarketData back = DataSetReader.read(dir.resolve("set"));

        assertThat(back.fingerprint()).isEqualTo(data.fingerprint());
        assertThat(back.subResolutionMs()).hasValue(60_000);
        assertThat(back.histories().get(0).events()).isEqualTo(data.histories().get(0).events());
        assertThat(back.histories().get(1).events()).isEqualTo(data.histories().get(1).events());
        assertThat(back.histories().get(0).subBars().orElseThrow().count()).isEqualTo(2);
        assertThat(Files.exists(dir.resolve("set/sub-bars/SNDK.csv.gz"))).isFalse();
    }

    /** Only what every row must have; numbers of every size. */
    private static MarketData bare() {
        SplittableRandom random = new SplittableRandom(3);
        BarSeries.Builder bars = BarSeries.builder(COUNT);
        for (int i = 0; i < COUNT; i++) {
            double low = Math.scalb(random.nextDouble(1, 2), random.nextInt(-1000, 1000));
            bars.add(START_MS + i * HOUR_MS + random.nextInt(1000), low, low * 2, low, low * 1.5);
        }
        return new MarketData("bare", "xyz", HOUR_MS / 2, "made", true, List.of(SymbolHistory.of("MU", bars.build())));
    }

    @Test
    void parquet_is_read_back_the_same_as_csv() throws IOException {
        for (MarketData data : List.of(data(), everything(), bare())) {
            Path csv = dir.resolve(data.name() + "/csv"), parquet = dir.resolve(data.name() + "/parquet's");
            DataSetWriter.write(data, csv);
            DataSetWriter.write(data, parquet, DataSetWriter.Format.PARQUET);

            assertThat(DataSetReader.read(csv).fingerprint()).isEqualTo(data.fingerprint());
            assertThat(DataSetReader.read(parquet).fingerprint()).isEqualTo(data.fingerprint());
            assertThat(names(parquet)).isEqualTo(names(csv).stream().map(name -> name.replace(".csv.gz", ".parquet")).toList()).contains("bars/MU.parquet");
        }
    }

    @Test
    void the_same_data_gives_the_same_bytes_of_parquet() throws IOException {
        DataSetWriter.write(everything(), dir.resolve("one"), DataSetWriter.Format.PARQUET);
        DataSetWriter.write(everything(), dir.resolve("two"), DataSetWriter.Format.PARQUET);

        assertThat(names(dir.resolve("one"))).hasSize(6).allSatisfy(name ->
                assertThat(Files.mismatch(dir.resolve("one/" + name), dir.resolve("two/" + name))).as(name).isEqualTo(-1));
    }

    private static List<String> names(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile).map(file -> dir.relativize(file).toString().replace('\\', '/')).sorted().toList();
        }
    }

    @Test
    void the_files_of_events_and_premiums_are_as_documented() throws IOException {
        DataSetWriter.write(everything(), dir.resolve("set"));

        assertThat(Files.readString(dir.resolve("set/events.csv"))).isEqualTo("""
                time,symbol,event,value
                2026-01-04T23:59:59.999Z,MU,earnings,
                2026-01-09T04:00:00Z,MU,split,0.3333333333333333
                2026-01-17T12:00:00Z,MU,delisting,
                2026-01-05T00:00:00Z,SNDK,earnings,
                """);
        assertThat(new String(new GZIPInputStream(Files.newInputStream(dir.resolve("set/funding/MU.csv.gz"))).readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("""
                        time,rate,interval,premium,impact_bid,impact_ask,oracle
                        2026-01-05T01:00:00Z,0.00000625,1h,0.0001,99.5,100.5,100.125
                        2026-01-05T02:00:00Z,,1h,-0.000321,,,
                        2026-01-05T03:00:00Z,,1h,,799.6,800.8,
                        2026-01-05T04:00:00Z,-0.01,1h,,,,
                        """);
        assertThat(Files.readString(dir.resolve("set/dataset.yaml"))).contains("\nsub_resolution: 1m\n");
    }
}
