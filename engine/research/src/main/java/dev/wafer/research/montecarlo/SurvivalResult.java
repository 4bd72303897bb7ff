package dev.wafer.research.montecarlo;

import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.run.RunResult;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which leverage survives.
 *
 * @param rows by leverage, from 1
 * @param drawing what the paths were drawn from
 * @param lowestRun the run on the recorded history at the lowest leverage that was not refused
 */
public record SurvivalResult(List<LeverageRow> rows, Drawing drawing, RunResult lowestRun) {
    /** A chance of liquidation below this counts as survival. */
    public static final double MOST_CHANCE = 0.01;

    /**
     * What the paths were drawn from.
     *
     * @param plan paths, block length and seed
     * @param span first open to last close of the bars drawn from, and of the paths
     * @param tradingDays sessions with prices from outside the venue
     * @param closedStretches weekends and holidays, each stretch one
     */
    public record Drawing(SurvivalPlan plan, TimeSpan span, int tradingDays, int closedStretches) {}

    /**
     * The highest leverage shown to have a chance of liquidation below {@link #MOST_CHANCE}: the upper end of its interval is below it, and so is
     * that of every lower leverage that ran. Empty: shown for none, which more paths might change.
     */
    public OptionalInt highestShown() {
        return highestShown(rows);
    }

    static OptionalInt highestShown(List<LeverageRow> rows) {
        OptionalInt highest = OptionalInt.empty();
        for (LeverageRow row : rows) {
            if (row instanceof LeverageRow.Ran ran) {
                if (!(ran.chance().high() < MOST_CHANCE)) {
                    return highest;
                }
                highest = OptionalInt.of(ran.leverage());
            }
        }
        return highest;
    }
}
