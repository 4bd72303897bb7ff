package dev.wafer.research.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a signal and the returns after it looked, as {@link Cell.Behaviour} says. */
final class Behaviours {
    private static final int QUANTILES = 5;
    private static final int LEAST_ROWS_OF_A_MONTH = 10;
    private static final double MIDDLE = 0.5;

    private final int[] counts = new int[QUANTILES];
    private final double[] sums = new double[QUANTILES];
    private final int priorSign;
    private int hits;
    private int calls;
    private double moved;
    private int moves;
    /** By month of the study: rows and sum of products. */
    private final double[][] months;

    private Behaviours(int monthCount, int priorSign) {
        this.priorSign = priorSign;
        months = new double[monthCount][2];
    }

    static Cell.Behaviour of(List<CellPart> parts, Study study, int priorSign, double rankIc) {
        Behaviours all = new Behaviours(study.monthCount(), priorSign);
        parts.forEach(part -> all.add(part, study));
        List<Cell.Quantile> quantiles = new ArrayList<>();
        if (Arrays.stream(all.counts).sum() > 0) {
            for (int q = 0; q < QUANTILES; q++) {
                quantiles.add(new Cell.Quantile(all.counts[q], all.counts[q] == 0 ? 0 : all.sums[q] / all.counts[q]));
            }
        }
        double hitShare = all.calls == 0 ? MIDDLE : (double) all.hits / all.calls;
        return new Cell.Behaviour(quantiles, hitShare, all.moves == 0 ? 0 : all.moved / all.moves, all.byMonth(rankIc));
    }

    private void add(CellPart part, Study study) {
        double[] places = part.signal().places();
        double[] returns = part.returns();
        double[] products = part.correlation(CellPart.RANK).products();
        int[] rows = part.rows(CellPart.RANK);
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            double[] month = months[study.month(row)];
            month[0]++;
            month[1] += products[i];
            if (!Double.isNaN(places[row])) {
                addPlace(places[row], returns[row]);
                if (row > 0 && !Double.isNaN(places[row - 1])) {
                    moved += Math.abs(places[row] - places[row - 1]);
                    moves++;
                }
            }
        }
    }

    private void addPlace(double place, double logReturn) {
        int quantile = Math.min(QUANTILES - 1, (int) (place * QUANTILES));
        counts[quantile]++;
        sums[quantile] += logReturn;
        if (place != MIDDLE && logReturn != 0) {
            calls++;
            hits += place > MIDDLE == priorSign * logReturn > 0 ? 1 : 0;
        }
    }

    private Cell.Months byMonth(double rankIc) {
        double[] means = Arrays.stream(months)
                .filter(month -> month[0] >= LEAST_ROWS_OF_A_MONTH)
                .mapToDouble(month -> month[1] / month[0])
                .sorted()
                .toArray();
        int count = means.length;
        if (count == 0) {
            return new Cell.Months(0, 0, 0, 0, 0);
        }
        long same = Arrays.stream(means).filter(mean -> Math.signum(mean) == Math.signum(rankIc)).count();
        double median = (means[(count - 1) / 2] + means[count / 2]) / 2;
        return new Cell.Months(count, (double) same / count, means[0], median, means[count - 1]);
    }
}
