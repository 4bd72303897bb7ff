package dev.wafer.data.io.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.data.io.SharedData;
import dev.wafer.data.io.store.DataSetWriter;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every real bar, funding and open interest file of the exchange, and the intraday files of stocks. */
class RealDataImportTest {
    @TempDir
    private Path dir;

    private static Imported run(String ticker, String bars, Optional<String> funding) {
        return Import.run(new ImportRequest("n", "xyz", Optional.empty(), "p", false,
                List.of(new ImportRequest.Source(ticker, SharedData.file(bars))),
                funding.map(file -> new ImportRequest.Source(ticker, SharedData.file(file))).stream().toList(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
            "xyz_MU_1d, 295, 1d, 2025-12-19T00:00:00Z, 263.17, 1668.951, 2026-10-09T00:00:00Z, 1047.1, 7815.423",
            "xyz_SNDK_1d, 271, 1d, 2026-01-12T00:00:00Z, 383.85, 1610.504, 2026-10-09T00:00:00Z, 1628.4, 5883.219",
            "xyz_AMD_1d, 151, 1d, 2025-12-04T00:00:00Z, 216.45, 18656.884, 2026-05-03T00:00:00Z, 369.28, 4086.11",
            "xyz_SNDK_1h, 321, 1h, 2026-09-25T18:00:00Z, 1782.3, 2203.48, 2026-10-09T02:00:00Z, 1628.4, 1335.309"})
    void bars_of_the_exchange(String name, int rows, String resolution, Instant first, double firstOpenUsd, double firstVolume, Instant last,
            double lastCloseUsd, double lastVolume) {
        Imported imported = run("X", "perp/" + name + ".csv", Optional.empty());

        BarSeries bars = imported.data().histories().getFirst().bars();
        assertThat(imported.data().resolutionMs()).isEqualTo(resolution.equals("1d") ? 86_400_000 : 3_600_000);
        assertThat(bars.count()).isEqualTo(rows);
        assertThat(bars.openTimeMs(0)).isEqualTo(first.toEpochMilli());
        assertThat(bars.value(Field.OPEN, 0)).isEqualTo(firstOpenUsd);
        assertThat(bars.value(Field.VOLUME, 0)).isEqualTo(firstVolume);
        assertThat(bars.openTimeMs(rows - 1)).isEqualTo(last.toEpochMilli());
        assertThat(bars.value(Field.CLOSE, rows - 1)).isEqualTo(lastCloseUsd);
        assertThat(bars.value(Field.VOLUME, rows - 1)).isEqualTo(lastVolume);
        assertThat(imported.notes()).containsExactly("X: columns of " + name + ".csv not used: ts");
    }

    @ParameterizedTest
    @CsvSource({
            "SNDK, xyz_SNDK_1h, xyz_SNDK_funding_1h, 224, 3600000, 2026-09-29T19:00:00Z, 0.0000078585, 2026-10-09T02:00:00Z, 0.00000625",
            "MU, xyz_MU_1d, xyz_MU_funding_daily, 22, 86400000, 2025-12-20T00:00:00Z, 8.125000000000001e-05, 2026-01-10T00:00:00Z, 0.001370362",
            "AMD, xyz_AMD_1d, xyz_AMD_funding_daily, 22, 86400000, 2025-12-05T00:00:00Z, 0.0001200951, 2025-12-26T00:00:00Z, -0.000182861"})
    void funding_of_the_exchange(String ticker, String bars, String name, int points, long intervalMs, Instant first, double firstRate, Instant last,
            double lastRate) {
        Imported imported = run(ticker, "perp/" + bars + ".csv", Optional.of("perp/" + name + ".csv"));

        FundingSeries funding = imported.data().histories().getFirst().funding();
        assertThat(funding.count()).isEqualTo(points);
        assertThat(funding.intervalMs(0)).isEqualTo(intervalMs);
        assertThat(funding.timeMs(0)).isEqualTo(first.toEpochMilli());
        assertThat(funding.ratePerInterval(0)).isEqualTo(firstRate);
        assertThat(funding.timeMs(points - 1)).isEqualTo(last.toEpochMilli());
        assertThat(funding.ratePerInterval(points - 1)).isEqualTo(lastRate);
        assertThat(funding.ignoredCount()).isZero();
    }

    @Test
    void open_interest_of_mu_stands_in_the_day_it_was_measured_on_and_survives_writing() {
        var oi = new ImportRequest.OpenInterestSource("MU", SharedData.file("perp/xyz_MU_oi_daily.csv"), Optional.empty(),
                OpenInterestFacts.Kind.MEAN, "xyz", Duration.ZERO, "rebuilt from fills");
        Imported imported = Import.run(new ImportRequest("mu", "xyz", Optional.empty(), "p", false,
                List.of(new ImportRequest.Source("MU", SharedData.file("perp/xyz_MU_1d.csv"))), List.of(), List.of(oi)));
        SymbolHistory mu = imported.data().histories().getFirst();

        assertThat(mu.bars().knownCount(Field.OPEN_INTEREST)).isEqualTo(99);
        int firstRow = mu.bars().firstRowAtOrAfter(Instant.parse("2026-05-04T00:00:00Z").toEpochMilli());
        int lastRow = mu.bars().firstRowAtOrAfter(Instant.parse("2026-08-10T00:00:00Z").toEpochMilli());
        assertThat(mu.bars().isKnown(Field.OPEN_INTEREST, firstRow - 1)).isFalse();
        assertThat(mu.bars().value(Field.OPEN_INTEREST, firstRow)).isEqualTo(58511.40561270241);
        assertThat(mu.bars().value(Field.OPEN_INTEREST, lastRow)).isEqualTo(105539.13791999484);
        assertThat(mu.bars().isKnown(Field.OPEN_INTEREST, lastRow + 1)).isFalse();
        assertThat(mu.openInterest()).hasValue(new OpenInterestFacts(OpenInterestFacts.Kind.MEAN, "xyz", 86_400_000, 0, "rebuilt from fills"));

        DataSetWriter.write(imported.data(), dir.resolve("set"));

        assertThat(DataSetReader.read(dir.resolve("set")).fingerprint()).isEqualTo(imported.data().fingerprint());
    }

    @ParameterizedTest
    @CsvSource({
            "MU_5m, 4520, 300000, 47, 275.7049865722656, 423.0, 2025-12-23T14:30:00Z, 2026-03-20T19:55:00Z",
            "NVDA_5m, 4519, 300000, 66, 184.39480590820312, 173.0, 2025-12-23T14:30:00Z, 2026-03-20T19:55:00Z",
            "SMH_5m, 4522, 300000, 78, 358.5, 385.1400146484375, 2025-12-23T14:30:00Z, 2026-03-20T19:55:00Z",
            "MU_1m, 2728, 60000, 20, 424.9700012207031, 357.29998779296875, 2026-03-19T13:30:00Z, 2026-03-27T19:59:00Z",
            "NVDA_1m, 2728, 60000, 39, 178.00999450683594, 167.4600067138672, 2026-03-19T13:30:00Z, 2026-03-27T19:59:00Z",
            "SMH_1m, 2429, 60000, 0, 393.614990234375, 371.510009765625, 2026-03-23T13:30:00Z, 2026-03-31T15:00:00Z"})
    void intraday_bars_of_stocks(String name, int rows, long resolutionMs, int doubtedVolumes, double firstOpenUsd, double lastCloseUsd, Instant first,
            Instant last) {
        MarketData data = run("X", "equity_intraday/" + name + ".csv.gz", Optional.empty()).data();

        BarSeries bars = data.histories().getFirst().bars();
        assertThat(data.resolutionMs()).isEqualTo(resolutionMs);
        assertThat(bars.count()).isEqualTo(rows);
        assertThat(bars.knownCount(Field.VOLUME)).isEqualTo(rows - doubtedVolumes);
        assertThat(bars.value(Field.OPEN, 0)).isEqualTo(firstOpenUsd);
        assertThat(bars.value(Field.CLOSE, rows - 1)).isEqualTo(lastCloseUsd);
        assertThat(bars.openTimeMs(0)).isEqualTo(first.toEpochMilli());
        assertThat(bars.openTimeMs(rows - 1)).isEqualTo(last.toEpochMilli());
    }
}
