package dev.wafer.benchmarks;

import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.RunResult;
import java.util.List;
import java.util.stream.IntStream;

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
        need(samples(hand.daily()).equals(samples(engine.dailyEquity())), "daily equity", hand.daily().count(), engine.dailyEquity().count());
    }

    private static List<String> samples(EquityCurve curve) {
        return IntStream.range(0, curve.count()).mapToObj(i -> curve.timeMs(i) + " " + curve.equityUsd(i)).toList();
    }

    private static void need(boolean holds, String what, Object hand, Object engine) {
        if (!holds) {
            throw new IllegalStateException("the two loops differ: " + what + ": by hand " + hand + ", the engine " + engine);
        }
    }
}
