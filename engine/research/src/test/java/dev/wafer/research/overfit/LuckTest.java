package dev.wafer.research.overfit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is said of the best, in numbers and in words. */
class LuckTest {
    private static final ReturnMoments BEST = new ReturnMoments(100, 0.3, 0, 3);

    private static Luck luck(long trials, OptionalDouble variance) {
        return new Luck(trials, variance, Optional.of(BEST), Optional.empty(), Optional.empty(), 0);
    }

    @Test
    void the_best_is_held_against_the_best_of_luck() {
        assertThat(luck(50, OptionalDouble.of(0.0004)).expectedMaximum().orElseThrow()).isEqualTo(SharpeOdds.expectedMaximum(50, 0.0004));
        assertThat(luck(50, OptionalDouble.empty()).deflated()).isEmpty();
    }

    @Test
    void one_trial_is_the_best_of_itself() {
        assertThat(luck(1, OptionalDouble.of(0.01)).deflated()).isEqualTo(luck(1, OptionalDouble.of(0.01)).probabilistic());
    }

    @Test
    void words_take_both_tests_and_enough_days() {
        assertThat(Verdict.of(365, OptionalDouble.of(0.95), OptionalDouble.of(0.05))).isEqualTo(Verdict.UNLIKELY_LUCK_ALONE);
        assertThat(Verdict.of(59, OptionalDouble.of(0.99), OptionalDouble.of(0.01))).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(Verdict.of(365, OptionalDouble.of(0.99), OptionalDouble.of(0.06))).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(Verdict.of(365, OptionalDouble.of(0.94), OptionalDouble.of(0.01))).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(Verdict.of(365, OptionalDouble.of(0.49), OptionalDouble.of(0.01))).isEqualTo(Verdict.LIKELY_LUCK);
        assertThat(Verdict.of(365, OptionalDouble.of(0.9), OptionalDouble.of(0.51))).isEqualTo(Verdict.LIKELY_LUCK);
        assertThat(Verdict.of(365, OptionalDouble.empty(), OptionalDouble.of(0.01))).isEqualTo(Verdict.CANNOT_TELL);
    }
}
