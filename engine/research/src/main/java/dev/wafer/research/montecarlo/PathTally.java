package dev.wafer.research.montecarlo;

import dev.wafer.api.StrategySpec;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.util.OptionalDouble;

/** What happened at one leverage on each path. Threads write to different paths; all is read after they ended. */
final class PathTally {
    private static final double DAY_MS = 86_400_000.0;
    private static final byte REFUSED = 1;
    private static final byte CHOSEN = 2;
    private static final byte PESSIMISTIC = 4;
    private static final byte OPTIMISTIC = 8;
    private static final byte AMBIGUOUS = 16;

    private final byte[] bits;
    private final double[] daysToLiquidation;

    PathTally(int paths) {
        bits = new byte[paths];
        daysToLiquidation = new double[paths];
    }

    /** Runs one path and notes what happened; the other orders inside bars are run only where a bar is ambiguous. */
    void run(int path, PreparedMarket market, StrategySpec strategy, RunSettings settings) {
        RunResult run;
        try {
            run = Backtest.run(market, strategy, settings);
        } catch (IllegalArgumentException _) {
            bits[path] = REFUSED;                               // it needs what this path has not drawn, such as open interest
            return;
        }
        boolean isLiquidated = run.summary().liquidations() > 0;
        bits[path] = (byte) (isLiquidated ? CHOSEN | PESSIMISTIC | OPTIMISTIC : 0);
        daysToLiquidation[path] = isLiquidated ? (firstLiquidationMs(run.journal()) - run.span().fromMs()) / DAY_MS : 0;
        if (run.summary().ambiguousBars() > 0) {
            boolean isPessimistic = isLiquidated(PathPolicy.PESSIMISTIC, isLiquidated, market, strategy, settings);
            boolean isOptimistic = isLiquidated(PathPolicy.OPTIMISTIC, isLiquidated, market, strategy, settings);
            bits[path] = (byte) (AMBIGUOUS | (isLiquidated ? CHOSEN : 0) | (isPessimistic ? PESSIMISTIC : 0) | (isOptimistic ? OPTIMISTIC : 0));
        }
    }

    private static boolean isLiquidated(PathPolicy policy, boolean asChosen, PreparedMarket market, StrategySpec strategy, RunSettings settings) {
        return settings.path() == policy ? asChosen
                : Backtest.run(market, strategy, settings.withPath(policy)).summary().liquidations() > 0;
    }

    private static long firstLiquidationMs(Journal journal) {
        for (int row = 0; row < journal.count(); row++) {
            if (journal.entry(row) == Entry.LIQUIDATED) {
                return journal.timeMs(row);
            }
        }
        throw new IllegalStateException("Invariant: what the summary counts as a liquidation stands in the journal, found none");
    }

    /** The row of a leverage that was run on every path; one that was refused on each has none of its own. */
    LeverageRow row(int leverage, LeverageRow.Recorded recorded) {
        int refused = count(REFUSED);
        int ran = bits.length - refused;
        if (ran == 0) {
            return new LeverageRow.Refused(leverage, "refused on every drawn path");
        }
        return new LeverageRow.Ran(leverage, recorded, Chance.of(count(CHOSEN), ran), Chance.of(count(PESSIMISTIC), ran),
                Chance.of(count(OPTIMISTIC), ran), refused, count(AMBIGUOUS), meanDays());
    }

    private int count(byte bit) {
        int count = 0;
        for (byte one : bits) {
            count += (one & bit) != 0 ? 1 : 0;
        }
        return count;
    }

    private OptionalDouble meanDays() {
        double sumDays = 0;
        for (int path = 0; path < bits.length; path++) {
            sumDays += (bits[path] & CHOSEN) != 0 ? daysToLiquidation[path] : 0;
        }
        int hits = count(CHOSEN);
        return hits == 0 ? OptionalDouble.empty() : OptionalDouble.of(sumDays / hits);
    }
}
