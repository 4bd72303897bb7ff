package dev.wafer.research.montecarlo;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.SymbolHistory;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One symbol's history drawn anew. A drawn bar keeps its shape relative to the close before it: trade, mark and oracle prices are all multiplied
 * by one factor, which carries the close before it over to the close drawn last; within a block the factor stays. Volume is as recorded, in
 * shares; open interest is chained by its relative changes, like the price. A funding point keeps its rate, its premium, its interval and its
 * distance from the open of its bar; points in a gap of the clock are left out. Finer bars are not drawn. Prices are not put on ticks.
 */
final class SymbolChain {
    private final SymbolHistory history;
    private final BarSeries bars;
    private final FundingSeries funding;
    private final long[] clockMs;
    private final long resolutionMs;
    private final int warmRows;
    /** Per drawn tick the row of its bar, -1 where there is none. */
    private final int[] rows;
    /** Per row the last row before it with open interest, -1 where there is none. */
    private final int[] interestRowsBefore;
    /** Of the fields that are known anywhere, one value per row. */
    private final Map<Field, double[]> recorded = new EnumMap<>(Field.class);
    /** Of those that are not known everywhere, one bit per row. */
    private final Map<Field, long[]> recordedBits = new EnumMap<>(Field.class);

    /** {@code clockMs}: the open times of the bars that are drawn; what lies before them stays as it is. */
    SymbolChain(SymbolHistory history, long[] clockMs, long resolutionMs) {
        this.history = history;
        this.clockMs = clockMs;
        this.resolutionMs = resolutionMs;
        bars = history.bars();
        funding = history.funding();
        warmRows = bars.firstRowAtOrAfter(clockMs[0]);
        rows = new int[clockMs.length];
        Arrays.setAll(rows, tick -> rowAt(clockMs[tick]));
        interestRowsBefore = new int[bars.count()];
        int last = -1;
        for (int row = 0; row < bars.count(); row++) {
            interestRowsBefore[row] = last;
            last = bars.isKnown(Field.OPEN_INTEREST, row) ? row : last;
        }
        for (Field field : Field.values()) {
            int known = bars.knownCount(field);
            if (known > 0) {
                recorded.put(field, bars.toArray(field));
            }
            if (known > 0 && known < bars.count()) {
                recordedBits.put(field, bars.toKnownBits(field));
            }
        }
    }

    private int rowAt(long timeMs) {
        int row = bars.firstRowAtOrAfter(timeMs);
        return row < bars.count() && bars.openTimeMs(row) == timeMs ? row : -1;
    }

    /** Whether any of the drawn ticks has a bar. */
    boolean isIn(int[] sourceTicks) {
        return Arrays.stream(sourceTicks).anyMatch(source -> rows[source] >= 0);
    }

    /** The history with these ticks in places whose bars open then. */
    SymbolHistory drawn(int[] sourceTicks, long[] placesMs) {
        Drawing drawing = new Drawing(placesMs.length);
        for (int place = 0; place < sourceTicks.length; place++) {
            int row = rows[sourceTicks[place]];
            if (row >= 0) {
                drawing.addBar(placesMs[place], row);
            }
            drawing.addPoints(placesMs[place], clockMs[sourceTicks[place]]);
        }
        return new SymbolHistory(history.ticker(), drawing.bars(), drawing.points.build(), history.openInterest(),
                history.events().stream().filter(event -> event.kind() == CorporateEvent.Kind.EARNINGS).toList(), Optional.empty());
    }

    /** What the last bar left behind, while bars are added: of each where it came from, and by what its prices are multiplied. */
    private final class Drawing {
        private final long[] timesMs;
        private final int[] sources;
        private final double[] factors;
        private final double[] interests;
        private int count;
        private final FundingSeries.Builder points = FundingSeries.builder(funding.count() + 16);
        private int lastRow = warmRows - 1;
        private double factor = 1;
        private double lastCloseUsd = closeBefore(warmRows);
        private int lastInterestRow;
        private double interestFactor = 1;
        private double lastInterest;
        private long lastPointMs = Long.MIN_VALUE;
        /** Where the bar drawn last ends, and the first point at or after that. */
        private long nextSourceMs = Long.MIN_VALUE;
        private int nextPoint;

