package dev.wafer.data.io.check;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Known volume by UTC day, oldest first; days without a known volume are left out. */
final class DailyVolume {
    private static final long DAY_MS = 86_400_000;

    private final List<LocalDate> days = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();

    DailyVolume(BarSeries bars) {
        for (int row = 0; row < bars.count(); row++) {
            if (bars.isKnown(Field.VOLUME, row)) {
                add(LocalDate.ofEpochDay(Math.floorDiv(bars.openTimeMs(row), DAY_MS)), bars.value(Field.VOLUME, row));
            }
        }
    }

    private void add(LocalDate day, double volumeShares) {
        if (!days.isEmpty() && days.getLast().equals(day)) {
            shares.set(shares.size() - 1, shares.getLast() + volumeShares);
        } else {
            days.add(day);
            shares.add(volumeShares);
        }
    }

    int count() {
        return days.size();
    }

    /** Days among the first {@code among} with less than a share of the median of all days. */
    List<LocalDate> thinAmongFirst(int among, double shareOfMedian) {
        double limitShares = shareOfMedian * medianShares(0, count());
        List<LocalDate> thin = new ArrayList<>();
        for (int i = 0; i < Math.min(among, count()); i++) {
            if (shares.get(i) < limitShares) {
                thin.add(days.get(i));
            }
        }
        return thin;
    }

    /** Volume of the last day over the median of the days before it, at most {@code among}; only with at least one day before it. */
    double lastOverMedianOfTrailing(int among) {
        int last = count() - 1;
        double medianShares = medianShares(Math.max(0, last - among), last);
        return medianShares > 0 ? shares.get(last) / medianShares : 1;
    }

    private double medianShares(int from, int to) {
        double[] sorted = shares.subList(from, to).stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
