package dev.wafer.engine.feature;

/** A step that needs an unbroken run of known rows: a row that is not known starts it afresh. */
abstract class RunStep implements Step {
    private int run;

    @Override
    public final double next(double[] values, int slot) {
        if (Double.isNaN(values[slot])) {
            run = 0;
            return ColumnData.NOT_KNOWN;
        }
        run++;
        return next(values, slot, run);
    }

    /**
     * The value for a known row.
     *
     * @param run known rows without a break up to this one, itself included; 1 starts afresh
     */
    abstract double next(double[] values, int slot, int run);
}
