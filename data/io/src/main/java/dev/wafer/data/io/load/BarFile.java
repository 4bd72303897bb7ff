package dev.wafer.data.io.load;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.Problems;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A bar file of a data set: known columns only. */
final class BarFile {
    private static final String TIME_COLUMN = "open_time";
    private static final List<String> COLUMNS =
            Stream.concat(Stream.of(TIME_COLUMN), Arrays.stream(Field.values()).map(Field::columnName)).toList();
    private static final List<String> REQUIRED = COLUMNS.subList(0, COLUMNS.indexOf(Field.VOLUME.columnName()) + 1);

    private BarFile() {}

    /**
     * The good bars of a file; what is not good is in the problems.
     *
     * @param resolutionMs shortest allowed time from one open to the next
     * @param rule where a bar may open
     */
    static BarSeries read(Path file, long resolutionMs, TimeRule rule, Problems problems) {
        try (CsvCursor cursor = CsvCursor.open(file, problems)) {
            return StrictHeader.check(cursor, required(cursor), COLUMNS, problems)
                    ? new BarRows(cursor, columns(cursor), resolutionMs, false, problems).placedBy(rule).read()
                    : empty();
        } catch (BadInputException e) {
            problems.addAll(e);
            return empty();
        }
    }

    static BarSeries empty() {
        return BarSeries.builder(0).build();
    }

    /** One of the four mark columns asks for the other three. */
    private static List<String> required(CsvCursor cursor) {
        List<String> required = new ArrayList<>(REQUIRED);
        List<String> marks = Field.MARKS.stream().map(Field::columnName).toList();
        if (cursor.header().stream().anyMatch(marks::contains)) {
            required.addAll(marks);
        }
        return required;
    }

    private static BarColumns columns(CsvCursor cursor) {
        Map<Field, Integer> places = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            cursor.column(field.columnName()).ifPresent(place -> places.put(field, place));
        }
        return new BarColumns(cursor.column(TIME_COLUMN).orElseThrow(), places);
    }
}
