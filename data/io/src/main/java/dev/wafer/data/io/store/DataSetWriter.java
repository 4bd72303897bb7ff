package dev.wafer.data.io.store;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.DurationText;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a data set directory: {@code dataset.yaml}, {@code bars/SYMBOL.csv.gz}, and where there are any {@code funding/SYMBOL.csv.gz},
 * {@code sub-bars/SYMBOL.csv.gz} and {@code events.csv}; or {@code .parquet} in place of {@code .csv.gz}. The same data gives the same
 * bytes. Funding points that were ignored are not part of market data and are not written.
 */
public final class DataSetWriter {
    private static final YAMLFactory YAML = YAMLFactory.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES).enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).build();

    private final MarketData data;
    private final Format format;

    private DataSetWriter(MarketData data, Format format) {
        this.data = data;
        this.format = format;
    }

    /** What the bars, finer bars and funding are written as; CSV is packed with gzip. */
    public enum Format {
        CSV(".csv.gz"), PARQUET(".parquet");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }
    }

    /** Writes CSV; see {@link #write(MarketData, Path, Format)}. */
    public static void write(MarketData data, Path dir) {
        write(data, dir, Format.CSV);
    }

    /**
     * Writes everything beside the directory first and moves it there when it is whole.
     *
     * @param dir a new or empty directory; directories above it are made
     * @throws BadInputException if there is something in it already
     */
    public static void write(MarketData data, Path dir, Format format) {
        Path target = dir.toAbsolutePath().normalize();
        refuseUsed(dir);
        try {
            Path parent = Optional.ofNullable(target.getParent())
                    .orElseThrow(() -> BadInputException.file(dir, "a directory that cannot be replaced", "a new or empty directory"));
            Files.createDirectories(parent);
            Path partial = parent.resolve("." + target.getFileName() + ".partial-" + ProcessHandle.current().pid());
            try {
                new DataSetWriter(data, format).writeInto(partial);
                Files.deleteIfExists(target);
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(partial);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(dir.toString(), e);
        }
    }

    private static void refuseUsed(Path dir) {
        if (!Files.exists(dir)) {
            return;
        }
        if (!Files.isDirectory(dir)) {
            throw BadInputException.file(dir, "a file", "a new or empty directory");
        }
        try (Stream<Path> entries = Files.list(dir)) {
            if (entries.findAny().isPresent()) {
                throw BadInputException.file(dir, "a directory with files in it", "a new or empty directory");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(dir.toString(), e);
        }
    }

    private static void delete(Path dir) throws IOException {
        if (!Files.exists(dir)) {
            return;
        }
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void writeInto(Path dir) throws IOException {
        delete(dir);
        Files.createDirectories(dir.resolve("bars"));
        Files.writeString(dir.resolve("dataset.yaml"), description());
        for (SymbolHistory history : data.histories()) {
            file(dir.resolve("bars"), history, out -> CsvRows.ofBars(history.bars(), out));
            if (history.funding().count() > 0) {
                file(dir.resolve("funding"), history, out -> CsvRows.ofFunding(history.funding(), out));
            }
            if (history.subBars().isPresent()) {
                file(dir.resolve("sub-bars"), history, out -> CsvRows.ofBars(history.subBars().get(), out));
            }
        }
        if (data.histories().stream().anyMatch(history -> !history.events().isEmpty())) {
            try (Writer out = Files.newBufferedWriter(dir.resolve("events.csv"))) {
                CsvRows.ofEvents(data.histories(), out);
            }
        }
    }

    /** Writes the rows of a file. */
    private interface Rows {
        void into(Writer out) throws IOException;
    }

    private void file(Path folder, SymbolHistory history, Rows rows) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(history.ticker() + format.ending);
        switch (format) {
            case CSV -> packed(file, rows);
            case PARQUET -> parquet(file, rows);
        }
    }

    /** Java's gzip header has no time and no name in it: equal texts give equal bytes. */
    private static void packed(Path file, Rows rows) throws IOException {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            rows.into(out);
        }
    }

    private static void parquet(Path file, Rows rows) throws IOException {
        Path text = file.resolveSibling(file.getFileName() + ".text");
        try (Writer out = Files.newBufferedWriter(text)) {
            rows.into(out);
        }
        ParquetRows.ofText(text, file);
        Files.delete(text);
    }

    private String description() throws IOException {
        StringWriter text = new StringWriter();
        try (YAMLGenerator out = YAML.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("name", data.name());
            out.writeStringField("venue", data.venue());
            out.writeStringField("resolution", DurationText.format(data.resolutionMs()));
            if (data.histories().stream().anyMatch(history -> history.subBars().isPresent())) {
                out.writeStringField("sub_resolution", DurationText.format(data.subResolutionMs().orElseThrow()));
            }
            out.writeArrayFieldStart("symbols");
            for (String ticker : data.tickers()) {
                out.writeString(ticker);
            }
            out.writeEndArray();
            out.writeStringField("provenance", data.provenance());
            out.writeBooleanField("synthetic", data.isSynthetic());
            writeFacts(out);
            out.writeEndObject();
        }
        return text.toString();
    }

    private void writeFacts(YAMLGenerator out) throws IOException {
        List<SymbolHistory> withFacts = data.histories().stream().filter(history -> history.openInterest().isPresent()).toList();
        if (withFacts.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("open_interest");
        for (SymbolHistory history : withFacts) {
            OpenInterestFacts facts = history.openInterest().orElseThrow();
            out.writeObjectFieldStart(history.ticker());
            out.writeStringField("kind", facts.kind().name().toLowerCase(Locale.ROOT));
            out.writeStringField("source_venue", facts.sourceVenue());
            out.writeStringField("interval", DurationText.format(facts.intervalMs()));
            out.writeStringField("lag", facts.publicationLagMs() == 0 ? "0" : DurationText.format(facts.publicationLagMs()));
            out.writeStringField("source", facts.source());
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
