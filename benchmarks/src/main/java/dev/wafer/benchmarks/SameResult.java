package dev.wafer.benchmarks;

import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.RunResult;

/** A timing counts only if the results are equal: compares the two loops to the bit. */
final class SameResult {
    private static final int LEAST_TRADES = 3;

    private SameResult() {}

    /** Throws if the two runs say different things, or too little happened in them to tell. */
    static void check(HandLoop.Result hand, RunResult engine) {
        Summary summary = engine.summary();
        need(hand.trades() >= LEAST_TRADES, "trades", hand.trades(), "at least " + LEAST_TRADES);
        need(hand.trades() == summary.trades(), "trades", hand.trades(), summary.trades());
        need(hand.finalEquityUsd() == summary.finalEquityUsd(), "final equity", hand.finalEquityUsd(), summary.finalEquityUsd());
        need(hand.maxDrawdown() == summary.maxDrawdown(), "drawdown", hand.maxDrawdown(), summary.maxDrawdown());
        need(hand.maxDrawdownIntrabar() == summary.maxDrawdownIntrabar(), "drawdown inside bars", hand.maxDrawdownIntrabar(),
                summary.maxDrawdownIntrabar());
        need(hand.feesNano() / 1e9 == summary.feesUsd(), "fees", hand.feesNano() / 1e9, summary.feesUsd());
        checkCurves("equity", hand.equity(), engine.equity());
        checkCurves("daily equity", hand.daily(), engine.dailyEquity());
    }

    private static void checkCurves(String what, EquityCurve hand, EquityCurve engine) {
        need(hand.count() == engine.count(), what, hand.count(), engine.count());
        for (int i = 0; i < hand.count(); i++) {
            need(hand.timeMs(i) == engine.timeMs(i), what, hand.timeMs(i), engine.timeMs(i));
            need(hand.equityUsd(i) == engine.equityUsd(i), what, hand.equityUsd(i), engine.equityUsd(i));
        }
    }

    private static void need(boolean holds, String what, Object hand, Object engine) {
        if (!holds) {
            throw new IllegalStateException("the two loops differ: " + what + ": by hand " + hand + ", the engine " + engine);
        }
    }
}
