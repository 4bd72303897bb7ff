package dev.wafer.engine.cost;

import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.lane.Row;
import dev.wafer.engine.price.PriceTape;

/**
 * Funding of one symbol as an index on the run's clock: the running sum of oracle * rate in time order, USDC per share. A position of constant
 * signed quantity q receives {@code -q * (index later - index earlier)}. Hyperliquid documentation, "Funding", read 2026.
 *
 * <p>Points due up to a tick are in {@link #openIndex}; points strictly inside a bar, which settle together right after its open, are added in
 * {@link #insideIndex}. The price of a point is its own oracle, else the oracle column of an earlier bar, else the last mark (for points inside
 * a bar its open). A point at the end of the last bar is not settled.
 */
public final class FundingTape {
    private final double[] openIndexes;
    private final Row openIndexRow;
    private final double[] insideIndexes;
    private final int[] openEnd;
    private final int[] insideEnd;
    private final double[] terms;
    private final FundingPoints points;
    private final boolean hasInside;
    /** By part, the running sums of its points' terms; empty for a part without points. */
    private final double[][] sumsUsd = new double[FundingPoints.Part.values().length][];

    /** Lays the funding of a symbol on a clock, as a mode wants it. */
    public FundingTape(SymbolHistory history, PriceTape prices, long[] clockMs, long resolutionMs, FundingChoice choice, RuleTimeline rules) {
        int ticks = clockMs.length;
        points = FundingPoints.of(history, resolutionMs, choice, rules);
        terms = new double[points.count()];
        openIndexes = new double[ticks];
        insideIndexes = new double[ticks];
        openEnd = new int[ticks];
        insideEnd = new int[ticks];
        openIndexRow = new Row(openIndexes);
        hasInside = lay(history.bars(), prices, clockMs, resolutionMs);
        for (FundingPoints.Part part : FundingPoints.Part.values()) {
            sumsUsd[part.ordinal()] = runningSums(part);
        }
    }

    private double[] runningSums(FundingPoints.Part part) {
        int first = 0;
        while (first < terms.length && points.part(first) != part) {
            first++;
        }
        if (first == terms.length) {
            return new double[0];
        }
        double[] sums = new double[terms.length + 1];
        for (int point = first; point < terms.length; point++) {
            sums[point + 1] = sums[point] + (points.part(point) == part ? terms[point] : 0);
        }
        return sums;
    }

    private boolean lay(BarSeries bars, PriceTape prices, long[] clockMs, long resolutionMs) {
        double index = 0;
        int next = 0;
        int row = -1;
        boolean isAnyInside = false;
        for (int tick = 0; tick < clockMs.length; tick++) {
            double lastMarkUsd = tick == 0 ? prices.markOpenUsd(0) : prices.markCloseUsd(tick - 1);
            while (next < points.count() && points.timeMs(next) <= clockMs[tick]) {
                double term = points.priceAtOpen(next, bars, row, lastMarkUsd) * points.ratePerInterval(next);
                terms[next] = term;
                index += term;
                next++;
            }
            openIndexes[tick] = index;
            openEnd[tick] = next;
            boolean isPresent = row + 1 < bars.count() && bars.openTimeMs(row + 1) == clockMs[tick];
            while (isPresent && next < points.count() && points.timeMs(next) < clockMs[tick] + resolutionMs) {
                double term = points.priceInside(next, bars, row) * points.ratePerInterval(next);
                terms[next] = term;
                index += term;
                next++;
                isAnyInside = true;
            }
            insideIndexes[tick] = index;
            insideEnd[tick] = next;
            row += isPresent ? 1 : 0;
        }
        return isAnyInside;
    }

    /** Index with all points up to the open of a tick. */
    public double openIndex(int tick) {
        return openIndexes[tick];
    }

    /** The index at the open of each tick, for loops that only read. */
    public Row openIndexes() {
        return openIndexRow;
    }

    /** Index with the points inside the bar of a tick as well. */
    public double insideIndex(int tick) {
        return insideIndexes[tick];
    }

    /** Whether any bar has points strictly inside. */
    public boolean hasInside() {
        return hasInside;
    }

    /** Whether the bar of a tick has points strictly inside. */
    public boolean isInside(int tick) {
        return hasInside && insideEnd[tick] != openEnd[tick];
    }

    /** Whether points are due at the open of a tick that were not due in the bar before. */
    public boolean isDue(int tick) {
        return openEnd[tick] != (tick == 0 ? 0 : insideEnd[tick - 1]);
    }

    /** Sum of oracle * rate over the points of a part from one to before another, USDC per share. */
    double sumUsd(FundingPoints.Part part, int fromPoint, int toPoint) {
        double[] sums = sumsUsd[part.ordinal()];
        return sums.length == 0 ? 0 : sums[toPoint] - sums[fromPoint];
    }

    /** The points, for events. */
    public FundingPoints points() {
        return points;
    }

    /** Oracle * rate of a point, USDC per share: what a short of one share receives. */
    public double termUsd(int point) {
        return terms[point];
    }

    /** First point after those due up to the open of a tick. */
    public int openEnd(int tick) {
        return openEnd[tick];
    }

    /** First point after those inside the bar of a tick. */
    public int insideEnd(int tick) {
        return insideEnd[tick];
    }

    /** The symbol's own series has the oracle column in a row. */
    static boolean hasOracle(BarSeries bars, int row) {
        return row >= 0 && bars.isKnown(Field.ORACLE, row);
    }
}
