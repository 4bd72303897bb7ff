package dev.wafer.research.overfit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

/** One Sharpe ratio, and the best of many: published numbers and numbers for paper. */
class SharpeOddsTest {
    /** The paper prints four places. */
    private static final double PRINTED = 5e-5;
    private static final double LIBRARY = 1e-9;
    private static final ReturnMoments PUBLISHED = new ReturnMoments(1_250, 2.5 / Math.sqrt(250), -3, 10);

    @Test
    void the_published_example_of_the_deflated_sharpe_ratio_comes_out() {
        assertThat(SharpeOdds.expectedMaximum(100, 0.5 / 250)).isEqualTo(0.1132, within(PRINTED));
        assertThat(SharpeOdds.deflated(PUBLISHED, 100, 0.5 / 250)).isEqualTo(0.9004, within(PRINTED));
    }

    @Test
    void the_published_example_against_46_trials_is_just_sure_enough() {
        assertThat(SharpeOdds.deflated(PUBLISHED, 46, 0.5 / 250)).isEqualTo(0.9505, within(PRINTED));
    }

    @Test
    void after_one_trial_the_deflated_ratio_is_the_probabilistic_one() {
        assertThat(SharpeOdds.deflated(PUBLISHED, 1, 7)).isEqualTo(SharpeOdds.probabilistic(PUBLISHED, 0));
    }

    /** z = 0.1 * sqrt(100) / sqrt(1 + 0.5 * 0.1^2) = 1 / sqrt(1.005). */
    @Test
    void for_normal_returns_the_error_is_that_of_lo() {
        ReturnMoments found = new ReturnMoments(101, 0.1, 0, 3);

        assertThat(SharpeOdds.probabilistic(found, 0)).isEqualTo(new NormalDistribution().cumulativeProbability(1 / Math.sqrt(1.005)), within(LIBRARY));
    }

    @Test
    void after_the_minimum_track_record_the_probability_is_the_confidence() {
        double days = SharpeOdds.minimumDays(PUBLISHED, 0.05, 0.95).orElseThrow();

        double before = SharpeOdds.probabilistic(new ReturnMoments((int) days, PUBLISHED.sharpePerDay(), -3, 10), 0.05);
        double after = SharpeOdds.probabilistic(new ReturnMoments((int) Math.ceil(days), PUBLISHED.sharpePerDay(), -3, 10), 0.05);

        assertThat(before).isLessThan(0.95);
        assertThat(after).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void a_ratio_below_the_benchmark_has_no_track_record_that_is_long_enough() {
        assertThat(SharpeOdds.minimumDays(PUBLISHED, PUBLISHED.sharpePerDay(), 0.95)).isEmpty();
    }

    /** Commons: skewness and kurtosis corrected for the size of the sample; here those of the returns themselves. */
    @Test
    void moments_are_those_of_commons_math() {
        SplittableRandom random = new SplittableRandom(3);
        double[] returns = random.doubles(400).map(value -> 0.01 * StrictMath.exp(2 * value) - 0.02).toArray();
        DescriptiveStatistics commons = new DescriptiveStatistics(returns);
        double n = returns.length;

        ReturnMoments found = ReturnMoments.of(returns).orElseThrow();

        assertThat(found.sharpePerDay()).isEqualTo(commons.getMean() / commons.getStandardDeviation(), within(LIBRARY));
        assertThat(found.skewness()).isEqualTo(commons.getSkewness() * (n - 2) / Math.sqrt(n * (n - 1)), within(LIBRARY));
        double excess = (commons.getKurtosis() * (n - 2) * (n - 3) / (n - 1) - 6) / (n + 1);
        assertThat(found.kurtosis()).isEqualTo(excess + 3, within(LIBRARY));
    }

    /** Mean 0, deviation over n 1, so fourth moment 1. */
    @Test
    void two_values_in_turn_have_the_least_kurtosis() {
        ReturnMoments found = ReturnMoments.of(new double[] {-1, 1, -1, 1}).orElseThrow();

        assertThat(found).isEqualTo(new ReturnMoments(4, 0, 0, 1));
    }

    @Test
    void returns_that_do_not_vary_or_are_too_few_have_no_moments() {
        assertThat(ReturnMoments.of(new double[10])).isEmpty();
        assertThat(ReturnMoments.of(new double[] {0.1, 0.2})).isEmpty();
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> new ReturnMoments(10, 0.1, 2, 4.9)).hasMessageContaining("kurtosis of at least 1 + skewness^2");
        assertThatThrownBy(() -> new ReturnMoments(10, Double.NaN, 0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SharpeOdds.expectedMaximum(0, 1)).hasMessageContaining("found 0");
        assertThatThrownBy(() -> SharpeOdds.expectedMaximum(5, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
