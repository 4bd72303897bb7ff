package dev.wafer.engine.cost.fee;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which fees a run pays.
 *
 * @param volumeTier of the trader, 0 to {@link FeeSchedule#HIGHEST_TIER}; the rule book's fees are those of tier 0
 * @param own fees in place of the rule book's
 */
public record FeeChoice(int volumeTier, Optional<FeeFractions> own) {
    private static final FeeSchedule[] KNOWN = {new FeeSchedule(1, false), new FeeSchedule(1, true)};
    private static final double TIE = 1e-9;

    /** What the rule book says. */
    public static final FeeChoice OF_THE_RULES = ofTier(0);

    /** Refuses unknown tiers. */
    public FeeChoice {
        if (!(volumeTier >= 0 && volumeTier <= FeeSchedule.HIGHEST_TIER)) {
            throw new IllegalArgumentException("fees: found tier " + volumeTier + ", expected 0 to " + FeeSchedule.HIGHEST_TIER);
        }
    }

    /** The venue's fees for a trader of this volume. */
    public static FeeChoice ofTier(int volumeTier) {
        return new FeeChoice(volumeTier, Optional.empty());
    }

    /** These, whatever the rule book says. */
    public static FeeChoice of(FeeFractions own) {
        return new FeeChoice(0, Optional.of(own));
    }

    /**
     * What is paid where the rule book has these fees of tier 0.
     *
     * @throws IllegalArgumentException if a higher tier is wanted and the fees are of no known schedule
     */
    public FeeFractions where(FeeFractions ofTierZero) {
        if (own.isPresent()) {
            return own.get();
        }
        return volumeTier == 0 ? ofTierZero : scheduleOf(ofTierZero).atTier(volumeTier);
    }

    private FeeSchedule scheduleOf(FeeFractions ofTierZero) {
        return Stream.of(KNOWN).filter(schedule -> isNear(schedule.atTier(0), ofTierZero)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fees: found tier " + volumeTier + " and a venue with maker " + ofTierZero.makerFraction()
                        + ", taker " + ofTierZero.takerFraction() + ", whose tiers are not known; expected tier 0 or fees of your own"));
    }

    private static boolean isNear(FeeFractions left, FeeFractions right) {
        return Math.abs(left.makerFraction() - right.makerFraction()) < TIE && Math.abs(left.takerFraction() - right.takerFraction()) < TIE;
    }
}
