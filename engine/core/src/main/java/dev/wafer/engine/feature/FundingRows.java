package dev.wafer.engine.feature;

import dev.wafer.data.series.FundingSeries;

/**
 * Funding per hour: sum of the rates over sum of the interval hours, of the points that settled after the previous row's end and no later than
 * this one's; the first row takes those of its own bar. Carried from the row's end for two intervals of its last point. Example: points of 0.0002
 * for 8 hours and 0.0001 for 1 hour in one row give 0.0003 / 9.
 */
final class FundingRows implements RowSource {
    private static final double MS_PER_HOUR = 3_600_000;

    private final FundingSeries points;
    private final Timeline timeline;
    private final Carried carried = new Carried();
    private int nextPoint;

    FundingRows(FundingSeries points, Timeline timeline) {
        this.points = points;
        this.timeline = timeline;
        if (timeline.rowCount() > 0) {
            nextPoint = points.firstAtOrAfter(timeline.endMs(0) - timeline.resolutionMs() + 1);
        }
    }

    @Override
    public double next(int slot) {
        long endMs = timeline.endMs(slot - 1);
        double rateSum = 0;
        double hours = 0;
        int firstPoint = nextPoint;
        for (; nextPoint < points.count() && points.timeMs(nextPoint) <= endMs; nextPoint++) {
            rateSum += points.ratePerInterval(nextPoint);
            hours += points.intervalMs(nextPoint) / MS_PER_HOUR;
        }
        if (nextPoint > firstPoint) {
            carried.set(rateSum / hours, endMs, points.intervalMs(nextPoint - 1));
        }
        return carried.at(endMs);
    }
}
