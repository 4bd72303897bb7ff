package dev.wafer.research.robust;

import dev.wafer.research.montecarlo.Chance;
import dev.wafer.research.montecarlo.Distribution;
import java.util.List;
import java.util.Optional;

/**
 * Where a run stands among its neighbours.
 *
 * @param plan neighbours and seed
 * @param headlineReturn of the run itself
 * @param returns of the neighbours
 * @param drawdowns of the neighbours, intrabar
 * @param loss neighbours that ended below the start
 * @param liquidated neighbours with a liquidation
 * @param movedParameters names of the parameters that were moved; empty: the strategy has no number to move
 * @param mostShiftDays the latest start was so many days later; 0: the span is too short
 * @param refusedDraws draws of parameters that the strategy refused, which were drawn again
 * @param alone each kind of change by itself, what moves the return most first
 */
public record RobustResult(RobustPlan plan, double headlineReturn, Distribution returns, Distribution drawdowns, Chance loss, Chance liquidated,
        List<String> movedParameters, int mostShiftDays, int refusedDraws, List<Alone> alone) {
    /** Copies the lists. */
    public RobustResult {
        movedParameters = List.copyOf(movedParameters);
        alone = List.copyOf(alone);
    }

    /**
     * Share of the neighbours with a lower return, those with the same counted half. Not centred: a half of them pay double and a half act late, which
     * hurts, and none costs less or acts earlier.
     */
    public double percentile() {
        return returns.percentile(headlineReturn);
    }

    /** The returns of the neighbours in parameters alone, which lie on both sides; empty: the strategy has no number to move. */
    public Optional<Distribution> parameterReturns() {
        return alone.stream().filter(one -> one.change == Change.PARAMETERS).map(Alone::returns).findFirst();
    }

    /**
     * One kind of change, all else as in the run itself.
     *
     * @param change the kind
     * @param returns of its runs
     * @param meanMove mean distance of their returns from the run's own, either way
     */
    public record Alone(Change change, Distribution returns, double meanMove) {}
}
