package dev.wafer.ta4j;

import java.util.Arrays;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/** A column's values as an indicator: NaN at bars where the column was not known, and before they close. */
final class ColumnIndicator extends AbstractIndicator<Num> {
    private static final int FIRST_CAPACITY = 1_024;

    private final String formula;
    private double[] values = new double[FIRST_CAPACITY];
    private int count;

    ColumnIndicator(BarSeries series, String formula) {
        super(series);
        this.formula = formula;
    }

    /** Bars come in order; those passed over are not known. */
    void keep(int barIndex, double value) {
        if (barIndex >= values.length) {
            values = Arrays.copyOf(values, 2 * barIndex);
        }
        Arrays.fill(values, count, barIndex, Double.NaN);
        values[barIndex] = value;
        count = barIndex + 1;
    }

    @Override
    public Num getValue(int barIndex) {
        boolean isKnown = barIndex >= 0 && barIndex < count && !Double.isNaN(values[barIndex]);
        return isKnown ? getBarSeries().numFactory().numOf(values[barIndex]) : NaN.NaN;
    }

    @Override
    public int getCountOfUnstableBars() {
        return 0;
    }

    @Override
    public String toString() {
        return formula;
    }
}
