package dev.wafer.research.signal;

import java.util.ArrayList;
import java.util.List;

/** By how many rows the open interest is rotated: placebos keep its hour of the day, and its day of the week where the history is long enough. */
public final class Rotations {
    /** So many placebos are wanted: the smallest p-value is then 1 / 200. */
    public static final int ENOUGH = 199;

    private static final int DAYS_PER_WEEK = 7;

    private Rotations() {}

    /**
     * Whole weeks first, spread over the history. Where there are fewer than wanted, whole days are added, none nearer to no rotation at all than a
     * week: such a rotation keeps the hour of the day, not the day of the week. A history with fewer days than that gives all it has; with {@code n}
     * rotations no p-value is below {@code 1 / (n + 1)}.
     *
     * @param rows of the history
     * @param rowsPerDay 24 for hours, 1 for days
     * @param wanted how many at most
     * @return distinct shifts in rows, rising
     */
    public static List<Integer> of(int rows, int rowsPerDay, int wanted) {
        if (!(rows >= 0 && rowsPerDay >= 1 && wanted >= 0)) {
            throw new IllegalArgumentException("rotations: found " + rows + " rows, " + rowsPerDay + " per day, " + wanted + " wanted");
        }
        int rowsPerWeek = Math.multiplyExact(rowsPerDay, DAYS_PER_WEEK);
        List<Integer> weeks = new ArrayList<>();
        List<Integer> days = new ArrayList<>();
        for (int shift = rowsPerWeek; shift <= rows - rowsPerWeek; shift += rowsPerDay) {
            (shift % rowsPerWeek == 0 ? weeks : days).add(shift);
        }
        List<Integer> shifts = new ArrayList<>(spread(weeks, wanted));
        shifts.addAll(spread(days, wanted - shifts.size()));
        return shifts.stream().sorted().toList();
    }

    private static List<Integer> spread(List<Integer> all, int wanted) {
        if (all.size() <= wanted) {
            return all;
        }
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            some.add(all.get((int) ((long) i * all.size() / wanted)));
        }
        return some;
    }
}
