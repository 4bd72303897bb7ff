package dev.wafer.data.io.load;

import dev.wafer.data.io.DurationText;
import dev.wafer.data.io.Problems;
import dev.wafer.data.io.TimeText;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads the cells of a cursor's row as values. A cell that cannot be read becomes a problem and spoils its row; the value given for it means
 * nothing, and the caller drops the row.
 */
final class Cells {
    /** What a number may be. */
    enum Kind {
        PRICE("a finite number > 0"), QUANTITY("a finite number >= 0"), FRACTION("a fraction from -1 to 1"),
        RATIO("new shares per old, a finite number > 0");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }

        boolean allows(double value) {
            return switch (this) {
                case PRICE, RATIO -> value > 0;
                case QUANTITY -> value >= 0;
                case FRACTION -> Math.abs(value) <= 1;
            };
        }
    }

    private static final double SPOILED = 1;

    private final CsvCursor cursor;
    private final Problems problems;
    private boolean isRowGood = true;

    Cells(CsvCursor cursor, Problems problems) {
        this.cursor = cursor;
        this.problems = problems;
    }

    void startRow() {
        isRowGood = true;
    }

    /** Whether no cell asked for since {@link #startRow} was a problem. */
    boolean isRowGood() {
        return isRowGood;
    }

    boolean isEmpty(int column) {
        return cursor.isEmpty(column);
    }

    double price(int column) {
        return number(column, Kind.PRICE);
    }

    double quantity(int column) {
        return number(column, Kind.QUANTITY);
    }

    double fraction(int column) {
        return number(column, Kind.FRACTION);
    }

    long timeMs(int column) {
        OptionalLong timeMs = TimeText.parseMs(cursor.cell(column));
        if (timeMs.isEmpty()) {
            fault(column, TimeText.EXPECTED);
        }
        return timeMs.orElse(0);
    }

    long durationMs(int column) {
        OptionalLong durationMs = DurationText.parseMs(cursor.cell(column));
        if (durationMs.isEmpty()) {
            fault(column, DurationText.EXPECTED);
        }
        return durationMs.orElse(1);
    }

    /** Notes that a cell is not what was expected, and spoils the row. */
    void fault(int column, String expected) {
        isRowGood = false;
        Path file = cursor.file();
        problems.cell(file, cursor.line(), cursor.header().get(column), cursor.cell(column), expected);
    }

    double number(int column, Kind kind) {
        double plain = cursor.plainNumber(column);
        if (kind.allows(plain)) {                               // no kind allows what is not a number
            return plain;
        }
        String text = cursor.cell(column);
        OptionalDouble value = DecimalText.parse(text);
        if (value.isPresent() && kind.allows(value.getAsDouble())) {
            return value.getAsDouble();
        }
        fault(column, kind.expected);
        return SPOILED;
    }
}
