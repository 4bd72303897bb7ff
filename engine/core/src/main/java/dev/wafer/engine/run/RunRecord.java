package dev.wafer.engine.run;

import dev.wafer.engine.measure.DailyEquity;
import dev.wafer.engine.measure.Drawdown;
import dev.wafer.engine.measure.EquityCurve;

/** What the loop writes down at every close. All room is taken before the first bar. */
final class RunRecord {
    private final Drawdown drawdown;
    private final DailyEquity daily;
    private final PreparedMarket market;
    private final double[] equitiesUsd;
    private final long[] endFundingNano;
    private final int fromTick;
    private int closesWithPosition;

    RunRecord(PreparedMarket market, RunSettings settings, int fromTick, int toTick) {
        this.market = market;
        this.fromTick = fromTick;
        long startMs = market.openTimeMs(fromTick);
        drawdown = new Drawdown(settings.capitalUsd());
        daily = new DailyEquity(startMs, settings.capitalUsd(), market.closeTimeMs(toTick - 1));
        equitiesUsd = new double[toTick - fromTick + 1];
        equitiesUsd[0] = settings.capitalUsd();
        endFundingNano = new long[market.symbolCount()];
    }

    Drawdown drawdown() {
        return drawdown;
    }

    void close(int tick, long closeTimeMs, double equityUsd, boolean isHolding) {
        drawdown.close(equityUsd);
        daily.close(closeTimeMs, equityUsd);
        equitiesUsd[tick - fromTick + 1] = equityUsd;
        closesWithPosition += isHolding ? 1 : 0;
    }

    void endFunding(int symbol, long nano) {
        endFundingNano[symbol] = nano;
    }

    long[] endFundingNano() {
        return endFundingNano.clone();
    }

    int closes() {
        return equitiesUsd.length - 1;
    }

    int closesWithPosition() {
        return closesWithPosition;
    }

    EquityCurve equity() {
        long[] timesMs = new long[equitiesUsd.length];
        timesMs[0] = market.openTimeMs(fromTick);
        for (int sample = 1; sample < timesMs.length; sample++) {
            timesMs[sample] = market.closeTimeMs(fromTick + sample - 1);
        }
        return new EquityCurve(timesMs, equitiesUsd);
    }

    EquityCurve daily() {
        return daily.curve();
    }

    /** Whether equity was a finite number at every close (x - x is not zero for any other). */
    boolean isFinite() {
        double zeroUsd = 0;
        for (double equityUsd : equitiesUsd) {
            zeroUsd += equityUsd - equityUsd;
        }
        return zeroUsd == 0;
    }
}
