package dev.wafer.data.io.load;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.Problems;
import dev.wafer.data.io.cache.ColumnCache;
import dev.wafer.data.io.cache.TextSource;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a data set directory: {@code dataset.yaml}, {@code bars/SYMBOL.csv}, {@code .csv.gz} or {@code .parquet}, and where there are any
 * {@code funding/SYMBOL.csv}, {@code sub-bars/SYMBOL.csv} (or another of these endings; the key {@code sub_resolution} says how long those bars are)
 * and {@code events.csv}. Other files in it are not looked at.
 */
public final class DataSetReader {
    /** Raised whenever the same files give other data than before: what a cache kept of them is then read anew. */
    private static final int MEANING = 2;
    private static final String EVENTS = "events.csv";
    private static final String BARS = "bars";
    private static final String FUNDING = "funding";
    private static final String SUB_BARS = "sub-bars";
    private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".parquet");
    private static final String IMPACT_BID = "impact_bid";
    private static final String IMPACT_ASK = "impact_ask";
    private static final List<String> FUNDING_COLUMNS =
            List.of("time", "rate", "interval", "premium", IMPACT_BID, IMPACT_ASK, "oracle");
    private static final List<String> REQUIRED_FUNDING_COLUMNS = List.of("time", "rate");
    private static final long HOUR_MS = 3_600_000;

    private final Path dir;
    private final DataSetDescription description;
    private final Problems problems = new Problems();

    private DataSetReader(Path dir, DataSetDescription description) {
        this.dir = dir;
        this.description = description;
    }

    /**
     * All symbols of a data set.
     *
     * @throws BadInputException if anything in it cannot be used; the first 20 problems together
     */
    public static MarketData read(Path dir) {
        return new DataSetReader(dir, DataSetDescription.read(dir)).read();
    }

    /**
     * All symbols of a data set, from a cache where it has them.
     *
     * @throws BadInputException as {@link #read(Path)} does
     */
    public static MarketData read(Path dir, ColumnCache cache) {
        return cache.read(dir, new TextSource() {
            @Override
            public int meaning() {
                return MEANING;
            }

            @Override
            public List<String> files() {
                return DataSetReader.files(DataSetDescription.read(dir).symbols());
            }

            @Override
            public MarketData read() {
                return DataSetReader.read(dir);
            }
        });
    }

    private static List<String> files(List<String> symbols) {
        List<String> files = new ArrayList<>(List.of(DataSetDescription.FILE_NAME, EVENTS));
        for (String folder : List.of(BARS, FUNDING, SUB_BARS)) {
            for (String symbol : symbols) {
                ENDINGS.forEach(ending -> files.add(folder + "/" + symbol + ending));
            }
        }
        return files;
    }

    private MarketData read() {
        List<SymbolHistory> histories = new ArrayList<>();
        for (String symbol : description.symbols()) {
            history(symbol).ifPresent(histories::add);
        }
        Path events = dir.resolve(EVENTS);
        Map<String, List<CorporateEvent>> eventsBySymbol = Files.exists(events) ? EventRows.read(events, description.symbols(), problems) : Map.of();
        problems.throwIfAny();
        histories.replaceAll(history -> history.withEvents(eventsBySymbol.getOrDefault(history.ticker(), List.of())));
        return new MarketData(description.name(), description.venue(), description.resolutionMs(), description.subResolutionMs(),
                description.provenance(), description.isSynthetic(), histories);
    }

    /** What there is of a symbol; nothing if it has no good bar, which is a problem. */
    private Optional<SymbolHistory> history(String symbol) {
        int problemsBefore = problems.count();
        BarSeries bars = bars(symbol);
        boolean areBarsGood = problems.count() == problemsBefore && !problems.isFull();
        FundingSeries funding = file(FUNDING, symbol).map(this::funding).orElseGet(FundingSeries::empty);
        Optional<BarSeries> subBars = areBarsGood ? file(SUB_BARS, symbol).map(file -> subBars(file, bars)) : Optional.empty();
        Optional<OpenInterestFacts> facts = Optional.ofNullable(description.openInterestBySymbol().get(symbol));
        return areBarsGood ? Optional.of(new SymbolHistory(symbol, bars, funding, facts, List.of(), subBars)) : Optional.empty();
    }

    private BarSeries bars(String symbol) {
        Optional<Path> file = file(BARS, symbol);
        if (file.isEmpty()) {
            problems.file(dir.resolve(BARS).resolve(symbol + ".csv"), "no such file", "the bars of " + symbol + ", as .csv, .csv.gz or .parquet");
            return BarFile.empty();
        }
        return BarFile.read(file.get(), description.resolutionMs(), TimeRule.ANYWHERE, problems);
    }

    private BarSeries subBars(Path file, BarSeries bars) {
        if (description.subResolutionMs().isEmpty()) {
            problems.file(dir.resolve(DataSetDescription.FILE_NAME), "no key '" + DataSetDescription.SUB_RESOLUTION + "'",
                    "it to say how long the bars of " + file + " are");
            return BarFile.empty();
        }
        long subResolutionMs = description.subResolutionMs().getAsLong();
        return BarFile.read(file, subResolutionMs, TimeRule.dividing(bars, description.resolutionMs(), subResolutionMs), problems);
    }

    private FundingSeries funding(Path file) {
        try (CsvCursor cursor = CsvCursor.open(file, problems)) {
            if (!StrictHeader.check(cursor, requiredFundingColumns(cursor), FUNDING_COLUMNS, problems)) {
                return FundingSeries.empty();
            }
            Optional<FundingRows.ImpactColumns> impact = cursor.column(IMPACT_BID).isEmpty() ? Optional.empty()
                    : Optional.of(new FundingRows.ImpactColumns(cursor.column(IMPACT_BID).getAsInt(), cursor.column(IMPACT_ASK).orElseThrow()));
            var columns = new FundingRows.Columns(cursor.column("time").orElseThrow(), cursor.column("rate").orElseThrow(),
                    cursor.column("interval"), cursor.column("premium"), impact, cursor.column("oracle"));
            return new FundingRows(cursor, columns, problems).read().series(0, HOUR_MS);
        } catch (BadInputException e) {
            problems.addAll(e);
            return FundingSeries.empty();
        }
    }

    /** One of the two impact columns asks for the other. */
    private static List<String> requiredFundingColumns(CsvCursor cursor) {
        List<String> required = new ArrayList<>(REQUIRED_FUNDING_COLUMNS);
        if (cursor.column(IMPACT_BID).isPresent() || cursor.column(IMPACT_ASK).isPresent()) {
            required.addAll(List.of(IMPACT_BID, IMPACT_ASK));
        }
        return required;
    }

    private Optional<Path> file(String folder, String symbol) {
        List<Path> found = ENDINGS.stream().map(ending -> dir.resolve(folder).resolve(symbol + ending)).filter(Files::exists).toList();
        if (found.size() > 1) {
            String other = String.valueOf(found.getLast().getFileName());
            problems.file(found.getFirst(), "a file of that name and one with " + other.substring(other.lastIndexOf('.')), "one of the two");
        }
        return found.stream().findFirst();
    }
}
