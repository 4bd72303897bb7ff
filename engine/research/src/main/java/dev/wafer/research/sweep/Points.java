package dev.wafer.research.sweep;

import java.math.BigInteger;
import java.util.Map;

/**
 * The points of a sweep by number, from 0 on. A point's values depend on its number alone: any part of a sweep can be run anywhere, in any order.
 */
public final class Points {
    /** More than this are refused. */
    public static final long MOST = 100_000_000;
    private static final BigInteger MOST_TO_DRAW_FROM = BigInteger.TWO.pow(62);

    private final Grid grid;
    private final long count;
    private final Permutation order;
    private final boolean isDrawn;

    private Points(Grid grid, long count, Permutation order, boolean isDrawn) {
        this.grid = grid;
        this.count = count;
        this.order = order;
        this.isDrawn = isDrawn;
    }

    /**
     * Every combination of a grid, in its order.
     *
     * @throws IllegalArgumentException with their count, if they are too many or an axis is continuous
     */
    public static Points all(Grid grid) {
        for (Axis axis : grid.axes()) {
            if (axis.isContinuous()) {
                throw new IllegalArgumentException(axis.parameter() + ": found no step in '" + axis.text() + "', expected one, such as " + axis.text()
                        + ":0.1; only a random search does without");
            }
        }
        if (grid.combinations().compareTo(BigInteger.valueOf(MOST)) > 0) {
            throw new IllegalArgumentException(String.format(java.util.Locale.ROOT,
                    "found %,d points, expected at most %,d: fewer values, or a random search of them", grid.combinations(), MOST));
        }
        long count = grid.combinations().longValueExact();
        return new Points(grid, count, new Permutation(count, 0), false);
    }

    /**
     * Some combinations of a grid, drawn without replacement: none stands there twice. A smaller budget with the same seed gives the first of them.
     *
     * @throws IllegalArgumentException if the budget is no number of points that can be drawn from the grid
     */
    public static Points random(Grid grid, long budget, long seed) {
        if (!(budget >= 1 && budget <= MOST)) {
            throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, "found a budget of %,d points, expected from 1 to %,d", budget, MOST));
        }
        if (grid.combinations().compareTo(BigInteger.valueOf(budget)) < 0) {
            throw new IllegalArgumentException(String.format(java.util.Locale.ROOT,
                    "found a budget of %,d points, the grid has %,d: expected at most as many", budget, grid.combinations()));
        }
        if (grid.combinations().compareTo(MOST_TO_DRAW_FROM) > 0) {
            throw new IllegalArgumentException("found " + grid.combinations() + " points to draw from, expected at most 2^62");
        }
        return new Points(grid, budget, new Permutation(grid.combinations().longValueExact(), seed), true);
    }

    /** How many points. */
    public long count() {
        return count;
    }

    /** The grid they are of. */
    public Grid grid() {
        return grid;
    }

    /** Whether they were drawn. */
    public boolean isDrawn() {
        return isDrawn;
    }

    /** The values of a point by parameter. */
    public Map<String, String> values(long point) {
        return grid.values(combination(point));
    }

    /** The place of a point on each axis of the grid, from 0 on. */
    public long[] places(long point) {
        return grid.places(combination(point));
    }

    private long combination(long point) {
        return isDrawn ? order.at(point) : point;
    }
}
