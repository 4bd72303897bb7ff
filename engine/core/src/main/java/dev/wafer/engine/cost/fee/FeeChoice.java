package dev.wafer.engine.cost.fee;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which fees a run pays.
 *
 * @param volumeTier of the trader, 0 to {@link FeeSchedule#HIGHEST_TIER}; the rule book's fees are those of tier 0
 * @param own fees in place of the rule book's
 * @param times factor on what is charged, 1 for none; rebates stay as they are
 */
public record FeeChoice(int volumeTier, Optional<FeeFractions> own, double times) {
    private static final double MOST_TIMES = 100;
    private static final FeeSchedule[] KNOWN = {new FeeSchedule(1, false), new FeeSchedule(1, true)};
    private static final double TIE = 1e-9;

    /** What the rule book says. */
    public static final FeeChoice OF_THE_RULES = ofTier(0);

    /** Refuses unknown tiers, and factors that are not from 0 to 100. */
    public FeeChoice {
        if (!(volumeTier >= 0 && volumeTier <= FeeSchedule.HIGHEST_TIER)) {
            throw new IllegalArgumentException("fees: found tier " + volumeTier + ", expected 0 to " + FeeSchedule.HIGHEST_TIER);
        }
        if (!(times >= 0 && times <= MOST_TIMES)) {
            throw new IllegalArgumentException("fees: found a factor of " + times + ", expected 0 to 100");
        }
    }

    /** The venue's fees for a trader of this volume. */
    public static FeeChoice ofTier(int volumeTier) {
        return new FeeChoice(volumeTier, Optional.empty(), 1);
    }

    /** These, whatever the rule book says. */
    public static FeeChoice of(FeeFractions own) {
        return new FeeChoice(0, Optional.of(own), 1);
    }

    /** The same with another factor on what is charged. */
    public FeeChoice withTimes(double factor) {
        return new FeeChoice(volumeTier, own, factor);
    }

    /** As it always was where nothing is multiplied: fingerprints of parameters are taken of it. */
    @Override
    public String toString() {
        return "FeeChoice[volumeTier=" + volumeTier + ", own=" + own + (times == 1 ? "]" : ", times=" + times + "]");
    }

    /**
     * What is paid where the rule book has these fees of tier 0.
     *
     * @throws IllegalArgumentException if a higher tier is wanted and the fees are of no known schedule
     */
    public FeeFractions where(FeeFractions ofTierZero) {
        FeeFractions plain = plain(ofTierZero);
        return times == 1 ? plain : new FeeFractions(charged(plain.makerFraction()), charged(plain.takerFraction()));
    }

    private double charged(double fraction) {
        return fraction > 0 ? fraction * times : fraction;
    }

    private FeeFractions plain(FeeFractions ofTierZero) {
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
