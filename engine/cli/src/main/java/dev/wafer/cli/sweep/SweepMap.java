package dev.wafer.cli.sweep;

import dev.wafer.research.sweep.Axis;
import dev.wafer.research.sweep.Points;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The points of a sweep as a picture can hold them: axes are cut into stretches of values so that there are at most so many cells, and of each cell the best
 * point is kept. Points may come in any order.
 */
public final class SweepMap {
    /** The most cells that are kept. */
    public static final int MOST_CELLS = 10_000;
    /** Drawn points lie sparsely in their grid: with more cells than points most would be empty. */
    private static final int FEWEST_CELLS_FOR_DRAWN = 64;

    private final Points points;
    private final int rankPlace;
    private final boolean isHighestFirst;
    private final long[] widths;
    private final long[] stretches;
    private final TreeMap<Long, Cell> cells = new TreeMap<>();

    /**
     * A cell with points.
     *
     * @param stretches on each axis, from 0 on
     * @param points how many points it has
     * @param refused how many of them the strategy refused
     * @param best the point that ranks first of those that ran, of equal ones and of those without a value to rank by that with the lowest number
     * @param firstRefusal why the lowest of the refused was; empty if none was
     */
    public record Cell(List<Integer> stretches, long points, long refused, Optional<Best> best, Optional<Refusal> firstRefusal) {}

    /**
     * A point that ran.
     *
     * @param point its number
     * @param measures all of them, in their order
     */
    public record Best(long point, List<OptionalDouble> measures) {}

    /**
     * A point that was refused.
     *
     * @param point its number
     * @param reason what the strategy said
     */
    public record Refusal(long point, String reason) {}

    /**
     * An empty map.
     *
     * @param points of the sweep
     * @param rankPlace place of the measure to rank by among all measures
     * @param isHighestFirst whether more of it is better
     */
    public SweepMap(Points points, int rankPlace, boolean isHighestFirst) {
        this.points = points;
        this.rankPlace = rankPlace;
        this.isHighestFirst = isHighestFirst;
        long[] counts = axes().stream().mapToLong(axis -> axis.count().longValueExact()).toArray();
        long most = points.isDrawn() ? Math.clamp(points.count(), FEWEST_CELLS_FOR_DRAWN, MOST_CELLS) : MOST_CELLS;
        widths = widths(counts, most);
        stretches = new long[counts.length];
        Arrays.setAll(stretches, axis -> stretches(counts[axis], widths[axis]));
    }

    /** The fewest values to a stretch with which the cells are not too many: long axes are cut first, all to about the same length. */
    private static long[] widths(long[] counts, long most) {
        long[] widths = new long[counts.length];
        for (long mostStretches = most; ; mostStretches--) {
            long wanted = mostStretches;                        // one of each axis is one cell: it ends there at the latest
            Arrays.setAll(widths, axis -> stretches(counts[axis], wanted));
            double cells = 1;
            for (int axis = 0; axis < counts.length; axis++) {
                cells *= stretches(counts[axis], widths[axis]);
            }
            if (cells <= most) {
                return widths;
            }
        }
    }

    private static long stretches(long count, long width) {
        return (count - 1) / width + 1;
    }

    /** The axes, in the order of the sweep. */
    public List<Axis> axes() {
        return points.grid().axes();
    }

    /** How many values of an axis share a stretch. */
    public long width(int axis) {
        return widths[axis];
    }

    /** How many stretches an axis has. */
    public int stretches(int axis) {
        return Math.toIntExact(stretches[axis]);
    }

    /** The first and the last value of a stretch; the same one where there is one. */
    public List<String> ends(int axis, int stretch) {
        Axis cut = axes().get(axis);
        long first = stretch * widths[axis], last = Math.min(cut.count().longValueExact(), first + widths[axis]) - 1;
        return Stream.of(first, last).map(cut::value).distinct().toList();
    }

    /** Counts a point. */
    public void add(long point, Optional<String> refusal, List<OptionalDouble> measures) {
        long[] places = points.places(point);
        int[] at = new int[places.length];
        long key = 0;
        for (int axis = 0; axis < at.length; axis++) {
            at[axis] = Math.toIntExact(places[axis] / widths[axis]);
            key = key * stretches[axis] + at[axis];
        }
        Cell one = new Cell(Arrays.stream(at).boxed().toList(), 1, refusal.isPresent() ? 1 : 0, refusal.isPresent() ? Optional.empty() : Optional.of(new Best(point, measures)),
                refusal.map(reason -> new Refusal(point, reason)));
        cells.merge(key, one, this::joined);
    }

    private Cell joined(Cell a, Cell b) {
        return new Cell(a.stretches, a.points + b.points, a.refused + b.refused, Stream.of(a.best, b.best).flatMap(Optional::stream).reduce(this::better),
                Stream.of(a.firstRefusal, b.firstRefusal).flatMap(Optional::stream).reduce((one, other) -> one.point < other.point ? one : other));
    }

    private Best better(Best a, Best b) {
        double first = rank(a), second = rank(b);
        if (first == second) {
            return a.point < b.point ? a : b;
        }
        return first > second ? a : b;
    }

    private double rank(Best best) {
        OptionalDouble value = best.measures.get(rankPlace);
        return value.isEmpty() ? Double.NEGATIVE_INFINITY : isHighestFirst ? value.getAsDouble() : -value.getAsDouble();
    }

    /** The cells with points, the last axis fastest. */
    public List<Cell> cells() {
        return List.copyOf(cells.values());
    }

    /** The value of a point on each axis, as it would be typed. */
    public List<String> values(long point) {
        return List.copyOf(points.values(point).values());
    }
}