        Drawing(int places) {
            timesMs = new long[warmRows + places];
            sources = new int[timesMs.length];
            factors = new double[timesMs.length];
            interests = new double[timesMs.length];
            for (int row = 0; row < warmRows; row++) {
                put(bars.openTimeMs(row), row, bars.isKnown(Field.OPEN_INTEREST, row) ? bars.value(Field.OPEN_INTEREST, row) : 0);
            }
            lastInterestRow = warmRows < bars.count() ? interestRowsBefore[warmRows] : -1;
            lastInterest = lastInterestRow < 0 ? 0 : bars.value(Field.OPEN_INTEREST, lastInterestRow);
            for (int point = 0; point < funding.firstAtOrAfter(clockMs[0]); point++) {
                addPoint(point, funding.timeMs(point));
            }
        }

        private double closeBefore(int row) {
            return row == 0 ? bars.value(Field.OPEN, 0) : bars.value(Field.CLOSE, row - 1);
        }

        private void put(long timeMs, int row, double interest) {
            timesMs[count] = timeMs;
            sources[count] = row;
            factors[count] = factor;
            interests[count++] = interest;
        }

        void addBar(long timeMs, int row) {
            if (row != lastRow + 1) {
                factor = lastCloseUsd / closeBefore(row);
            }
            lastRow = row;
            lastCloseUsd = bars.value(Field.CLOSE, row) * factor;
            put(timeMs, row, bars.isKnown(Field.OPEN_INTEREST, row) ? interest(row) : 0);
        }

        /**
         * As recorded where nothing was drawn before, or nothing was open. No row says by what open interest had changed when it was first recorded: there
         * the path goes on at the level it has. Where the history begins with open interest, its first bar is drawn at the recorded level.
         */
        private double interest(int row) {
            int rowBefore = interestRowsBefore[row];
            double now = bars.value(Field.OPEN_INTEREST, row);
            double before = rowBefore >= 0 ? bars.value(Field.OPEN_INTEREST, rowBefore) : row > 0 ? now : 0;
            if (!(before > 0 && lastInterest > 0)) {
                interestFactor = 1;
            } else if (rowBefore < 0 || rowBefore != lastInterestRow) {
                interestFactor = lastInterest / before;
            }
            lastInterestRow = row;
            lastInterest = now * interestFactor;
            return lastInterest;
        }

        BarSeries bars() {
            Map<Field, DoubleBuffer> values = new EnumMap<>(Field.class);
            Map<Field, LongBuffer> bits = new EnumMap<>(Field.class);
            recorded.forEach((field, column) -> values.put(field, DoubleBuffer.wrap(values(field, column), 0, count)));
            recordedBits.forEach((field, known) -> bits.put(field, LongBuffer.wrap(bits(known))));
            return BarSeries.ofColumns(LongBuffer.wrap(timesMs, 0, count), values, bits);
        }

        private double[] values(Field field, double[] column) {
            if (field == Field.OPEN_INTEREST) {
                return interests;
            }
            double[] drawn = new double[count];
            for (int i = 0; i < count; i++) {
                drawn[i] = field.isQuantity() ? column[sources[i]] : column[sources[i]] * factors[i];
            }
            return drawn;
        }

        private long[] bits(long[] known) {
            long[] drawn = new long[(count >>> 6) + 1];
            for (int i = 0; i < count; i++) {
                drawn[i >>> 6] |= (known[sources[i] >>> 6] >>> sources[i] & 1) << i;
            }
            return drawn;
        }

        void addPoints(long placeMs, long sourceMs) {
            int point = sourceMs == nextSourceMs ? nextPoint : funding.firstAtOrAfter(sourceMs);
            for (; point < funding.count() && funding.timeMs(point) < sourceMs + resolutionMs; point++) {
                addPoint(point, placeMs + funding.timeMs(point) - sourceMs);
            }
            nextSourceMs = sourceMs + resolutionMs;
            nextPoint = point;
        }

        /** Two bars whose opens stand differently in their hours could bring two points within the minute that counts as one. */
        private void addPoint(int point, long stampMs) {
            long timeMs = FundingSeries.settleTimeMs(stampMs);
            if (timeMs > lastPointMs) {
                lastPointMs = timeMs;
                points.copyPoint(funding, point, timeMs, factor);
            }
        }
    }
}
