package dev.wafer.data.io.load;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.Problems;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a data set directory: {@code dataset.yaml}, {@code bars/SYMBOL.csv} or {@code .csv.gz}, and where there is one
 * {@code funding/SYMBOL.csv} or {@code .csv.gz}. Other files in it are not looked at.
 */
public final class DataSetReader {
    private static final String TIME_COLUMN = "open_time";
    private static final List<String> BAR_COLUMNS =
            Stream.concat(Stream.of(TIME_COLUMN), Arrays.stream(Field.values()).map(Field::columnName)).toList();
    private static final List<String> REQUIRED_BAR_COLUMNS = BAR_COLUMNS.subList(0, BAR_COLUMNS.indexOf(Field.VOLUME.columnName()) + 1);
    private static final List<String> FUNDING_COLUMNS = List.of("time", "rate", "interval", "premium", "oracle");
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

    private MarketData read() {
        List<BarSeries> bars = new ArrayList<>();
        List<FundingSeries> funding = new ArrayList<>();
        for (String symbol : description.symbols()) {
            bars.add(bars(symbol));
            funding.add(file("funding", symbol).map(this::funding).orElseGet(FundingSeries::empty));
        }
        problems.throwIfAny();
        List<SymbolHistory> histories = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            String symbol = description.symbols().get(i);
            histories.add(new SymbolHistory(symbol, bars.get(i), funding.get(i), Optional.ofNullable(description.openInterestBySymbol().get(symbol))));
        }
        return new MarketData(description.name(), description.venue(), description.resolutionMs(), description.provenance(),
                description.isSynthetic(), histories);
    }

    private BarSeries bars(String symbol) {
        Optional<Path> file = file("bars", symbol);
        if (file.isEmpty()) {
            problems.file(dir.resolve("bars").resolve(symbol + ".csv"), "no such file", "the bars of " + symbol + ", as .csv or .csv.gz");
            return BarSeries.builder(0).build();
        }
        try (CsvCursor cursor = CsvCursor.open(file.get(), problems)) {
            boolean isHeaderGood = StrictHeader.check(cursor, requiredBarColumns(cursor), BAR_COLUMNS, problems);
            return isHeaderGood
                    ? new BarRows(cursor, barColumns(cursor), description.resolutionMs(), false, problems).read()
                    : BarSeries.builder(0).build();
        } catch (BadInputException e) {
            problems.addAll(e);
            return BarSeries.builder(0).build();
        }
    }

    /** One of the four mark columns asks for the other three. */
    private static List<String> requiredBarColumns(CsvCursor cursor) {
        List<String> required = new ArrayList<>(REQUIRED_BAR_COLUMNS);
        List<String> marks = Field.MARKS.stream().map(Field::columnName).toList();
        if (cursor.header().stream().anyMatch(marks::contains)) {
            required.addAll(marks);
        }
        return required;
    }

    private static BarColumns barColumns(CsvCursor cursor) {
        Map<Field, Integer> places = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            cursor.column(field.columnName()).ifPresent(place -> places.put(field, place));
        }
        return new BarColumns(cursor.column(TIME_COLUMN).orElseThrow(), places);
    }

    private FundingSeries funding(Path file) {
        try (CsvCursor cursor = CsvCursor.open(file, problems)) {
            if (!StrictHeader.check(cursor, REQUIRED_FUNDING_COLUMNS, FUNDING_COLUMNS, problems)) {
                return FundingSeries.empty();
            }
            var columns = new FundingRows.Columns(cursor.column("time").orElseThrow(), cursor.column("rate").orElseThrow(),
                    cursor.column("interval"), cursor.column("premium"), cursor.column("oracle"));
            return new FundingRows(cursor, columns, problems).read().series(0, HOUR_MS);
        } catch (BadInputException e) {
            problems.addAll(e);
            return FundingSeries.empty();
        }
    }

    private Optional<Path> file(String folder, String symbol) {
        Path plain = dir.resolve(folder).resolve(symbol + ".csv");
        Path packed = dir.resolve(folder).resolve(symbol + ".csv.gz");
        if (Files.exists(plain) && Files.exists(packed)) {
            problems.file(plain, "a file of that name and one with .gz", "one of the two");
        }
        return Stream.of(plain, packed).filter(Files::exists).findFirst();
    }
}
