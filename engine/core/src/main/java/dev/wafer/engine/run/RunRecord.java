package dev.wafer.engine.run;

import dev.wafer.engine.measure.DailyEquity;
import dev.wafer.engine.measure.Drawdown;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.EquityCurve.Detail;
import java.util.Arrays;

/** What the loop writes down at every close. All room is taken before the first bar. */
final class RunRecord {
    private static final double[] NOT_KEPT = {};

    private final PreparedMarket market;
    private final int fromTick;
    private final Drawdown drawdown;
    private final DailyEquity daily;
    private final double[] equitiesUsd;
    private final double capitalUsd;
    private final int closes;
    private final long[] endFundingNano;
    private int closesPassed;
    private int closesWithPosition;

    RunRecord(PreparedMarket market, RunSettings settings, int fromTick, int toTick) {
        this.market = market;
        this.fromTick = fromTick;
        capitalUsd = settings.capitalUsd();
        drawdown = new Drawdown(capitalUsd);
        daily = new DailyEquity(market.openTimeMs(fromTick), capitalUsd, market.closeTimeMs(toTick - 1));
        closes = toTick - fromTick;
        equitiesUsd = settings.equity() == Detail.BARS ? new double[closes] : NOT_KEPT;
        endFundingNano = new long[market.symbolCount()];
    }

    int fromTick() {
        return fromTick;
    }

    Drawdown drawdown() {
        return drawdown;
    }

    /** Equity by close, in the order of ticks, the first at place 0; empty if it is not kept. The array itself. */
    double[] equitiesUsd() {
        return equitiesUsd;
    }

    void close(long closeTimeMs, double equityUsd, boolean isHolding) {
        drawdown.close(equityUsd);
        daily.close(closeTimeMs, equityUsd);
        if (equitiesUsd.length != 0) {
            equitiesUsd[closesPassed] = equityUsd;
        }
        closesPassed++;
        closesWithPosition += isHolding ? 1 : 0;
    }

    /** Keeps one equity for the closes of some ticks, from one to before another, if equity by close is kept. */
    void keep(int firstTick, int endTick, double equityUsd) {
        if (equitiesUsd.length != 0) {
            Arrays.fill(equitiesUsd, firstTick - fromTick, endTick - fromTick, equityUsd);
        }
    }

    /** Keeps the equities of so many closes from a tick on, if equity by close is kept. */
    void keep(int firstTick, double[] closeEquitiesUsd, int count) {
        if (equitiesUsd.length != 0) {
            System.arraycopy(closeEquitiesUsd, 0, equitiesUsd, firstTick - fromTick, count);
        }
    }

    /** Equity at a close that is passed together with others; closes come in order. */
    void sample(long closeTimeMs, double equityUsd) {
        daily.close(closeTimeMs, equityUsd);
    }

    /** So many closes were passed at once, none but the last at or beyond a 00:00 UTC unless it was sampled; drawdown and equity by close have
     * been kept already. */
    void passed(int count, long lastCloseTimeMs, double lastEquityUsd, boolean isHolding) {
        daily.close(lastCloseTimeMs, lastEquityUsd);
        closesPassed += count;
        closesWithPosition += isHolding ? count : 0;
    }

    void endFunding(int symbol, long nano) {
        endFundingNano[symbol] = nano;
    }

    long[] endFundingNano() {
        return endFundingNano.clone();
    }

    int closes() {
        return closes;
    }

    int closesWithPosition() {
        return closesWithPosition;
    }

    /** Equity at the start and at every close; the daily one if that is not kept. */
    EquityCurve equity() {
        if (equitiesUsd.length == 0) {
            return daily();
        }
        EquityCurve.Builder curve = new EquityCurve.Builder(closes + 1);
        curve.add(market.openTimeMs(fromTick), capitalUsd);
        for (int close = 0; close < closesPassed; close++) {
            curve.add(market.closeTimeMs(fromTick + close), equitiesUsd[close]);
        }
        return curve.build();
    }

    EquityCurve daily() {
        return daily.curve();
    }
}
