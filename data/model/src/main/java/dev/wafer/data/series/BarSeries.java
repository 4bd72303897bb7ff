package dev.wafer.data.series;

import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Bars of one symbol, oldest first: {@code [openTimeMs, openTimeMs + resolution)}, each known at its close. Required columns have a value
 * in every row; an optional one carries per row whether it is known. Values are checked at birth: finite, prices above zero, quantities
 * zero or more, low the lowest and high the highest, times strictly increasing, the four marks together or not at all.
 */
public final class BarSeries {
    private static final Field[] FIELDS = Field.values();
    private static final double[] NO_VALUES = {};
    /** Values that are copied and looked at together: a quarter of a megabyte. */
    private static final int PIECE = 1 << 15;

    private final long[] openTimesMs;
    /** A field that no row knows may be without values. */
    private final double[][] valuesByField;
    private final long[][] knownBitsByField;

    private BarSeries(long[] openTimesMs, double[][] valuesByField, long[][] knownBitsByField) {
        this.openTimesMs = openTimesMs;
        this.valuesByField = valuesByField;
        this.knownBitsByField = knownBitsByField;
    }

    /** A builder with room for {@code capacity} rows; it grows. */
    public static Builder builder(int capacity) {
        return new Builder(capacity);
    }

    /**
     * A series from whole columns, copied and checked as a builder checks rows. Every buffer is read from its position to its limit.
     *
     * @param valuesByField one value per row, zero where it is not known; a field that is missing here is not known in any row
     * @param knownBitsByField of optional fields that are not known in every row: bit {@code row % 64} of word {@code row / 64}, one word more
     *     than there are full ones
     * @throws IllegalArgumentException if a column is not as long as the times, or its values are none that a builder would take
     */
    public static BarSeries ofColumns(LongBuffer openTimesMs, Map<Field, DoubleBuffer> valuesByField, Map<Field, LongBuffer> knownBitsByField) {
        long[] timesMs = copy(openTimesMs);
        double[][] values = new double[FIELDS.length][];
        long[][] bits = new long[FIELDS.length][];
        BitSet positive = new BitSet(FIELDS.length);
        for (Field field : FIELDS) {
            DoubleBuffer column = valuesByField.get(field);
            LongBuffer known = knownBitsByField.get(field);
            values[field.ordinal()] = column == null ? NO_VALUES : copy(column, positive, field);
            long[] implied = column == null ? new long[(timesMs.length >>> 6) + 1] : ColumnCheck.allKnown(timesMs.length);
            bits[field.ordinal()] = known == null ? implied : copy(known);
        }
        new ColumnCheck(timesMs, values, bits, positive).check();
        return new BarSeries(timesMs, values, bits);
    }

