package dev.wafer.research.overfit;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much of the best of many trials may be luck.
 *
 * @param trials configurations that the best is the best of
 * @param variance of the daily Sharpe ratios that luck gives over these days, by {@link SharpeSpread#ofLuck}
 * @param best moments of its daily returns; none where they do not vary
 * @param chance that the choice among the tested trials was worth nothing
 * @param ability of the best of the tested trials against doing nothing
 * @param tested trials whose daily returns the last two read
 * @param isBestTested whether the best is one of them
 */
public record Luck(long trials, OptionalDouble variance, Optional<ReturnMoments> best, Optional<OverfitChance> chance, Optional<SuperiorAbility> ability,
        int tested, boolean isBestTested) {
    /** Chance that the true Sharpe ratio of the best is above zero, were it the only trial. */
    public OptionalDouble probabilistic() {
        return best.map(found -> OptionalDouble.of(SharpeOdds.probabilistic(found, 0))).orElse(OptionalDouble.empty());
    }

    /** The daily Sharpe ratio that the best of so many trials without skill is expected to have. */
    public OptionalDouble expectedMaximum() {
        return variance.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(SharpeOdds.expectedMaximum(trials, variance.getAsDouble()));
    }

    /** Deflated Sharpe ratio of the best. */
    public OptionalDouble deflated() {
        return best.isEmpty() || expectedMaximum().isEmpty() ? OptionalDouble.empty()
                : OptionalDouble.of(SharpeOdds.probabilistic(best.get(), expectedMaximum().getAsDouble()));
    }

    /** Days after which the best would be surely above what luck gives, if it went on like this; none if it is not above. */
    public OptionalDouble minimumDays() {
        return best.isEmpty() || expectedMaximum().isEmpty() ? OptionalDouble.empty()
                : SharpeOdds.minimumDays(best.get(), expectedMaximum().getAsDouble(), Verdict.SURE);
    }

    /** Chance by the SPA test. */
    public OptionalDouble spa() {
        return ability.map(found -> OptionalDouble.of(found.consistent())).orElse(OptionalDouble.empty());
    }

    /** Whether the best of one part of the days is in the lower half on the rest about every second time, or more often. */
    public boolean isChoiceWorthNothing() {
        return chance.filter(found -> found.probability() >= Verdict.EVEN).isPresent();
    }

    /** In words. */
    public Verdict verdict() {
        OptionalDouble overfitting = chance.stream().mapToDouble(OverfitChance::probability).findFirst();
        return Verdict.of(best.map(ReturnMoments::days).orElse(0), deflated(), spa(), overfitting);
    }
}
