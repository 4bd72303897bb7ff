package dev.wafer.cli.page;

import dev.wafer.cli.text.JsonText;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Prices, open interest and funding on a time axis. */
final class MarketPart {
    private static final int PRICE_FIGURES = 6;
    private static final int OTHER_FIGURES = 5;
    private static final double MS_PER_HOUR = 3_600_000;

    private final MarketData data;
    private final TimeAxis axis;

    MarketPart(MarketData data, TimeAxis axis) {
        this.data = data;
        this.axis = axis;
    }

    void write(JsonText json) {
        json.object("axis", axis::write).list("symbols", list -> data.histories().forEach(history -> list.item(one -> write(one, history))));
    }

    private void write(JsonText json, SymbolHistory history) {
        BarSeries bars = history.bars();
        int[] rows = rows(bars, axis);
        json.put("ticker", history.ticker());
        NumberColumn.writeUsd(json, "open", axis.folded(bar -> value(bars, Field.OPEN, rows[bar]), (first, _) -> first), PRICE_FIGURES);
        NumberColumn.writeUsd(json, "high", axis.folded(bar -> value(bars, Field.HIGH, rows[bar]), Math::max), PRICE_FIGURES);
        NumberColumn.writeUsd(json, "low", axis.folded(bar -> value(bars, Field.LOW, rows[bar]), Math::min), PRICE_FIGURES);
        NumberColumn.writeUsd(json, "close", axis.folded(bar -> value(bars, Field.CLOSE, rows[bar]), (_, last) -> last), PRICE_FIGURES);
        writeSpread(json, "openInterest", axis, bar -> value(bars, Field.OPEN_INTEREST, rows[bar]), NumberColumn::write, OTHER_FIGURES);
        double[] rates = ratesPerHour(history.funding());
        NumberColumn.write(json, "fundingPerHour", axis.folded(bar -> rates[bar], MarketPart::further), OTHER_FIGURES);
    }

    /** How a column is written: to so many figures. */
    @FunctionalInterface
    interface ColumnWriter {
        void write(JsonText json, String name, double[] values, int figures);
    }

    /** The last value of each place and, where places hold several bars, the lowest and the highest as well. */
    static void writeSpread(JsonText json, String name, TimeAxis axis, IntToDoubleFunction valueOfBar, ColumnWriter writer, int figures) {
        writer.write(json, name, axis.folded(valueOfBar, (_, last) -> last), figures);
        if (axis.barsPerPlace() > 1) {
            writer.write(json, name + "Low", axis.folded(valueOfBar, Math::min), figures);
            writer.write(json, name + "High", axis.folded(valueOfBar, Math::max), figures);
        }
    }

    /** The row of a series at each bar of the axis; -1 where it has none. */
    static int[] rows(BarSeries bars, TimeAxis axis) {
        int[] rows = new int[axis.bars()];
        Arrays.fill(rows, -1);
        int row = bars.firstRowAtOrAfter(axis.openMs(0));
        for (int bar = 0; bar < rows.length && row < bars.count(); bar++) {
            if (bars.openTimeMs(row) == axis.openMs(bar)) {
                rows[bar] = row++;
            }
        }
        return rows;
    }

    /** A value of a row; NaN where there is none. */
    static double value(BarSeries bars, Field field, int row) {
        return row >= 0 && bars.isKnown(field, row) ? bars.value(field, row) : Double.NaN;
    }

    /** Recorded rates for an hour by the bar that holds their time, the one furthest from zero if it holds several. */
    private double[] ratesPerHour(FundingSeries funding) {
        double[] rates = new double[axis.bars()];
        Arrays.fill(rates, Double.NaN);
        long endMs = axis.closeMs(axis.bars() - 1);
        for (int point = funding.firstAtOrAfter(axis.openMs(0)); point < funding.count() && funding.timeMs(point) < endMs; point++) {
            if (funding.isRateKnown(point)) {
                int bar = axis.barAt(funding.timeMs(point));
                double rate = funding.ratePerInterval(point) / (funding.intervalMs(point) / MS_PER_HOUR);
                rates[bar] = Double.isNaN(rates[bar]) ? rate : further(rates[bar], rate);
            }
        }
        return rates;
    }

    private static double further(double one, double other) {
        return Math.abs(other) > Math.abs(one) ? other : one;
    }
}
