package dev.wafer.research.sweep;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every combination of the values of some axes. The last axis changes fastest, so that neighbours differ in as little as possible.
 *
 * @param axes at least one, each of another parameter
 */
public record Grid(List<Axis> axes) {
    /** Refuses a parameter with two axes. */
    public Grid {
        axes = List.copyOf(axes);
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("grid: found no axis, expected at least one");
        }
        for (Axis axis : axes) {
            if (axes.stream().filter(other -> other.parameter().equals(axis.parameter())).count() > 1) {
                throw new IllegalArgumentException("grid: parameter '" + axis.parameter() + "' is given twice, expected once");
            }
        }
    }

    /** How many there are. */
    public BigInteger combinations() {
        return axes.stream().map(Axis::count).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** The values of one by parameter, in the order of the axes. */
    public Map<String, String> values(long combination) {
        long[] places = places(combination);
        Map<String, String> valueByParameter = new LinkedHashMap<>();
        for (int axis = 0; axis < places.length; axis++) {
            valueByParameter.put(axes.get(axis).parameter(), axes.get(axis).value(places[axis]));
        }
        return valueByParameter;
    }

    /** The place of one on each axis, from 0 on. */
    public long[] places(long combination) {
        long[] places = new long[axes.size()];
        long rest = combination;
        for (int axis = places.length - 1; axis >= 0; axis--) {
            long count = axes.get(axis).count().longValueExact();
            places[axis] = rest % count;
            rest /= count;
        }
        return places;
    }
}
