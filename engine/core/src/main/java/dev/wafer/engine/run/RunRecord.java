package dev.wafer.engine.run;

import dev.wafer.engine.measure.DailyEquity;
import dev.wafer.engine.measure.Drawdown;
import dev.wafer.engine.measure.EquityCurve;

/** What the loop writes down at every close. All room is taken before the first bar. */
final class RunRecord {
    private final Drawdown drawdown;
    private final DailyEquity daily;
    private final EquityCurve.Builder equity;
    private final int closes;
    private final long[] endFundingNano;
    private int closesWithPosition;

    RunRecord(PreparedMarket market, RunSettings settings, int fromTick, int toTick) {
        long startMs = market.openTimeMs(fromTick);
        drawdown = new Drawdown(settings.capitalUsd());
        daily = new DailyEquity(startMs, settings.capitalUsd(), market.closeTimeMs(toTick - 1));
        closes = toTick - fromTick;
        equity = new EquityCurve.Builder(closes + 1);
        equity.add(startMs, settings.capitalUsd());
        endFundingNano = new long[market.symbolCount()];
    }

    Drawdown drawdown() {
        return drawdown;
    }

    void close(long closeTimeMs, double equityUsd, boolean isHolding) {
        drawdown.close(equityUsd);
        daily.close(closeTimeMs, equityUsd);
        equity.add(closeTimeMs, equityUsd);
        closesWithPosition += isHolding ? 1 : 0;
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

    /** Equity at the start and at every close; to be asked for once, after the last. */
    EquityCurve equity() {
        return equity.build();
    }

    EquityCurve daily() {
        return daily.curve();
    }
}
