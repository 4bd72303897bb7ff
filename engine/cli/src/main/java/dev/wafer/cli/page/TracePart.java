package dev.wafer.cli.page;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.journal.PositionTrace;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.run.RunResult;
import java.util.Arrays;

/** An account over time: equity, drawdown and leverage of all of it, and each symbol's position. Everything is taken at closes. */
final class TracePart {
    private static final int FINE_FIGURES = 7;
    private static final int PRICE_FIGURES = 6;
    private static final int SHARE_FIGURES = 4;

    private final RunResult result;
    private final PositionTrace positions;
    private final TimeAxis axis;
    private final double[] equityUsd;
    private final double[] leverages;
    private final double[][] marksUsd;
    private final double[][] distances;

    TracePart(PageRun run, MarketData data, TimeAxis axis) {
        result = run.run().result();
        positions = run.observed().positions();
        this.axis = axis;
        equityUsd = equityByBar(result.equity(), axis);
        marksUsd = new double[data.histories().size()][];
        distances = new double[marksUsd.length][axis.bars()];
        leverages = new double[axis.bars()];
        for (int symbol = 0; symbol < marksUsd.length; symbol++) {
            marksUsd[symbol] = marksByBar(data.histories().get(symbol).bars(), axis);
            addExposure(symbol);
        }
    }

    private void addExposure(int symbol) {
        for (int bar = 0; bar < axis.bars(); bar++) {
            double markUsd = marksUsd[symbol][bar], qtyShares = positions.signedQtyShares(symbol, bar), liquidationUsd = liquidationUsd(symbol, bar);
            distances[symbol][bar] = Math.abs(markUsd - liquidationUsd) / markUsd;
            if (qtyShares != 0 && equityUsd[bar] > 0 && !Double.isNaN(markUsd)) {
                leverages[bar] += Math.abs(qtyShares) * markUsd / equityUsd[bar];
            }
        }
    }

    /** The price at which a position is liquidated; NaN where there is no position, or none at which it would be. */
    private double liquidationUsd(int symbol, int bar) {
        boolean isHeld = positions.signedQtyShares(symbol, bar) != 0 && positions.liquidationUsd(symbol, bar) > 0;
        return isHeld ? positions.liquidationUsd(symbol, bar) : Double.NaN;
    }

    void write(PageJson json) {
        MarketPart.writeSpread(json, "equity", axis, bar -> equityUsd[bar], FINE_FIGURES);
        double[] drawdowns = drawdowns();
        NumberColumn.write(json, "drawdown", axis.folded(bar -> drawdowns[bar], Math::max), SHARE_FIGURES);
        NumberColumn.write(json, "leverage", axis.folded(bar -> leverages[bar], Math::max), SHARE_FIGURES);
        json.list("positions", list -> {
            for (int symbol = 0; symbol < marksUsd.length; symbol++) {
                int place = symbol;
                list.item(one -> writePosition(one, place));
            }
        }).list("exposure", list -> {
            for (int symbol = 0; symbol < marksUsd.length; symbol++) {
                int place = symbol;
                list.item(one -> writeExposure(one, place));
            }
        }).object("leverages", one -> one.put("highest", Arrays.stream(leverages).max().orElse(0))
                .put("mean", Arrays.stream(leverages).average().orElse(0)));
    }

    private void writePosition(PageJson json, int symbol) {
        NumberColumn.write(json, "quantity", axis.folded(bar -> held(symbol, bar, positions.signedQtyShares(symbol, bar)), (_, last) -> last), PRICE_FIGURES);
        NumberColumn.write(json, "entry", axis.folded(bar -> held(symbol, bar, positions.entryUsd(symbol, bar)), (_, last) -> last), FINE_FIGURES);
        NumberColumn.write(json, "liquidation", axis.folded(bar -> liquidationUsd(symbol, bar), (_, last) -> last), FINE_FIGURES);
        NumberColumn.write(json, "distance", axis.folded(bar -> distances[symbol][bar], Math::min), SHARE_FIGURES);
    }

    private double held(int symbol, int bar, double value) {
        return positions.signedQtyShares(symbol, bar) == 0 ? Double.NaN : value;
    }

    private void writeExposure(PageJson json, int symbol) {
        int longBars = 0, shortBars = 0, nearest = -1;
        for (int bar = 0; bar < axis.bars(); bar++) {
            longBars += positions.signedQtyShares(symbol, bar) > 0 ? 1 : 0;
            shortBars += positions.signedQtyShares(symbol, bar) < 0 ? 1 : 0;
            if (!Double.isNaN(distances[symbol][bar]) && (nearest < 0 || distances[symbol][bar] < distances[symbol][nearest])) {
                nearest = bar;
            }
        }
        json.put("long", longBars / (double) axis.bars()).put("short", shortBars / (double) axis.bars());
        if (nearest >= 0) {
            json.put("nearest", distances[symbol][nearest]).put("nearestMs", positions.timeMs(nearest));
        }
    }

    private double[] drawdowns() {
        double[] drawdowns = new double[axis.bars()];
        double peakUsd = result.equity().count() == 0 ? 0 : result.equity().equityUsd(0);
        for (int bar = 0; bar < drawdowns.length; bar++) {
            peakUsd = Math.max(peakUsd, equityUsd[bar]);
            drawdowns[bar] = peakUsd > 0 ? (peakUsd - equityUsd[bar]) / peakUsd : 0;
        }
        return drawdowns;
    }

    /** Equity at the close of each bar: the last sample up to it. */
    private static double[] equityByBar(EquityCurve curve, TimeAxis axis) {
        double[] equityUsd = new double[axis.bars()];
        int sample = 0;
        for (int bar = 0; bar < equityUsd.length; bar++) {
            while (sample + 1 < curve.count() && curve.timeMs(sample + 1) <= axis.closeMs(bar)) {
                sample++;
            }
            equityUsd[bar] = curve.equityUsd(sample);
        }
        return equityUsd;
    }

    /** The mark at the close of each bar where it was recorded, else the close; of a bar that is absent, the one before. */
    private static double[] marksByBar(BarSeries bars, TimeAxis axis) {
        int[] rows = MarketPart.rows(bars, axis);
        double[] marksUsd = new double[axis.bars()];
        double lastUsd = Double.NaN;
        for (int bar = 0; bar < rows.length; bar++) {
            if (rows[bar] >= 0) {
                lastUsd = bars.value(bars.isKnown(Field.MARK_CLOSE, rows[bar]) ? Field.MARK_CLOSE : Field.CLOSE, rows[bar]);
            }
            marksUsd[bar] = lastUsd;
        }
        return marksUsd;
    }
}
