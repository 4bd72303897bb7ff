package dev.wafer.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole columns make the same series as rows one by one, and are refused where a row would be. */
class BarColumnsTest {
    private static final int ROWS = 130;

    /** Columns that can be spoiled. */
    private static final class Columns {
        private long[] timesMs;
        private final Map<Field, double[]> values = new EnumMap<>(Field.class);
        private final Map<Field, long[]> knownBits = new EnumMap<>(Field.class);

        Columns(BarSeries bars) {
            timesMs = bars.toOpenTimes();
            for (Field field : Field.values()) {
                if (bars.knownCount(field) > 0) {
                    values.put(field, bars.toArray(field));
                }
                if (bars.knownCount(field) > 0 && bars.knownCount(field) < bars.count()) {
                    knownBits.put(field, bars.toKnownBits(field));
                }
            }
        }

        BarSeries series() {
            Map<Field, DoubleBuffer> columns = new EnumMap<>(Field.class);
            values.forEach((field, array) -> columns.put(field, DoubleBuffer.wrap(array)));
            Map<Field, LongBuffer> bits = new EnumMap<>(Field.class);
            knownBits.forEach((field, array) -> bits.put(field, LongBuffer.wrap(array)));
            return BarSeries.ofColumns(LongBuffer.wrap(timesMs), columns, bits);
        }

        double[] of(Field field) {
            return values.getOrDefault(field, new double[0]);
        }
    }

    /** Every field; volume in all rows, the other optional ones in some. */
    private static BarSeries random(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        BarSeries.Builder builder = BarSeries.builder(rows);
        for (int row = 0; row < rows; row++) {
            double low = random.nextDouble(90, 100), high = random.nextDouble(110, 120);
            builder.add(row * 60_000L, 100, high, low, 105).with(Field.VOLUME, random.nextInt(3));
            if (random.nextInt(3) == 0) {
                builder.with(Field.OPEN_INTEREST, random.nextInt(2)).withMark(101, high, low, 104);
            }
            if (random.nextInt(3) == 0) {
                builder.with(Field.ORACLE, high);
            }
        }
        return builder.build();
    }

    private static void assertEqual(BarSeries found, BarSeries expected) {
        assertThat(found.toOpenTimes()).isEqualTo(expected.toOpenTimes());
        for (Field field : Field.values()) {
            assertThat(found.toArray(field)).as(field.columnName()).isEqualTo(expected.toArray(field));
            assertThat(found.toKnownBits(field)).as(field.columnName()).isEqualTo(expected.toKnownBits(field));
            assertThat(found.knownCount(field)).as(field.columnName()).isEqualTo(expected.knownCount(field));
        }
    }

    private static void refused(Consumer<Columns> spoil, String word) {
        Columns columns = new Columns(random(7, ROWS));
        spoil.accept(columns);
        assertThatThrownBy(columns::series).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(word).hasMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, ROWS})
    void columns_make_the_series_they_were_taken_from(int rows) {
        BarSeries bars = random(rows, rows);

        assertEqual(new Columns(bars).series(), bars);
    }

    @Test
    void a_column_that_is_left_out_is_not_known_anywhere() {
        BarSeries bars = BarSeries.builder(1).add(0, 100, 110, 90, 105).build();

        BarSeries copy = new Columns(bars).series();

        assertEqual(copy, bars);
        assertThat(copy.isKnown(Field.ORACLE, 0)).isFalse();
        assertThat(copy.toArray(Field.ORACLE)).containsExactly(0);
    }

    @Test
    void the_arrays_behind_the_columns_may_change_afterwards() {
        Columns columns = new Columns(random(1, ROWS));
        BarSeries bars = columns.series();

        Arrays.fill(columns.of(Field.OPEN), -1);

        assertThat(bars.value(Field.OPEN, 5)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0, -5})
    @Tag("trap-35")
    void a_value_that_is_none_is_refused_in_any_row(double value) {
        for (int row : new int[] {0, 64, ROWS - 1}) {
            refused(columns -> columns.of(Field.CLOSE)[row] = value, "");
            refused(columns -> columns.of(Field.ORACLE)[row] = value == 0 ? -1 : value, "oracle");
            if (value != 0) {
                refused(columns -> columns.of(Field.VOLUME)[row] = value, "volume");
            }
        }
    }

    @Test
    void a_low_above_or_a_high_below_is_refused_in_prices_and_marks() {
        refused(columns -> columns.of(Field.LOW)[ROWS - 1] = 100.5, "bar");
        refused(columns -> columns.of(Field.HIGH)[0] = 104, "bar");
        int marked = firstKnown(Field.MARK_OPEN);
        refused(columns -> columns.of(Field.MARK_HIGH)[marked] = 103, "mark bar");
        refused(columns -> columns.of(Field.MARK_LOW)[marked] = 102, "mark bar");
    }

    private static int firstKnown(Field field) {
        BarSeries bars = random(7, ROWS);
        int row = 0;
        while (!bars.isKnown(field, row)) {
            row++;
        }
        return row;
    }

    @Test
    void times_that_stand_still_are_refused() {
        refused(columns -> columns.timesMs[ROWS - 1] = columns.timesMs[ROWS - 2], "open time");
    }

    @Test
    void columns_of_another_length_are_refused() {
        refused(columns -> columns.timesMs = Arrays.copyOf(columns.timesMs, ROWS - 1), "open");
        refused(columns -> columns.values.put(Field.ORACLE, new double[ROWS - 1]), "oracle");
        refused(columns -> columns.values.remove(Field.CLOSE), "close");
        refused(columns -> columns.knownBits.put(Field.ORACLE, new long[1]), "oracle");
    }

    @Test
    void a_required_column_is_known_in_every_row() {
        refused(columns -> columns.knownBits.put(Field.CLOSE, new long[ROWS / 64 + 1]), "close");
    }

    @Test
    void bits_without_a_value_are_refused() {
        refused(columns -> columns.knownBits.put(Field.VOLUME, filled(-1L)), "volume");
        refused(columns -> columns.values.remove(Field.ORACLE), "oracle");
    }

    private static long[] filled(long word) {
        long[] bits = new long[ROWS / 64 + 1];
        Arrays.fill(bits, word);
        return bits;
    }

    @Test
    void a_row_has_all_four_marks_or_none() {
        refused(columns -> columns.knownBits.put(Field.MARK_CLOSE, filled(0)), "mark");
        refused(columns -> {
            columns.values.remove(Field.MARK_LOW);
            columns.knownBits.remove(Field.MARK_LOW);
        }, "mark");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_part_of_the_rows_is_what_copying_them_one_by_one_gives(long seed) {
        BarSeries bars = random(seed, 300);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50; i++) {
            int from = random.nextInt(300), to = random.nextInt(from, 301);
            BarSeries.Builder plain = BarSeries.builder(to - from);
            for (int row = from; row < to; row++) {
                plain.copyRow(bars, row);
            }

            BarSeries part = bars.rows(from, to);

            assertEqual(part, plain.build());
        }
    }
}
