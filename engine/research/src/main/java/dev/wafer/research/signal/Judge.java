package dev.wafer.research.signal;

import java.util.Optional;

/** The rule behind the verdict, as {@link SignalStudy} states it. */
final class Judge {
    private static final double LEVEL = 0.05;

    private Judge() {}

    static Verdict verdict(boolean usesOpenInterest, Cell.Evidence evidence, double rankAdjustedP, double partialAdjustedP, Optional<Cell.Placebo> placebo) {
        boolean isThere = rankAdjustedP <= LEVEL;
        if (!usesOpenInterest) {
            return isThere ? Verdict.FORETELLS : Verdict.CANNOT_TELL;
        }
        boolean beatsPlacebo = placebo.isPresent() && placebo.get().pValue() <= LEVEL;
        if (partialAdjustedP <= LEVEL && beatsPlacebo) {
            return Verdict.ADDS;
        }
        boolean isPrice = priceSaysAll(evidence) || (placebo.isPresent() && rotationDoesAsWell(evidence, placebo.get()));
        return isThere && isPrice ? Verdict.NO_BETTER_THAN_PRICE : Verdict.CANNOT_TELL;
    }

    /** Nothing is seen beyond price, and a coefficient as large as the whole one would have been. */
    private static boolean priceSaysAll(Cell.Evidence evidence) {
        Estimate beyond = evidence.beyondPrice();
        return beyond.pValue() > LEVEL && Student.of(beyond.degreesOfFreedom()).seen() * beyond.standardError() <= Math.abs(evidence.rank().ic());
    }

    /** Rotated open interest cannot be told from the true, and half of them reach half of what the true one does. */
    private static boolean rotationDoesAsWell(Cell.Evidence evidence, Cell.Placebo placebo) {
        return placebo.pValue() > LEVEL && placebo.medianIc() >= Math.abs(evidence.beyondPrice().ic()) / 2;
    }
}
