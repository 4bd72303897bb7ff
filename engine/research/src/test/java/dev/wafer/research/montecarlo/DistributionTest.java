package dev.wafer.research.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Quantiles and places among few numbers, by hand. */
class DistributionTest {
    private static final Distribution FOUR = Distribution.of(new double[] {3, 1, 4, 2});

    @Test
    void a_quantile_is_the_smallest_value_that_so_large_a_share_does_not_exceed() {
        assertThat(FOUR.quantile(0)).isEqualTo(1);
        assertThat(FOUR.quantile(0.25)).isEqualTo(1);
        assertThat(FOUR.quantile(0.26)).isEqualTo(2);
        assertThat(FOUR.quantile(0.5)).isEqualTo(2);
        assertThat(FOUR.quantile(1)).isEqualTo(4);
        assertThat(FOUR.lowest()).isEqualTo(1);
        assertThat(FOUR.highest()).isEqualTo(4);
    }

    @Test
    void a_place_counts_those_below_and_half_of_those_equal() {
        assertThat(FOUR.percentile(3)).isEqualTo(0.625);
        assertThat(FOUR.percentile(2.5)).isEqualTo(0.5);
        assertThat(FOUR.percentile(0)).isZero();
        assertThat(FOUR.percentile(5)).isEqualTo(1);
        assertThat(Distribution.of(new double[] {2, 2, 2}).percentile(2)).isEqualTo(0.5);
        assertThat(FOUR.below(3)).isEqualTo(2);
        assertThat(FOUR.above(3)).isEqualTo(1);
    }

    @Test
    void counts_between_edges_hold_the_lower_edge_and_add_up_to_all() {
        assertThat(FOUR.counts(2, 3.5)).containsExactly(1, 2, 1);
        assertThat(FOUR.counts(0)).containsExactly(0, 4);
    }

    @Test
    void no_values_and_values_that_are_not_finite_are_refused() {
        assertThatThrownBy(() -> Distribution.of(new double[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Distribution.of(new double[] {1, Double.NaN})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FOUR.quantile(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
