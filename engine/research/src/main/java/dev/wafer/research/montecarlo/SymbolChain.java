package dev.wafer.research.montecarlo;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingPoint;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.SymbolHistory;
import java.util.Arrays;
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
        return new SymbolHistory(history.ticker(), drawing.bars.build(), drawing.points.build(), history.openInterest(),
                history.events().stream().filter(event -> event.kind() == CorporateEvent.Kind.EARNINGS).toList(), Optional.empty());
    }

    /** What the last bar left behind, while bars are added. */
    private final class Drawing {
        private final BarSeries.Builder bars;
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
            bars = BarSeries.builder(warmRows + places);
            BarSeries recorded = SymbolChain.this.bars;
            for (int row = 0; row < warmRows; row++) {
                bars.copyRow(recorded, row);
            }
            lastInterestRow = warmRows < recorded.count() ? interestRowsBefore[warmRows] : -1;
            lastInterest = lastInterestRow < 0 ? 0 : recorded.value(Field.OPEN_INTEREST, lastInterestRow);
            for (int point = 0; point < funding.firstAtOrAfter(clockMs[0]); point++) {
                addPoint(point, funding.timeMs(point));
            }
        }

        private double closeBefore(int row) {
            BarSeries recorded = SymbolChain.this.bars;
            return row == 0 ? recorded.value(Field.OPEN, 0) : recorded.value(Field.CLOSE, row - 1);
        }

        void addBar(long timeMs, int row) {
            BarSeries recorded = SymbolChain.this.bars;
            if (row != lastRow + 1) {
                factor = lastCloseUsd / closeBefore(row);
            }
            lastRow = row;
            lastCloseUsd = price(Field.CLOSE, row);
            bars.add(timeMs, price(Field.OPEN, row), price(Field.HIGH, row), price(Field.LOW, row), lastCloseUsd);
            if (recorded.isKnown(Field.MARK_OPEN, row)) {
                bars.withMark(price(Field.MARK_OPEN, row), price(Field.MARK_HIGH, row), price(Field.MARK_LOW, row), price(Field.MARK_CLOSE, row));
            }
            if (recorded.isKnown(Field.ORACLE, row)) {
                bars.with(Field.ORACLE, price(Field.ORACLE, row));
            }
            if (recorded.isKnown(Field.VOLUME, row)) {
                bars.with(Field.VOLUME, recorded.value(Field.VOLUME, row));
            }
            if (recorded.isKnown(Field.OPEN_INTEREST, row)) {
                bars.with(Field.OPEN_INTEREST, interest(row));
            }
        }

        private double price(Field field, int row) {
            return SymbolChain.this.bars.value(field, row) * factor;
        }

        /** As recorded where nothing was known before, or nothing was open. */
        private double interest(int row) {
            BarSeries recorded = SymbolChain.this.bars;
            int rowBefore = interestRowsBefore[row];
            double before = rowBefore < 0 ? 0 : recorded.value(Field.OPEN_INTEREST, rowBefore);
            if (!(before > 0 && lastInterest > 0)) {
                interestFactor = 1;
            } else if (rowBefore != lastInterestRow) {
                interestFactor = lastInterest / before;
            }
            lastInterestRow = row;
            lastInterest = recorded.value(Field.OPEN_INTEREST, row) * interestFactor;
            return lastInterest;
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
            if (timeMs <= lastPointMs) {
                return;
            }
            lastPointMs = timeMs;
            FundingPoint known = FundingPoint.at(timeMs, funding.intervalMs(point));
            known = funding.isRateKnown(point) ? known.withRate(funding.ratePerInterval(point)) : known;
            known = funding.isPremiumKnown(point) ? known.withPremium(funding.premium(point)) : known;
            known = funding.isImpactKnown(point) ? known.withImpact(funding.impactBidUsd(point) * factor, funding.impactAskUsd(point) * factor) : known;
            points.add(funding.isOracleKnown(point) ? known.withOracle(funding.oracleUsd(point) * factor) : known);
        }
    }
}
