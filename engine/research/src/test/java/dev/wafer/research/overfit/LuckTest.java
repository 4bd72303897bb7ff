package dev.wafer.research.overfit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is said of the best, in numbers and in words. */
class LuckTest {
    private static final ReturnMoments BEST = new ReturnMoments(100, 0.3, 0, 3);

    private static Luck luck(long trials, OptionalDouble variance) {
        return new Luck(trials, variance, Optional.of(BEST), Optional.empty(), Optional.empty(), 0, false);
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
        assertThat(Verdict.of(365, OptionalDouble.of(0.95), OptionalDouble.of(0.05), OptionalDouble.of(0.1))).isEqualTo(Verdict.UNLIKELY_LUCK_ALONE);
        assertThat(Verdict.of(59, OptionalDouble.of(0.99), OptionalDouble.of(0.01), OptionalDouble.of(0.1))).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(Verdict.of(365, OptionalDouble.of(0.99), OptionalDouble.of(0.06), OptionalDouble.of(0.1))).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(Verdict.of(365, OptionalDouble.of(0.94), OptionalDouble.of(0.01), OptionalDouble.of(0.1))).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(Verdict.of(365, OptionalDouble.of(0.49), OptionalDouble.of(0.01), OptionalDouble.of(0.1))).isEqualTo(Verdict.LIKELY_LUCK);
        assertThat(Verdict.of(365, OptionalDouble.of(0.9), OptionalDouble.of(0.51), OptionalDouble.of(0.1))).isEqualTo(Verdict.LIKELY_LUCK);
        assertThat(Verdict.of(365, OptionalDouble.empty(), OptionalDouble.of(0.01), OptionalDouble.of(0.1))).isEqualTo(Verdict.CANNOT_TELL);
    }

    /** The best of one half of the days falls below the middle on the other: then it is the best by luck, whatever it earned. */
    @Test
    void a_choice_that_was_worth_nothing_is_never_more_than_luck() {
        OptionalDouble sure = OptionalDouble.of(0.99), small = OptionalDouble.of(0.01);

        assertThat(Verdict.of(365, sure, small, OptionalDouble.of(0.49))).isEqualTo(Verdict.UNLIKELY_LUCK_ALONE);
        assertThat(Verdict.of(365, sure, small, OptionalDouble.of(0.5))).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(Verdict.of(365, sure, small, OptionalDouble.empty())).isEqualTo(Verdict.UNLIKELY_LUCK_ALONE);
        assertThat(Verdict.of(365, OptionalDouble.of(0.1), small, OptionalDouble.of(0.5))).isEqualTo(Verdict.LIKELY_LUCK);
    }
}
