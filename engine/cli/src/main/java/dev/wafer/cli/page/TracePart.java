package dev.wafer.cli.page;

import dev.wafer.cli.text.JsonText;
import dev.wafer.engine.journal.PositionTrace;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.run.RunResult;
import java.util.Arrays;

/**
 * An account over time: equity, drawdown and leverage of all of it, and each symbol's position. Everything is taken at closes, but the
 * nearest to liquidation: that is by the worst mark inside bars.
 */
final class TracePart {
    private static final int FINE_FIGURES = 7;
    private static final int PRICE_FIGURES = 6;
    private static final int SHARE_FIGURES = 4;

    private final RunResult result;
    private final PositionTrace positions;
    private final TimeAxis axis;
    private final double[] equityUsd;
    private final double[] leverages;
    private final double[][] distances;

    TracePart(PageRun run, TimeAxis axis) {
        result = run.run().result();
        positions = run.observed().positions();
        this.axis = axis;
        equityUsd = equityByBar(result.equity(), axis);
        distances = new double[result.symbols().size()][axis.bars()];
        leverages = new double[axis.bars()];
        for (int symbol = 0; symbol < distances.length; symbol++) {
            addExposure(symbol);
        }
    }

    private void addExposure(int symbol) {
        for (int bar = 0; bar < axis.bars(); bar++) {
            double qtyShares = positions.signedQtyShares(symbol, bar);
            distances[symbol][bar] = distance(symbol, bar, positions.markUsd(symbol, bar));
            if (qtyShares != 0 && equityUsd[bar] > 0) {
                leverages[bar] += Math.abs(qtyShares) * positions.markUsd(symbol, bar) / equityUsd[bar];
            }
        }
    }

    /** How far a mark is from the liquidation of the position held at a close, over the mark; NaN where nothing liquidates it. */
    private double distance(int symbol, int bar, double markUsd) {
        double towards = positions.signedQtyShares(symbol, bar) > 0 ? 1 : -1;
        return Math.max(0, towards * (markUsd - liquidationUsd(symbol, bar)) / markUsd);
    }

    /** The price at which a position is liquidated; NaN where there is no position, or none at which it would be. */
    private double liquidationUsd(int symbol, int bar) {
        boolean isHeld = positions.signedQtyShares(symbol, bar) != 0 && positions.liquidationUsd(symbol, bar) > 0;
        return isHeld ? positions.liquidationUsd(symbol, bar) : Double.NaN;
    }

    void write(JsonText json) {
        MarketPart.writeSpread(json, "equity", axis, bar -> equityUsd[bar], NumberColumn::writeUsd, FINE_FIGURES);
        double[] drawdowns = drawdowns();
        NumberColumn.write(json, "drawdown", axis.folded(bar -> drawdowns[bar], Math::max), SHARE_FIGURES);
        NumberColumn.write(json, "leverage", axis.folded(bar -> leverages[bar], Math::max), SHARE_FIGURES);
        json.list("positions", list -> {
            for (int symbol = 0; symbol < distances.length; symbol++) {
                int place = symbol;
                list.item(one -> writePosition(one, place));
            }
        }).list("exposure", list -> {
            for (int symbol = 0; symbol < distances.length; symbol++) {
                int place = symbol;
                list.item(one -> writeExposure(one, place));
            }
        }).object("leverages", one -> one.put("highest", Arrays.stream(leverages).max().orElse(0))
                .put("mean", Arrays.stream(leverages).average().orElse(0)));
    }

    private void writePosition(JsonText json, int symbol) {
        NumberColumn.write(json, "quantity", axis.folded(bar -> held(symbol, bar, positions.signedQtyShares(symbol, bar)), (_, last) -> last), PRICE_FIGURES);
        NumberColumn.writeUsd(json, "entry", axis.folded(bar -> held(symbol, bar, positions.entryUsd(symbol, bar)), (_, last) -> last), FINE_FIGURES);
        NumberColumn.writeUsd(json, "liquidation", axis.folded(bar -> liquidationUsd(symbol, bar), (_, last) -> last), FINE_FIGURES);
        NumberColumn.write(json, "distance", axis.folded(bar -> distances[symbol][bar], Math::min), SHARE_FIGURES);
    }

    private double held(int symbol, int bar, double value) {
        return positions.signedQtyShares(symbol, bar) == 0 ? Double.NaN : value;
    }

    private void writeExposure(JsonText json, int symbol) {
        int longBars = 0, shortBars = 0, nearest = -1;
        double least = Double.MAX_VALUE;
        for (int bar = 0; bar < axis.bars(); bar++) {
            longBars += positions.signedQtyShares(symbol, bar) > 0 ? 1 : 0;
            shortBars += positions.signedQtyShares(symbol, bar) < 0 ? 1 : 0;
            double worst = distance(symbol, bar, positions.worstMarkUsd(symbol, bar));
            if (worst < least) {
                least = worst;
                nearest = bar;
            }
        }
        json.put("long", longBars / (double) axis.bars()).put("short", shortBars / (double) axis.bars());
        if (nearest >= 0) {
            json.put("nearest", least).put("nearestMs", positions.timeMs(nearest));
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
}
