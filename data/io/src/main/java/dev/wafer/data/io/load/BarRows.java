package dev.wafer.data.io.load;

import dev.wafer.data.io.DurationText;
import dev.wafer.data.io.Problems;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of a bar file into a series, checking every cell and every bar. */
final class BarRows {
    private record OptionalColumn(Field field, int place) {}

    private final CsvCursor cursor;
    private final int timePlace;
    private final int openPlace;
    private final int highPlace;
    private final int lowPlace;
    private final int closePlace;
    private final long leastGapMs;
    private final boolean isZeroVolumeDoubted;
    private final Cells cells;
    private final Problems problems;
    private final List<OptionalColumn> optionalColumns = new ArrayList<>();
    private final int[] markPlaces;
    private final BarSeries.Builder builder = BarSeries.builder(1024);
    private int count;
    private int doubtedVolumeCount;
    private long lastTimeMs;
    private TimeRule timeRule = TimeRule.ANYWHERE;

    /**
     * Rows of an open file.
     *
     * @param leastGapMs shortest allowed time from one open to the next; 1 if the resolution is not known yet
     * @param isZeroVolumeDoubted whether volume 0 of a bar whose price moved is taken as not known
     */
    BarRows(CsvCursor cursor, BarColumns columns, long leastGapMs, boolean isZeroVolumeDoubted, Problems problems) {
        this.cursor = cursor;
        timePlace = columns.time();
        openPlace = columns.need(Field.OPEN);
        highPlace = columns.need(Field.HIGH);
        lowPlace = columns.need(Field.LOW);
        closePlace = columns.need(Field.CLOSE);
        this.leastGapMs = leastGapMs;
        this.isZeroVolumeDoubted = isZeroVolumeDoubted;
        this.problems = problems;
        cells = new Cells(cursor, problems);
        for (Field field : Field.values()) {
            if (!field.isRequired() && !Field.MARKS.contains(field)) {
                columns.find(field).ifPresent(place -> optionalColumns.add(new OptionalColumn(field, place)));
            }
        }
        markPlaces = columns.find(Field.MARK_OPEN).isPresent() ? Field.MARKS.stream().mapToInt(columns::need).toArray() : new int[0];
    }

    /** Bars may open only where a rule allows it. */
    BarRows placedBy(TimeRule rule) {
        timeRule = rule;
        return this;
    }

    /** All rows that are good; what is not is in the problems. No rows at all is one too. */
    BarSeries read() {
        boolean hasRows = false;
        while (!problems.isFull() && cursor.next()) {
            hasRows = true;
            cells.startRow();
            readRow();
        }
        if (!hasRows && problems.count() == 0) {
            problems.file(cursor.file(), "a header without rows", "at least one bar");
        }
        return builder.build();
    }

    /** Bars whose volume of 0 was taken as not known. */
    int doubtedVolumeCount() {
        return doubtedVolumeCount;
    }

    private void readRow() {
        long timeMs = cells.timeMs(timePlace);
        double openUsd = cells.price(openPlace);
        double highUsd = cells.price(highPlace);
        double lowUsd = cells.price(lowPlace);
        double closeUsd = cells.price(closePlace);
        if (cells.isRowGood()) {
            checkRange(highPlace, lowPlace, openUsd, highUsd, lowUsd, closeUsd);
            checkTime(timeMs);
        }
        double[] optionalValues = optionalValues();
        double[] marksUsd = marksUsd();
        if (!cells.isRowGood()) {
            return;
        }
        builder.add(timeMs, openUsd, highUsd, lowUsd, closeUsd);
        lastTimeMs = timeMs;
        count++;
        boolean hasMoved = highUsd > lowUsd || closeUsd != openUsd;
        for (int i = 0; i < optionalValues.length; i++) {
            addOptional(optionalColumns.get(i), optionalValues[i], hasMoved);
        }
        if (marksUsd.length > 0) {
            builder.withMark(marksUsd[0], marksUsd[1], marksUsd[2], marksUsd[3]);
        }
    }

    private double[] optionalValues() {
        double[] values = new double[optionalColumns.size()];
        for (int i = 0; i < values.length; i++) {
            OptionalColumn column = optionalColumns.get(i);
            if (!cells.isEmpty(column.place())) {
                values[i] = column.field().isQuantity() ? cells.quantity(column.place()) : cells.price(column.place());
            }
        }
        return values;
    }

    private void addOptional(OptionalColumn column, double value, boolean hasMoved) {
        if (cells.isEmpty(column.place())) {
            return;
        }
        if (isZeroVolumeDoubted && column.field() == Field.VOLUME && value == 0 && hasMoved) {
            doubtedVolumeCount++;
            return;
        }
        builder.with(column.field(), value);
    }

    /** The four marks, or none if the row has none; some of them is a problem. */
    private double[] marksUsd() {
        int known = 0;
        for (int place : markPlaces) {
            known += cells.isEmpty(place) ? 0 : 1;
        }
        if (known == 0) {
            return new double[0];
        }
        double[] marksUsd = new double[markPlaces.length];
        for (int i = 0; i < marksUsd.length; i++) {
            marksUsd[i] = cells.price(markPlaces[i]);
        }
        if (cells.isRowGood()) {
            checkRange(markPlaces[1], markPlaces[2], marksUsd[0], marksUsd[1], marksUsd[2], marksUsd[3]);
        }
        return marksUsd;
    }

    private void checkRange(int highPlace, int lowPlace, double openUsd, double highUsd, double lowUsd, double closeUsd) {
        double leastHighUsd = Math.max(lowUsd, Math.max(openUsd, closeUsd));
        if (!(highUsd >= leastHighUsd)) {
            cells.fault(highPlace, "the highest price of the bar: at least " + leastHighUsd);
        }
        double mostLowUsd = Math.min(openUsd, closeUsd);
        if (!(lowUsd <= mostLowUsd)) {
            cells.fault(lowPlace, "the lowest price of the bar: at most " + mostLowUsd);
        }
    }

    private void checkTime(long timeMs) {
        timeRule.expectedInsteadOf(timeMs).ifPresent(expected -> cells.fault(timePlace, expected));
        if (count == 0 || timeMs - lastTimeMs >= leastGapMs) {
            return;
        }
        Instant last = Instant.ofEpochMilli(lastTimeMs);
        if (timeMs == lastTimeMs) {
            cells.fault(timePlace, "each time once: the bar before has " + last + " too");
        } else if (timeMs < lastTimeMs) {
            cells.fault(timePlace, "times that increase: later than " + last);
        } else {
            cells.fault(timePlace, "at least " + DurationText.format(leastGapMs) + " after the bar before, " + last);
        }
    }
}
