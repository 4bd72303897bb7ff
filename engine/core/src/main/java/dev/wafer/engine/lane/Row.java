package dev.wafer.engine.lane;

import java.util.Optional;

/** A row of numbers by tick that many runs read, with its {@link Extremes}, which are found when they are first asked for. */
public final class Row {
    private final double[] values;
    /** Found twice if two threads ask at once; either is whole for whoever sees it, its fields are final. */
    private Optional<Extremes> extremes = Optional.empty();

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
        Optional<Extremes> known = extremes;
        if (known.isEmpty()) {
            known = Optional.of(new Extremes(values));
            extremes = known;
        }
        return known.get();
    }
}
