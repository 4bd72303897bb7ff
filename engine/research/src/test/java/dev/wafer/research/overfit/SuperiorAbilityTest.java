package dev.wafer.research.overfit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;

/** The best of many against doing nothing, and how days are drawn for it. */
class SuperiorAbilityTest {
    private static final double ROUNDING = 1e-9;
    private static final StationaryBootstrap BOOTSTRAP = new StationaryBootstrap(3, 200, 9);

    @Test
    void the_same_comes_out_as_by_resampling_whole_series() {
        double[][] returns = new Noise(70, 60, 0.4).returns(4, new Noise(70, 60, 0.4).planted(1, 2));
        for (int day = 0; day < 60; day++) {
            returns[3][day] -= 0.02;                                 // clearly worse than nothing
        }

        SuperiorAbility fast = SuperiorAbility.of(TrialReturns.of(returns), BOOTSTRAP);

        double[][] times = BOOTSTRAP.timesDrawn(60);
        double border = Math.sqrt(2 * Math.log(Math.log(60)));
        double white = Double.NEGATIVE_INFINITY, hansen = 0;
        for (double[] trial : returns) {
            white = Math.max(white, StatUtils.mean(trial));
            hansen = Math.max(hansen, StatUtils.mean(trial) / error(trial));
        }
        int asGoodWhite = 1, asGoodHansen = 1;
        for (double[] drawn : times) {
            double bestWhite = Double.NEGATIVE_INFINITY, bestHansen = 0;
            for (double[] trial : returns) {
                double mean = StatUtils.mean(trial), resampled = 0;
                for (int day = 0; day < 60; day++) {
                    resampled += drawn[day] * trial[day] / 60;
                }
                bestWhite = Math.max(bestWhite, resampled - mean);
                bestHansen = Math.max(bestHansen, (resampled - (mean / error(trial) >= -border ? mean : 0)) / error(trial));
            }
            asGoodWhite += bestWhite >= white ? 1 : 0;
            asGoodHansen += bestHansen >= hansen ? 1 : 0;
        }
        assertThat(fast.realityCheck()).isEqualTo(asGoodWhite / 201.0, within(ROUNDING));
        assertThat(fast.consistent()).isEqualTo(asGoodHansen / 201.0, within(ROUNDING)).isBetween(0.01, 0.9);
        assertThat(fast.lower()).isLessThanOrEqualTo(fast.consistent());
        assertThat(fast.upper()).isGreaterThanOrEqualTo(fast.consistent());
    }

    private static double error(double[] trial) {
        double mean = StatUtils.mean(trial);
        return Math.sqrt(BOOTSTRAP.varianceOfMean(Arrays.stream(trial).map(value -> value - mean).toArray()) / trial.length);
    }

    @Test
    void a_trial_that_never_trades_changes_nothing() {
        double[][] returns = new Noise(10, 60, 0).returns(4, new Noise(10, 60, 0).planted(8, 1));
        double[][] more = Arrays.copyOf(returns, 11);
        more[10] = new double[60];

        assertThat(SuperiorAbility.of(TrialReturns.of(more), BOOTSTRAP).consistent()).isEqualTo(SuperiorAbility.of(TrialReturns.of(returns), BOOTSTRAP).consistent());
    }

    @Test
    void where_nothing_earned_anything_nothing_is_rare() {
        SuperiorAbility none = SuperiorAbility.of(TrialReturns.of(new double[2][30]), BOOTSTRAP);

        assertThat(none.consistent()).isEqualTo(1);
        assertThat(none.realityCheck()).isEqualTo(1);
    }

    @Test
    void bad_trials_beside_a_good_one_hide_it_from_the_reality_check_only() {
        double[][] returns = new Noise(40, 365, 0).returns(4, new Noise(40, 365, 0).planted(4.5, 1));
        for (int trial = 1; trial < 40; trial++) {
            for (int day = 0; day < 365; day++) {
                returns[trial][day] = 6 * (returns[trial][day] - 0.003);
            }
        }

        SuperiorAbility found = SuperiorAbility.of(TrialReturns.of(returns), BOOTSTRAP);

        assertThat(found.realityCheck()).isGreaterThan(0.5);
        assertThat(found.consistent()).isLessThan(0.01);
    }

    @Test
    void blocks_have_the_mean_length_that_was_asked_for() {
        StationaryBootstrap bootstrap = new StationaryBootstrap(5, 400, 1);

        double[][] times = bootstrap.timesDrawn(200);

        assertThat(Arrays.stream(times).mapToDouble(StatUtils::sum).distinct().toArray()).containsExactly(200);
        // of days drawn evenly in blocks, the day after one that was drawn was drawn as well more often: covariance of neighbours near 1 - 1/5
        double[] all = Arrays.stream(times).flatMapToDouble(Arrays::stream).toArray();
        double neighbours = new Covariance().covariance(Arrays.copyOf(all, all.length - 1), Arrays.copyOfRange(all, 1, all.length));
        assertThat(neighbours / StatUtils.variance(all)).isEqualTo(0.8, within(0.02));
    }

    @Test
    void the_variance_of_a_mean_is_that_over_the_draws() {
        double[] centred = Arrays.stream(persistent(300, 0.6, 2)).toArray();
        double mean = StatUtils.mean(centred);
        Arrays.setAll(centred, day -> centred[day] - mean);
        StationaryBootstrap bootstrap = new StationaryBootstrap(8, 20_000, 3);

        double[] means = Arrays.stream(bootstrap.timesDrawn(300)).mapToDouble(times -> {
            double sum = 0;
            for (int day = 0; day < 300; day++) {
                sum += times[day] * centred[day];
            }
            return sum / Math.sqrt(300);
        }).toArray();

        assertThat(StatUtils.variance(means) / bootstrap.varianceOfMean(centred)).isEqualTo(1, within(0.04));   // 4 errors of a variance of 20,000
    }

    /**
     * An autoregression with coefficient a: R(k) / R(0) = a^|k|, so G = 2 a / (1 - a)^2 and the spectrum's sum (1 + a) / (1 - a), and the length
     * {@code (2 a / (1 - a^2))^(2/3) n^(1/3)}; for a = 0.5 and n = 20,000 it is 1.2114 * 27.144 = 32.9.
     */
    @Test
    void the_block_length_of_an_autoregression_is_that_of_the_formula() {
        assertThat(StationaryBootstrap.blockDays(persistent(20_000, 0.5, 1))).isEqualTo(32.9, within(5.0));
    }

    @Test
    void days_that_do_not_depend_on_each_other_need_short_blocks() {
        double[] lengths = new double[50];
        Arrays.setAll(lengths, seed -> StationaryBootstrap.blockDays(persistent(365, 0, seed)));

        assertThat(StatUtils.percentile(lengths, 50)).isLessThan(3);
        assertThat(StationaryBootstrap.blockDays(new double[365])).isEqualTo(1);
    }

    private static double[] persistent(int days, double coefficient, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[days];
        for (int day = 1; day < days; day++) {
            values[day] = coefficient * values[day - 1] + random.nextGaussian();
        }
        return values;
    }

    @Test
    void what_cannot_be_drawn_is_refused() {
        assertThatThrownBy(() -> new StationaryBootstrap(0.5, 10, 1)).hasMessageContaining("blocks of 0.5 days");
        assertThatThrownBy(() -> TrialReturns.of(new double[][] {{1, 2}, {1}})).hasMessageContaining("trial 1: found 1 days");
        assertThatThrownBy(() -> TrialReturns.of(new double[][] {{1, Double.NaN}})).hasMessageContaining("finite");
    }
}
