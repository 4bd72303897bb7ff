package dev.wafer.engine.lane;

/** A row of numbers by tick that many runs read, with its {@link Extremes}, which are found when they are first asked for. */
public final class Row {
    private final double[] values;
    private volatile Extremes[] extremes = {};

    /** Over these numbers, which must not change any more. */
    public Row(double[] values) {
        this.values = values;
    }

    /** The numbers; the array itself, for loops that only read. */
    public double[] values() {
        return values;
    }

    /** Least and greatest by block. */
    Extremes extremes() {
        Extremes[] known = extremes;
        if (known.length == 0) {
            known = new Extremes[] {new Extremes(values)};
            extremes = known;
        }
        return known[0];
    }
}
