package dev.wafer.data.simulate;

import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import java.math.RoundingMode;
import java.util.Optional;

/** Bars and funding of one symbol, from its paths. A bar without a trade repeats the last close; mark and oracle go on. */
final class SymbolSimulation {
    private static final long HOUR_MS = 3_600_000;
    private static final double HALF_SPREAD = 0.00012;
    private static final double WICK_OF_MOVE = 0.12;
    private static final int RATE_DECIMALS = 10;

    private final SymbolModel model;
    private final SimulationGrid grid;
    private final OraclePath oracle;
    private final PremiumPath premium;
    private final Activity activity;
    private final MarkPath mark;
    private final Noise noise;
    private double lastTradeUsd;
    private double lastMarkUsd;

    SymbolSimulation(SymbolModel model, SimulationGrid grid, SharedFactors factors, long seed) {
        this.model = model;
        this.grid = grid;
        oracle = new OraclePath(model, grid, factors, seed);
        premium = new PremiumPath(model, grid, seed);
        activity = new Activity(model, grid, seed);
        noise = Noise.of(seed, model.ticker() + " trades");
        double firstUsd = oracle.startUsd(oracle.firstStep());
        mark = new MarkPath(model.bandFraction(), grid.stepHours() * HOUR_MS, firstUsd);
        lastTradeUsd = firstUsd;
        lastMarkUsd = firstUsd;
    }

    /** Bars that open in a span and funding points that settle in it. */
    SymbolHistory history(TimeSpan span) {
        BarSeries.Builder bars = BarSeries.builder(grid.stepCount() / grid.stepsPerBar());
        for (int step = oracle.firstStep(); step < grid.stepCount(); step += grid.stepsPerBar()) {
            addBar(bars, step, span);
        }
        var facts = new OpenInterestFacts(OpenInterestFacts.Kind.CLOSE, "xyz-simulated", HOUR_MS, 0, "simulated, with the bars");
        return new SymbolHistory(model.ticker(), bars.build(), funding(span), Optional.of(facts));
    }

    private void addBar(BarSeries.Builder bars, int firstStep, TimeSpan span) {
        int lastStep = firstStep + grid.stepsPerBar() - 1;
        activity.next(firstStep, oracle.startUsd(firstStep), oracle.endUsd(lastStep));
        boolean isTraded = activity.volumeShares() > 0;
        Range trades = new Range(isTraded ? tradeUsd(firstStep, oracle.startUsd(firstStep)) : lastTradeUsd);
        Range marks = new Range(grid.isReopening(firstStep) ? oracle.startUsd(firstStep) : lastMarkUsd);
        for (int step = firstStep; step <= lastStep; step++) {
            if (isTraded) {
                trades.add(tradeUsd(step, oracle.endUsd(step)));
            }
            double midUsd = oracle.endUsd(step) * (1 + premium.end(step));
            marks.add(mark.next(oracle.endUsd(step), midUsd, trades.closeUsd, grid.isExternal(step)));
        }
        lastTradeUsd = model.instrument().onTick(trades.closeUsd, RoundingMode.HALF_EVEN);
        lastMarkUsd = marks.closeUsd;
        if (isTraded) {
            trades.widen(activity.thinness() * HALF_SPREAD * Math.abs(noise.normal()) + wick(trades), noise.uniform());
        }
        if (grid.startMs(firstStep) >= span.fromMs() && grid.startMs(firstStep) < span.toMs()) {
            write(bars, grid.startMs(firstStep), trades, marks, oracle.endUsd(lastStep));
        }
    }

    private double tradeUsd(int step, double oracleUsd) {
        double halfSpread = HALF_SPREAD * activity.thinness();
        return oracleUsd * (1 + premium.end(step) + halfSpread * noise.normal());
    }

    private double wick(Range trades) {
        return WICK_OF_MOVE * (trades.highUsd / trades.lowUsd - 1) * noise.exponential();
    }

    private void write(BarSeries.Builder bars, long openTimeMs, Range trades, Range marks, double oracleUsd) {
        Instrument instrument = model.instrument();
        int decimals = model.priceDecimals();
        bars.add(openTimeMs, instrument.onTick(trades.openUsd, RoundingMode.HALF_EVEN), instrument.onTick(trades.highUsd, RoundingMode.CEILING),
                instrument.onTick(trades.lowUsd, RoundingMode.FLOOR), instrument.onTick(trades.closeUsd, RoundingMode.HALF_EVEN));
        bars.with(Field.VOLUME, activity.volumeShares()).with(Field.OPEN_INTEREST, activity.openInterestShares());
        bars.withMark(Decimals.round(marks.openUsd, decimals), Decimals.round(marks.highUsd, decimals), Decimals.round(marks.lowUsd, decimals),
                Decimals.round(marks.closeUsd, decimals));
        bars.with(Field.ORACLE, Decimals.round(oracleUsd, decimals));
    }

    private FundingSeries funding(TimeSpan span) {
        FundingSeries.Builder points = FundingSeries.builder(grid.stepCount() / grid.stepsPerHour());
        for (int step = oracle.firstStep() + grid.stepsPerHour(); step < grid.stepCount(); step += grid.stepsPerHour()) {
            long timeMs = grid.startMs(step);
            if (timeMs >= span.fromMs() && timeMs < span.toMs()) {
                double rate = PremiumFunding.ratePerHour(premium.mean(step - grid.stepsPerHour(), step), PremiumFunding.multiplierAt(timeMs));
                double oracleUsd = Decimals.round(oracle.endUsd(step - 1), model.priceDecimals());
                points.add(timeMs, Decimals.round(rate, RATE_DECIMALS), HOUR_MS, oracleUsd);
            }
        }
        return points.build();
    }
}
