package dev.wafer.research.montecarlo;

import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.run.RunResult;
import java.util.Optional;

/**
 * What a strategy did on many paths.
 *
 * @param drawing the paths, and what they were drawn from
 * @param recorded the run on the history drawn from, over the same span
 * @param paths paths it ran on
 * @param refusedPaths paths on which it was refused; they count nowhere else
 * @param measures how each measure came out
 * @param liquidated paths with a liquidation
 * @param lostHalf paths that lost more than half of the capital
 * @param belowStart paths that ended below the start
 * @param daysToLiquidation from the start of a path to its first liquidation, over the paths with one; empty if there is none
 */
public record MonteCarloResult(Drawing drawing, RunResult recorded, int paths, int refusedPaths, Measures measures, Chance liquidated, Chance lostHalf,
        Chance belowStart, Optional<Distribution> daysToLiquidation) {
    /**
     * The paths, and what they were drawn from.
     *
     * @param plan how
     * @param history first open to last close of the history
     * @param path first open to last close of each path
     * @param tradingDays sessions with prices from outside the venue in the history
     * @param closedStretches weekends and holidays in it, each stretch one
     * @param openInterestCoverage share of the history's bars in which open interest is known, of all symbols together
     */
    public record Drawing(MonteCarloPlan plan, TimeSpan history, TimeSpan path, int tradingDays, int closedStretches, double openInterestCoverage) {}

    /**
     * How each measure came out over the paths.
     *
     * @param totalReturn final equity / capital - 1
     * @param maxDrawdown with troughs inside bars, a fraction of the peak
     * @param finalEquityUsd equity at the last close
     * @param sharpe a year's, over the paths on which it is defined; empty if there is none
     */
    public record Measures(Distribution totalReturn, Distribution maxDrawdown, Distribution finalEquityUsd, Optional<Distribution> sharpe) {}

    /** Whether the recorded run is as long as the paths, so that it can be placed among them. */
    public boolean isComparable() {
        return drawing.plan.lengthMs().isEmpty() || drawing.history.toMs() - drawing.history.fromMs() == drawing.path.toMs() - drawing.path.fromMs();
    }
}