    private static long[] copy(LongBuffer buffer) {
        long[] copy = new long[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }

    /** A copy, and in the field's bit of {@code positive} whether all of it is finite and above zero: asked of each piece while it is in the cache. */
    private static double[] copy(DoubleBuffer buffer, BitSet positive, Field field) {
        double[] copy = new double[buffer.remaining()];
        boolean isPositive = true;
        for (int from = 0; from < copy.length; from += PIECE) {
            int to = Math.min(from + PIECE, copy.length);
            buffer.get(buffer.position() + from, copy, from, to - from);
            isPositive &= ColumnCheck.areAllPositive(copy, from, to);
        }
        positive.set(field.ordinal(), isPositive);
        return copy;
    }

    /** Number of bars. */
    public int count() {
        return openTimesMs.length;
    }

    /** Open time of a row, UTC milliseconds. */
    public long openTimeMs(int row) {
        return openTimesMs[row];
    }

    /**
     * The value of a field in a row.
     *
     * @throws IllegalStateException if it is not known there
     */
    public double value(Field field, int row) {
        if (!isKnown(field, row)) {
            throw new IllegalStateException("Invariant: " + field.columnName() + " is not known in row " + row);
        }
        return valuesByField[field.ordinal()][row];
    }

    /** Whether a field has a value in a row. */
    public boolean isKnown(Field field, int row) {
        Objects.checkIndex(row, openTimesMs.length);
        return (knownBitsByField[field.ordinal()][row >>> 6] >>> row & 1) != 0;
    }

    /** Rows in which a field is known. */
    public int knownCount(Field field) {
        int count = 0;
        for (long bits : knownBitsByField[field.ordinal()]) {
            count += Long.bitCount(bits);
        }
        return count;
    }

    /** A copy of a field's values, one per row; zero where it is not known. */
    public double[] toArray(Field field) {
        double[] values = valuesByField[field.ordinal()];
        return values.length == 0 ? new double[count()] : values.clone();
    }

    /** A copy of the bits that say in which rows a field is known: bit {@code row % 64} of word {@code row / 64}. */
    public long[] toKnownBits(Field field) {
        return knownBitsByField[field.ordinal()].clone();
    }

    /** A copy of all open times. */
    public long[] toOpenTimes() {
        return openTimesMs.clone();
    }

    /** First row whose open time is at or after a time; {@link #count()} if there is none. */
    public int firstRowAtOrAfter(long timeMs) {
        int place = Arrays.binarySearch(openTimesMs, timeMs);
        return place >= 0 ? place : -place - 1;
    }

    /** The row whose bar {@code [open, open + resolution)} holds a time, if there is one. */
    public OptionalInt rowHolding(long timeMs, long resolutionMs) {
        int row = firstRowAtOrAfter(timeMs);
        if (row < count() && openTimesMs[row] == timeMs) {
            return OptionalInt.of(row);
        }
        return row > 0 && timeMs - openTimesMs[row - 1] < resolutionMs ? OptionalInt.of(row - 1) : OptionalInt.empty();
    }

    /**
     * The same bars with another column of a quantity; the other columns are shared.
     *
     * @param quantity volume or open interest
     * @param valuesByRow one for each row, NaN where it is not known
     */
    public BarSeries withQuantity(Field quantity, double[] valuesByRow) {
        if (!quantity.isQuantity() || valuesByRow.length != count()) {
            throw new IllegalArgumentException(quantity.columnName() + ": found " + valuesByRow.length + " values, expected a quantity with " + count());
        }
        double[] column = new double[count()];
        long[] bits = new long[(count() >>> 6) + 1];
        for (int row = 0; row < column.length; row++) {
            if (!Double.isNaN(valuesByRow[row])) {
                if (!(valuesByRow[row] >= 0 && valuesByRow[row] <= Double.MAX_VALUE)) {
                    throw new IllegalArgumentException(quantity.columnName() + ": found " + valuesByRow[row] + " in row " + row
                            + ", expected a finite number >= 0");
                }
                column[row] = valuesByRow[row];
                bits[row >>> 6] |= 1L << row;
            }
        }
        double[][] values = valuesByField.clone();
        long[][] knownBits = knownBitsByField.clone();
        values[quantity.ordinal()] = column;
        knownBits[quantity.ordinal()] = bits;
        return new BarSeries(openTimesMs, values, knownBits);
    }

    /** Rows {@code [fromRow, toRow)} as a series of their own. */
    public BarSeries rows(int fromRow, int toRow) {
        Objects.checkFromToIndex(fromRow, toRow, count());
        if (fromRow == 0 && toRow == count()) {
            return this;
        }
        double[][] values = new double[FIELDS.length][];
        long[][] bits = new long[FIELDS.length][];
        for (int f = 0; f < FIELDS.length; f++) {
            values[f] = valuesByField[f].length == 0 ? NO_VALUES : Arrays.copyOfRange(valuesByField[f], fromRow, toRow);
            bits[f] = bits(knownBitsByField[f], fromRow, toRow - fromRow);
        }
        return new BarSeries(Arrays.copyOfRange(openTimesMs, fromRow, toRow), values, bits);
    }

    /** The bits of some rows, moved to begin at bit 0. */
    private static long[] bits(long[] all, int fromRow, int count) {
        long[] moved = new long[(count >>> 6) + 1];
        for (int word = 0; word < moved.length; word++) {
            int row = fromRow + (word << 6);
            boolean isSplit = (row & 63) != 0 && (row >>> 6) + 1 < all.length;
            moved[word] = all[row >>> 6] >>> row | (isSplit ? all[(row >>> 6) + 1] << -row : 0);
        }
        moved[count >>> 6] &= (1L << count) - 1;
        return moved;
    }

    /** Collects rows; one {@code add} starts a row, {@code with} adds optional values to it. */
    public static final class Builder {
        private long[] openTimesMs;
        private final double[][] valuesByField = new double[FIELDS.length][];
        private final long[][] knownBitsByField = new long[FIELDS.length][];
        private int count;

        private Builder(int capacity) {
            int room = Math.max(capacity, 16);
            openTimesMs = new long[room];
            for (int f = 0; f < FIELDS.length; f++) {
                valuesByField[f] = new double[room];
                knownBitsByField[f] = new long[(room >>> 6) + 1];
            }
        }

        /**
         * Starts a row with its required values; prices in USDC per share.
         *
         * @throws IllegalArgumentException if the row is not a valid bar or not later than the one before
         */
        public Builder add(long openTimeMs, double openUsd, double highUsd, double lowUsd, double closeUsd) {
            if (count > 0 && !(openTimeMs > openTimesMs[count - 1])) {
                throw new IllegalArgumentException("open time: found " + openTimeMs + ", expected more than " + openTimesMs[count - 1]);
            }
            checkRange("", openUsd, highUsd, lowUsd, closeUsd);
            grow();
            openTimesMs[count++] = openTimeMs;
            return with(Field.OPEN, openUsd).with(Field.HIGH, highUsd).with(Field.LOW, lowUsd).with(Field.CLOSE, closeUsd);
        }

        /**
         * A value of the row added last; the last call for a field counts.
         *
         * @throws IllegalArgumentException if the value is not finite, or below what the field allows
         */
        public Builder with(Field field, double value) {
            if (count == 0) {
                throw new IllegalArgumentException(field.columnName() + ": no row to add it to");
            }
            if (!(value > 0 && value <= Double.MAX_VALUE) && !(value == 0 && field.isQuantity())) {
                throw new IllegalArgumentException(
                        field.columnName() + ": found " + value + ", expected a finite number " + (field.isQuantity() ? ">= 0" : "> 0"));
            }
            int row = count - 1;
            valuesByField[field.ordinal()][row] = value;
            knownBitsByField[field.ordinal()][row >>> 6] |= 1L << row;
            return this;
        }

        /** The four marks of the row added last, USDC per share. */
        public Builder withMark(double openUsd, double highUsd, double lowUsd, double closeUsd) {
            checkRange("mark ", openUsd, highUsd, lowUsd, closeUsd);
            return with(Field.MARK_OPEN, openUsd).with(Field.MARK_HIGH, highUsd).with(Field.MARK_LOW, lowUsd).with(Field.MARK_CLOSE, closeUsd);
        }

        /** Appends one row of another series. */
        public Builder copyRow(BarSeries source, int row) {
            add(source.openTimeMs(row), source.value(Field.OPEN, row), source.value(Field.HIGH, row), source.value(Field.LOW, row),
                    source.value(Field.CLOSE, row));
            for (Field field : FIELDS) {
                if (!field.isRequired() && source.isKnown(field, row)) {
                    with(field, source.value(field, row));
                }
            }
            return this;
        }

        /** The series; the builder may go on. */
        public BarSeries build() {
            double[][] values = new double[FIELDS.length][];
            long[][] bits = new long[FIELDS.length][];
            for (int f = 0; f < FIELDS.length; f++) {
                values[f] = Arrays.copyOf(valuesByField[f], count);
                bits[f] = Arrays.copyOf(knownBitsByField[f], (count >>> 6) + 1);
            }
            for (Field mark : Field.MARKS) {
                int word = Arrays.mismatch(bits[mark.ordinal()], bits[Field.MARK_OPEN.ordinal()]);
                if (word >= 0) {
                    throw new IllegalArgumentException("rows from " + (word << 6) + " on: found some of the four mark prices, expected all or none: "
                            + mark.columnName());
                }
            }
            return new BarSeries(Arrays.copyOf(openTimesMs, count), values, bits);
        }

        private static void checkRange(String kind, double openUsd, double highUsd, double lowUsd, double closeUsd) {
            if (!(lowUsd <= openUsd && lowUsd <= closeUsd && highUsd >= openUsd && highUsd >= closeUsd)) {
                throw new IllegalArgumentException(kind + "bar: found open " + openUsd + ", high " + highUsd + ", low " + lowUsd + ", close "
                        + closeUsd + ", expected low <= open, close <= high");
            }
        }

        private void grow() {
            if (count < openTimesMs.length) {
                return;
            }
            int room = count * 2;
            openTimesMs = Arrays.copyOf(openTimesMs, room);
            for (int f = 0; f < FIELDS.length; f++) {
                valuesByField[f] = Arrays.copyOf(valuesByField[f], room);
                knownBitsByField[f] = Arrays.copyOf(knownBitsByField[f], (room >>> 6) + 1);
            }
        }
    }
}
