package dev.wafer.data.io.load;

import dev.wafer.data.io.DurationText;
import dev.wafer.data.io.Problems;
import dev.wafer.data.io.TimeText;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Reads the cells of a cursor's row as values. A cell that cannot be read becomes a problem and spoils its row; the value given for it means
 * nothing, and the caller drops the row.
 */
final class Cells {
    /** What a number may be. */
    private enum Kind {
        PRICE("a finite number > 0"), QUANTITY("a finite number >= 0"), RATE("a fraction from -1 to 1"), ANY("a finite number");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }

        boolean allows(double value) {
            return switch (this) {
                case PRICE -> value > 0;
                case QUANTITY -> value >= 0;
                case RATE -> Math.abs(value) <= 1;
                case ANY -> true;
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
        return cursor.cell(column).isEmpty();
    }

    double price(int column) {
        return number(column, Kind.PRICE);
    }

    double quantity(int column) {
        return number(column, Kind.QUANTITY);
    }

    double ratePerInterval(int column) {
        return number(column, Kind.RATE);
    }

    double number(int column) {
        return number(column, Kind.ANY);
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

    private double number(int column, Kind kind) {
        String text = cursor.cell(column);
        if (isDecimal(text)) {
            try {
                double value = Double.parseDouble(text) + 0.0;
                if (Math.abs(value) <= Double.MAX_VALUE && kind.allows(value)) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // falls through to the fault: digits and signs in an order that is no number
            }
        }
        fault(column, kind.expected);
        return SPOILED;
    }

    /** Digits, signs, a point and an exponent only: Java would also read NaN, Infinity, hexadecimal and a trailing d. */
    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && ".-+eE".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
