package dev.wafer.benchmarks;

import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunResult.Fingerprints;
import java.util.ArrayList;
import java.util.List;

/** A timing counts only if the results are equal: says where two routes to one result differ, to the bit. */
final class SameResult {
    private static final int LEAST_TRADES = 3;

    private final String left;
    private final String right;
    private final List<String> differences = new ArrayList<>();

    private SameResult(String left, String right) {
        this.left = left;
        this.right = right;
    }

    /** Where the loop by hand and the engine differ, or that too little happened in them to tell. */
    static List<String> differences(HandLoop.Result hand, RunResult engine) {
        SameResult same = new SameResult("by hand", "the engine");
        same.say(hand.trades() >= LEAST_TRADES, "trades", hand.trades(), "at least " + LEAST_TRADES);
        same.summaries(hand, engine.summary());
        same.curves("daily equity", hand.daily(), engine.dailyEquity());
        if (hand.equity().count() > 1) {
            same.curves("equity", hand.equity(), engine.equity());
        }
        return List.copyOf(same.differences);
    }

    /** Where the loop by hand and the summary of one point of a batch differ. */
    static List<String> differences(HandLoop.Result hand, Summary batch) {
        SameResult same = new SameResult("by hand", "the batch");
        same.summaries(hand, batch);
        return List.copyOf(same.differences);
    }

    /** Where two runs differ in what was ordered, filled and earned. */
    static List<String> differences(String left, RunResult first, String right, RunResult second) {
        SameResult same = new SameResult(left, right);
        Fingerprints one = first.fingerprints();
        Fingerprints other = second.fingerprints();
        same.equal("decisions", one.decisions(), other.decisions());
        same.equal("fills", one.fills(), other.fills());
        same.equal("money", one.money(), other.money());
        same.equal("summary", first.summary(), second.summary());
        same.curves("daily equity", first.dailyEquity(), second.dailyEquity());
        same.curves("equity", first.equity(), second.equity());
        return List.copyOf(same.differences);
    }

    private void summaries(HandLoop.Result hand, Summary engine) {
        equal("trades", hand.trades(), engine.trades());
        equal("final equity", hand.finalEquityUsd(), engine.finalEquityUsd());
        equal("drawdown", hand.maxDrawdown(), engine.maxDrawdown());
        equal("drawdown inside bars", hand.maxDrawdownIntrabar(), engine.maxDrawdownIntrabar());
        equal("fees", hand.feesNano() / 1e9, engine.feesUsd());
    }

    private void curves(String what, EquityCurve one, EquityCurve other) {
        equal("samples of " + what, one.count(), other.count());
        int differing = 0;
        while (differing < Math.min(one.count(), other.count()) && one.timeMs(differing) == other.timeMs(differing)
                && Double.compare(one.equityUsd(differing), other.equityUsd(differing)) == 0) {
            differing++;
        }
        if (differing < Math.min(one.count(), other.count())) {
            say(false, what + ", sample " + differing, one.timeMs(differing) + " " + one.equityUsd(differing),
                    other.timeMs(differing) + " " + other.equityUsd(differing));
        }
    }

    /** Boxed doubles are equal when their bits are. */
    private void equal(String what, Object one, Object other) {
        say(one.equals(other), what, one, other);
    }

    private void say(boolean holds, String what, Object one, Object other) {
        if (!holds) {
            differences.add(what + ": " + left + " " + one + ", " + right + " " + other);
        }
    }
}
