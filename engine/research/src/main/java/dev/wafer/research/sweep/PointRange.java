package dev.wafer.research.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * Points from one number to before another.
 *
 * @param from first
 * @param to after the last
 */
public record PointRange(long from, long to) {
    /** Checks the order; an empty range is one. */
    public PointRange {
        if (!(0 <= from && from <= to)) {
            throw new IllegalArgumentException("points: found from " + from + " to " + to + ", expected 0 <= from <= to");
        }
    }

    /** How many. */
    public long count() {
        return to - from;
    }

    /**
     * One of so many parts of nearly equal size, in order; together they are the whole.
     *
     * @param number from 1 to {@code of}
     */
    public PointRange part(int number, int of) {
        if (!(1 <= number && number <= of && of <= count())) {
            throw new IllegalArgumentException("found part " + number + " of " + of + ", expected 1 to at most " + count() + " parts of " + count() + " points");
        }
        return new PointRange(from + count() * (number - 1) / of, from + count() * number / of);
    }

    /** What is left of it without other ranges, which are in order and do not overlap. */
    public List<PointRange> without(List<PointRange> others) {
        List<PointRange> left = new ArrayList<>();
        long next = from;
        for (PointRange other : others) {
            if (next < Math.min(other.from, to)) {
                left.add(new PointRange(next, Math.min(other.from, to)));
            }
            next = Math.max(next, other.to);
        }
        if (next < to) {
            left.add(new PointRange(next, to));
        }
        return left;
    }

    /** Pieces of at most so many points, in order. */
    public List<PointRange> pieces(int most) {
        List<PointRange> pieces = new ArrayList<>();
        for (long first = from; first < to; first += most) {
            pieces.add(new PointRange(first, Math.min(first + most, to)));
        }
        return pieces;
    }
}
