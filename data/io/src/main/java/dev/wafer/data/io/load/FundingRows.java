package dev.wafer.data.io.load;

import dev.wafer.data.io.Problems;
import dev.wafer.data.series.FundingPoint;
import dev.wafer.data.series.FundingSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the rows of a funding file. Points are kept as they are until their interval is known, then become a series. */
final class FundingRows {
    /**
     * Where the values of a point stand in a row.
     *
     * @param rate its cell may be empty where a premium or impact prices stand in the row
     * @param interval text such as {@code 1h}, perhaps without a column
     */
    record Columns(int time, int rate, OptionalInt interval, OptionalInt premium, Optional<ImpactColumns> impact, OptionalInt oracle) {}

    /** Where the two impact prices stand: in a row both or none. */
    record ImpactColumns(int bid, int ask) {}

    private record Row(long stampMs, OptionalLong intervalMs, OptionalDouble ratePerInterval, OptionalDouble premium,
            Optional<FundingPoint.Impact> impact, OptionalDouble oracleUsd) {}

    private final CsvCursor cursor;
    private final Columns columns;
    private final Cells cells;
    private final Problems problems;
    private final List<Row> rows = new ArrayList<>();
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
        return rows.stream().mapToLong(Row::stampMs).toArray();
    }

    /**
     * The points as a series.
     *
     * @param shiftMs added to each stamp
     * @param defaultIntervalMs for points without an interval of their own
     */
    FundingSeries series(long shiftMs, long defaultIntervalMs) {
        FundingSeries.Builder builder = FundingSeries.builder(rows.size());
        for (Row row : rows) {
            builder.add(new FundingPoint(row.stampMs() + shiftMs, row.intervalMs().orElse(defaultIntervalMs), row.ratePerInterval(), row.premium(),
                    row.impact(), row.oracleUsd()));
        }
        return builder.build();
    }

    private void readRow() {
        long stampMs = cells.timeMs(columns.time());
        OptionalLong intervalMs = isGiven(columns.interval()) ? OptionalLong.of(cells.durationMs(columns.interval().getAsInt())) : OptionalLong.empty();
        OptionalDouble premium = isGiven(columns.premium()) ? OptionalDouble.of(cells.fraction(columns.premium().getAsInt())) : OptionalDouble.empty();
        Optional<FundingPoint.Impact> impact = columns.impact().flatMap(this::impact);
        OptionalDouble oracleUsd = isGiven(columns.oracle()) ? OptionalDouble.of(cells.price(columns.oracle().getAsInt())) : OptionalDouble.empty();
        boolean mayMissRate = premium.isPresent() || impact.isPresent() || !cells.isRowGood();
        OptionalDouble rate = cells.isEmpty(columns.rate()) && mayMissRate ? OptionalDouble.empty() : OptionalDouble.of(rate());
        long timeMs = FundingSeries.settleTimeMs(stampMs);
        if (cells.isRowGood() && timeMs < lastTimeMs) {
            cells.fault(columns.time(), "times that increase: not before " + Instant.ofEpochMilli(lastTimeMs));
        }
        if (cells.isRowGood()) {
            lastTimeMs = timeMs;
            rows.add(new Row(stampMs, intervalMs, rate, premium, impact, oracleUsd));
        }
    }

    private double rate() {
        boolean hasStandIns = columns.premium().isPresent() || columns.impact().isPresent();
        if (cells.isEmpty(columns.rate()) && hasStandIns) {
            cells.fault(columns.rate(), "a fraction from -1 to 1, or a premium or impact prices in its place");
            return 0;
        }
        return cells.fraction(columns.rate());
    }

    /** Both prices, or none if both cells are empty; one of them alone is a problem. */
    private Optional<FundingPoint.Impact> impact(ImpactColumns places) {
        if (cells.isEmpty(places.bid()) && cells.isEmpty(places.ask())) {
            return Optional.empty();
        }
        double bidUsd = cells.price(places.bid());
        double askUsd = cells.price(places.ask());
        if (cells.isRowGood() && !(askUsd >= bidUsd)) {
            cells.fault(places.ask(), "no less than the impact bid, " + bidUsd);
        }
        return cells.isRowGood() ? Optional.of(new FundingPoint.Impact(bidUsd, askUsd)) : Optional.empty();
    }

    private boolean isGiven(OptionalInt column) {
        return column.isPresent() && !cells.isEmpty(column.getAsInt());
    }
}
