package dev.wafer.research.montecarlo;

import java.util.OptionalDouble;

/** What one leverage did. */
public sealed interface LeverageRow {
    /** The leverage. */
    int leverage();

    /**
     * It could not be run.
     *
     * @param reason in the words of the refusal
     */
    record Refused(int leverage, String reason) implements LeverageRow {}

    /**
     * It ran, once on the recorded history and once on every drawn path.
     *
     * @param recorded on the recorded history
     * @param chance share of the paths with at least one liquidation, along the run's order of high and low inside bars
     * @param pessimistic the same along the pessimistic order
     * @param optimistic the same along the optimistic order
     * @param refusedPaths paths on which it was refused; they are not among those of the chances
     * @param ambiguousPaths paths with a bar in which the order would change what happened
     * @param meanDaysToLiquidation from the start of a path to its first liquidation, over the paths with one; empty if there is none
     */
    record Ran(int leverage, Recorded recorded, Chance chance, Chance pessimistic, Chance optimistic, int refusedPaths, int ambiguousPaths,
            OptionalDouble meanDaysToLiquidation) implements LeverageRow {}

    /**
     * A run on the recorded history.
     *
     * @param totalReturn final equity / capital - 1
     * @param lowestReturn lowest return over the orders of high and low inside ambiguous bars
     * @param highestReturn highest return over them
     * @param maxDrawdown with troughs inside bars
     * @param liquidations liquidation orders
     * @param ambiguousBars bars in which the order would change what happened
     */
    record Recorded(double totalReturn, double lowestReturn, double highestReturn, double maxDrawdown, int liquidations, int ambiguousBars) {}
}
