package dev.wafer.research.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceTest {
    /** Chance of at most so many hits, summed term by term. */
    private static double atMost(int hits, int paths, double chance) {
        double sum = 0;
        double term = StrictMath.pow(1 - chance, paths);
        for (int k = 0; k <= hits; k++) {
            sum += term;
            term *= (paths - k) / (k + 1.0) * chance / (1 - chance);
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"1,10", "3,1000", "4,1000", "24,1000", "5,6"})
    void outside_the_interval_what_was_found_has_a_chance_of_a_fortieth_at_each_end(int hits, int paths) {
        Chance chance = Chance.of(hits, paths);

        assertThat(atMost(hits, paths, chance.high())).isCloseTo(0.025, within(1e-7));
        assertThat(1 - atMost(hits - 1, paths, chance.low())).isCloseTo(0.025, within(1e-7));
        assertThat(chance.share()).isBetween(chance.low(), chance.high());
    }

    @Test
    void never_in_a_thousand_is_up_to_0_368_percent() {
        Chance chance = Chance.of(0, 1_000);

        assertThat(chance.low()).isZero();
        assertThat(chance.high()).isCloseTo(0.0036821, within(1e-7));       // 1 - 0.025^(1/1000)
        assertThat(atMost(0, 1_000, chance.high())).isCloseTo(0.025, within(1e-12));
    }

    @Test
    void always_is_the_mirror_of_never() {
        assertThat(Chance.of(1_000, 1_000).high()).isEqualTo(1);
        assertThat(Chance.of(1_000, 1_000).low()).isCloseTo(1 - Chance.of(0, 1_000).high(), within(1e-15));
        assertThat(Chance.of(1, 1).low()).isCloseTo(0.025, within(1e-15));
    }

    @Test
    void the_library_meets_the_edges_that_are_solved_by_hand() {
        assertThat(Chance.of(1, 1_000).high()).isBetween(Chance.of(0, 1_000).high(), Chance.of(2, 1_000).high());
        assertThat(Chance.of(999, 1_000).low()).isBetween(Chance.of(998, 1_000).low(), Chance.of(1_000, 1_000).low());
    }

    @Test
    void what_is_no_share_is_refused() {
        assertThatThrownBy(() -> Chance.of(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Chance.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Chance.of(-1, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
