package dev.wafer.data.io.load;

import dev.wafer.data.io.Problems;
import dev.wafer.data.series.FundingSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads the rows of a funding file. Points are kept as they are until their interval is known, then become a series. */
final class FundingRows {
    /**
     * Where the values of a point stand in a row.
     *
     * @param interval text such as {@code 1h}, perhaps without a column
     * @param premium checked as a number and not kept
     */
    record Columns(int time, int rate, OptionalInt interval, OptionalInt premium, OptionalInt oracle) {}

    private record Point(long stampMs, double ratePerInterval, long intervalMs, double oracleUsd) {}

    private static final long NO_INTERVAL = 0;
    private static final double NO_ORACLE = 0;

    private final CsvCursor cursor;
    private final Columns columns;
    private final Cells cells;
    private final Problems problems;
    private final List<Point> points = new ArrayList<>();
    private long lastTimeMs = Long.MIN_VALUE;

    FundingRows(CsvCursor cursor, Columns columns, Problems problems) {
        this.cursor = cursor;
        this.columns = columns;
        this.problems = problems;
        cells = new Cells(cursor, problems);
    }

    /** Reads all rows; what is not good is in the problems. */
    FundingRows read() {
        while (!problems.isFull() && cursor.next()) {
            cells.startRow();
            readRow();
        }
        return this;
    }

    /** Times of the points as stamped, in the order of the file. */
    long[] toStamps() {
        return points.stream().mapToLong(Point::stampMs).toArray();
    }

    /**
     * The points as a series.
     *
     * @param shiftMs added to each stamp
     * @param defaultIntervalMs for points without an interval of their own
     */
    FundingSeries series(long shiftMs, long defaultIntervalMs) {
        FundingSeries.Builder builder = FundingSeries.builder(points.size());
        for (Point point : points) {
            long intervalMs = point.intervalMs() == NO_INTERVAL ? defaultIntervalMs : point.intervalMs();
            long stampMs = point.stampMs() + shiftMs;
            if (point.oracleUsd() == NO_ORACLE) {
                builder.add(stampMs, point.ratePerInterval(), intervalMs);
            } else {
                builder.add(stampMs, point.ratePerInterval(), intervalMs, point.oracleUsd());
            }
        }
        return builder.build();
    }

    private void readRow() {
        long stampMs = cells.timeMs(columns.time());
        double ratePerInterval = cells.ratePerInterval(columns.rate());
        long intervalMs = isGiven(columns.interval()) ? cells.durationMs(columns.interval().getAsInt()) : NO_INTERVAL;
        double oracleUsd = isGiven(columns.oracle()) ? cells.price(columns.oracle().getAsInt()) : NO_ORACLE;
        if (isGiven(columns.premium())) {
            cells.number(columns.premium().getAsInt());
        }
        long timeMs = FundingSeries.settleTimeMs(stampMs);
        if (cells.isRowGood() && timeMs < lastTimeMs) {
            cells.fault(columns.time(), "times that increase: not before " + Instant.ofEpochMilli(lastTimeMs));
        }
        if (cells.isRowGood()) {
            lastTimeMs = timeMs;
            points.add(new Point(stampMs, ratePerInterval, intervalMs, oracleUsd));
        }
    }

    private boolean isGiven(OptionalInt column) {
        return column.isPresent() && !cells.isEmpty(column.getAsInt());
    }
}
