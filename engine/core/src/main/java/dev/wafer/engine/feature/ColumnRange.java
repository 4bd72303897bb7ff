package dev.wafer.engine.feature;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Between which values a column was while a run lasted.
 *
 * @param formula of the column
 * @param lowest of its values at closes
 * @param highest of them
 */
public record ColumnRange(String formula, double lowest, double highest) {
    private static final MathContext FIGURES = new MathContext(4);
    private static final int LONGEST_FORMULA = 80;

    /** Of the last row at each of these ticks, from one to before another; empty where it is known at none. */
    static Optional<ColumnRange> of(EngineColumn column, int fromTick, int toTick) {
        double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
        Timeline timeline = column.data().timeline();
        int slot = 0;
        for (int tick = 0; tick < toTick; tick++) {
            while (slot < timeline.rowCount() && timeline.tick(slot) <= tick) {
                slot++;
            }
            double value = column.data().values()[slot];
            if (tick >= fromTick && !Double.isNaN(value)) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        return lowest <= highest ? Optional.of(new ColumnRange(column.toString(), lowest, highest)) : Optional.empty();
    }

    /** {@code zscore(open interest MU, 720) ranged from -2.1 to 3.4}, in four figures; of a long formula its beginning. */
    public String text() {
        String name = formula.length() <= LONGEST_FORMULA ? formula : formula.substring(0, LONGEST_FORMULA - 3) + "...";
        return lowest == highest ? name + " was always " + figures(lowest) : name + " ranged from " + figures(lowest) + " to " + figures(highest);
    }

    private static String figures(double value) {
        BigDecimal rounded = new BigDecimal(value).round(FIGURES);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
