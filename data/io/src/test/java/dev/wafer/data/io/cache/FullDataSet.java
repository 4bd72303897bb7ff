package dev.wafer.data.io.cache;

import dev.wafer.data.io.load.DataSetReader;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A small data set that has everything a data set can have, and what there is in it as a list that compares to the bit. */
final class FullDataSet implements TextSource {
    static final String MU_BARS = """
            open_time,open,high,low,close,volume,open_interest,mark_open,mark_high,mark_low,mark_close,oracle
            2026-01-05T00:00:00Z,100,102,99,101,10,80000.5,100.1,102.1,99.1,101.1,100.9
            2026-01-05T01:00:00Z,101,103,100,102,12.5,,,,,,
            2026-01-05T02:00:00Z,102,103.3,100,102,,0,,,,,101
            2026-01-05T04:00:00Z,103,103.7,100,102,0,81000,103,104,102,103,
            """;

    private final Path dir;
    int timesRead;
    int timesAskedForFiles;
    int meaning = 2;

    private FullDataSet(Path dir) {
        this.dir = dir;
    }

    static FullDataSet write(Path dir) {
        text(dir, "dataset.yaml", """
                name: fúll
                venue: xyz
                resolution: 1h
                sub_resolution: 30m
                symbols: [MU, SNDK]
                provenance: made by hand for a test
                synthetic: true
                open_interest:
                  MU: {kind: mean, source_venue: elsewhere, interval: 1d, lag: 1d, source: a table}
                """);
        text(dir, "bars/MU.csv", MU_BARS);
        packed(dir, "bars/SNDK.csv.gz", "open_time,open,high,low,close,volume\n2026-01-05T01:00:00Z,50,52,49,51,7\n");
        text(dir, "funding/MU.csv", """
                time,rate,interval,premium,impact_bid,impact_ask,oracle
                2026-01-05T01:00:00.048Z,0.00000625,,0.0001,,,100.5
                2026-01-05T01:00:00Z,0.5,,,,,
                2026-01-05T02:00:00Z,,1h,-0.0001,99.5,100.5,
                2026-01-05T04:00:00Z,-0.001,2h,,,,
                """);
        text(dir, "sub-bars/MU.csv", "open_time,open,high,low,close,volume\n2026-01-05T00:00:00Z,100,102,99,101,\n2026-01-05T00:30:00Z,101,101,100,101,3\n");
        text(dir, "events.csv", """
                time,symbol,event,value
                2026-01-05T02:00:00Z,MU,split,10
                2026-01-04T02:00:00Z,MU,earnings,
                2026-01-06T00:00:00Z,SNDK,delisting,
                """);
        return new FullDataSet(dir);
    }

    /** The same files, or their copy, seen by a reader that has read nothing yet. */
    static FullDataSet at(Path dir) {
        return new FullDataSet(dir);
    }

    static Path text(Path dir, String name, String text) {
        try {
            Path file = dir.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void packed(Path dir, String name, String text) {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(text(dir, name, "")))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int meaning() {
        return meaning;
    }

    @Override
    public List<String> files() {
        timesAskedForFiles++;
        List<String> files = new ArrayList<>(List.of("dataset.yaml", "events.csv"));
        for (String folder : List.of("bars", "funding", "sub-bars")) {
            for (String file : List.of("MU.csv", "MU.csv.gz", "MU.parquet", "SNDK.csv", "SNDK.csv.gz", "SNDK.parquet")) {
                files.add(folder + "/" + file);
            }
        }
        return files;
    }

    @Override
    public MarketData read() {
        timesRead++;
        return DataSetReader.read(dir);
    }

    /** Everything that can be asked of market data. */
    static List<Object> content(MarketData data) {
        List<Object> content = new ArrayList<>(List.of(data.name(), data.venue(), data.resolutionMs(), data.subResolutionMs(), data.provenance(),
                data.isSynthetic(), data.tickers(), data.fingerprint()));
        for (SymbolHistory history : data.histories()) {
            content.addAll(List.of(history.openInterest(), history.events()));
            addBars(history.bars(), content);
            addFunding(history.funding(), content);
            history.subBars().ifPresent(finer -> addBars(finer, content));
        }
        return content;
    }

    private static void addBars(BarSeries bars, List<Object> content) {
        for (int row = 0; row < bars.count(); row++) {
            content.add(bars.openTimeMs(row));
            for (Field field : Field.values()) {
                content.add(field.columnName() + (bars.isKnown(field, row) ? Double.doubleToRawLongBits(bars.value(field, row)) : "unknown"));
            }
        }
    }

    private static void addFunding(FundingSeries funding, List<Object> content) {
        content.add("ignored " + funding.ignoredCount());
        for (int point = 0; point < funding.count(); point++) {
            content.add(funding.point(point));
        }
    }
}
