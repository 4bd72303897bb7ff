package dev.wafer.benchmarks;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads once, in order, as many columns of doubles as the loop by hand reads: four prices, funding and two means. No loop over these bars can be
 * faster than this, wherever in caches and memory they lie.
 */
public final class MemoryLimit implements Subject {
    private static final int COLUMNS = 7;
    /** Sums side by side, so that the reading and not the adding takes the time. */
    private static final int SUMS = 8;

    private final double[][] columns;

    private MemoryLimit(double[][] columns) {
        this.columns = columns;
    }

    /** Bytes read per bar. */
    public static int bytesPerBar() {
        return COLUMNS * Double.BYTES;
    }

    static Subject of(Stage stage) {
        BarSeries bars = stage.one().data().histories().getFirst().bars();
        Field[] fields = {Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE};
        return new MemoryLimit(IntStream.range(0, COLUMNS).mapToObj(c -> bars.toArray(fields[c % fields.length])).toArray(double[][]::new));
    }

    @Override
    public Double run() {
        double sum = 0;
        for (double[] column : columns) {
            sum += sum(column);
        }
        return sum;
    }

    private static double sum(double[] column) {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int whole = column.length / SUMS * SUMS;
        for (int i = 0; i < whole; i += SUMS) {
            s0 += column[i];
            s1 += column[i + 1];
            s2 += column[i + 2];
            s3 += column[i + 3];
            s4 += column[i + 4];
            s5 += column[i + 5];
            s6 += column[i + 6];
            s7 += column[i + 7];
        }
        double sum = s0 + s1 + (s2 + s3) + (s4 + s5) + (s6 + s7);
        for (int i = whole; i < column.length; i++) {
            sum += column[i];
        }
        return sum;
    }

    @Override
    public long units() {
        return columns[0].length;
    }

    /** The sum, made one after the other, within what reordering changes. */
    @Override
    public List<String> differences() {
        double expected = Arrays.stream(columns).mapToDouble(column -> Arrays.stream(column).sum()).sum();
        double found = run();
        return Math.abs(found - expected) <= 1e-9 * Math.abs(expected) ? List.of() : List.of("sum: found " + found + ", expected " + expected);
    }
}
