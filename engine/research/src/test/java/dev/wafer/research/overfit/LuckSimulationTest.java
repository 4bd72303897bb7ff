package dev.wafer.research.overfit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

/** What the statistics say where the truth is known: 200 seeds each, a year of 365 daily returns. */
class LuckSimulationTest {
    private static final int SEEDS = 200;
    private static final int DAYS = 365;
    private static final double SURE = 0.95;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private static double share(LongPredicate holds) {
        return LongStream.range(0, SEEDS).parallel().filter(holds).count() / (double) SEEDS;
    }

    private static double mean(LongToDoubleFunction value) {
        return LongStream.range(0, SEEDS).parallel().mapToDouble(value).average().orElseThrow();
    }

    /** Three standard errors of a share over the seeds. */
    private static double threeErrors(double share) {
        return 3 * Math.sqrt(share * (1 - share) / SEEDS);
    }

    private static double deflatedOfBest(double[][] returns) {
        ReturnMoments[] trials = Arrays.stream(returns).map(trial -> ReturnMoments.of(trial).orElseThrow()).toArray(ReturnMoments[]::new);
        double[] sharpes = Arrays.stream(trials).mapToDouble(ReturnMoments::sharpePerDay).toArray();
        ReturnMoments best = Arrays.stream(trials).max((a, b) -> Double.compare(a.sharpePerDay(), b.sharpePerDay())).orElseThrow();
        return SharpeOdds.deflated(best, trials.length, StatUtils.variance(sharpes));
    }

    @Test
    void the_best_of_a_thousand_trials_of_noise_is_rarely_taken_for_skill() {
        assertThat(share(seed -> deflatedOfBest(new Noise(1_000, DAYS, 0).returns(seed)) >= SURE)).isLessThanOrEqualTo(0.05);
        assertThat(share(seed -> deflatedOfBest(new Noise(200, DAYS, 0.9).returns(seed)) >= SURE)).isLessThanOrEqualTo(0.05 + threeErrors(0.05));
    }

    @Test
    void a_choice_among_a_thousand_trials_of_noise_is_worth_nothing() {
        assertThat(mean(seed -> OverfitChance.of(TrialReturns.of(new Noise(1_000, DAYS, 0).returns(seed)), 8).probability())).isEqualTo(0.5, within(0.1));
        assertThat(mean(seed -> OverfitChance.of(TrialReturns.of(new Noise(50, DAYS, 0.8).returns(seed)), 10).probability())).isEqualTo(0.5, within(0.1));
    }

    /**
     * Nobody can see a true Sharpe ratio of 2 in one year of hours with a chance of 80 % and be wrong in 5 % of the cases without skill: the ratio
     * found has the standard error 1 a year, and the most powerful test there is (Neyman and Pearson) sees it with the chance
     * {@code Phi(2 - 1.645)} = 64 %. It takes {@code 1.645 + 0.842} = 2.49, or 1.55 years.
     */
    @Test
    void a_single_trial_is_seen_as_often_as_the_best_test_can() {
        double critical = NORMAL.inverseCumulativeProbability(SURE);
        Noise hours = new Noise(1, 24 * DAYS, 0);
        for (double sharpe : new double[] {0, 2, critical + NORMAL.inverseCumulativeProbability(0.8)}) {
            double power = NORMAL.cumulativeProbability(sharpe - critical);

            double found = share(seed -> {
                double[][] returns = hours.returns(seed, new double[] {sharpe / Math.sqrt(24)});
                return SharpeOdds.probabilistic(ReturnMoments.of(returns[0]).orElseThrow(), 0) >= SURE;
            });

assertThat(found).as("true Sharpe %s", sharpe).isEqualTo(power, within(threeErrors(power)));
        }
    }

    @Test
    void one_and_a_half_years_show_a_sharpe_ratio_of_2_in_four_of_five_cases() {
        Noise days = new Noise(1, (int) (1.546 * DAYS), 0);

        double found = share(seed -> SharpeOdds.probabilistic(ReturnMoments.of(days.returns(seed, new double[] {2})[0]).orElseThrow(), 0) >= SURE);

        assertThat(found).isEqualTo(0.8, within(threeErrors(0.8)));
    }

    /**
     * Where all 1,000 points have a true Sharpe ratio of 2 and independent luck, the deflated ratio passes if the largest of 1,000 normal numbers is
     * no more than 2 - 1.645 below what is expected of it: {@code 1 - Phi(E - 0.355)^1000} = 85 %. One such point among 999 of noise has next to
     * no chance: it would need the largest of them all, 1.645 above what luck alone gives.
     */
    @Test
    void a_sweep_whose_points_all_have_a_sharpe_ratio_of_2_passes_and_a_single_one_among_noise_does_not() {
        Noise sweep = new Noise(1_000, DAYS, 0);
        double luck = SharpeOdds.expectedMaximum(sweep.trials(), 1);
        double power = 1 - Math.pow(NORMAL.cumulativeProbability(luck + NORMAL.inverseCumulativeProbability(SURE) - 2), sweep.trials());

        double found = share(seed -> deflatedOfBest(sweep.returns(seed, sweep.planted(2, 1_000))) >= SURE);
        double single = share(seed -> deflatedOfBest(sweep.returns(seed, sweep.planted(2, 1))) >= SURE);

        assertThat(power).isEqualTo(0.85, within(0.01));
        assertThat(found).isEqualTo(power, within(threeErrors(power)));
        assertThat(single).isLessThanOrEqualTo(0.03);
    }

    private static SuperiorAbility test(double[][] returns, long seed) {
        TrialReturns trials = TrialReturns.of(returns);
        return SuperiorAbility.of(trials, StationaryBootstrap.of(trials, 400, seed));
    }

    @Test
    void the_tests_of_the_best_have_their_size_on_noise() {
        for (double correlation : new double[] {0, 0.5, 0.9}) {
            Noise sweep = new Noise(100, DAYS, correlation);
            SuperiorAbility[] tests = LongStream.range(0, SEEDS).parallel().mapToObj(seed -> test(sweep.returns(seed), seed)).toArray(SuperiorAbility[]::new);

        assertThat(share(seed -> tests[(int) seed].consistent() <= 0.05)).as("SPA, correlation %s", correlation).isEqualTo(0.05, within(0.03));
            assertThat(share(seed -> tests[(int) seed].realityCheck() <= 0.05)).as("reality check, correlation %s", correlation).isEqualTo(0.05, within(0.03));
        }
    }

    /** One of 100 independent points: seen if it is above the largest of 100 normal numbers in 95 %, 3.28; so 80 % power takes 3.28 + 0.84. */
    @Test
    void the_tests_of_the_best_see_a_planted_point_as_often_as_they_should() {
        Noise sweep = new Noise(100, DAYS, 0);
        double critical = NORMAL.inverseCumulativeProbability(Math.pow(SURE, 1.0 / sweep.trials()));
        double sharpe = critical + NORMAL.inverseCumulativeProbability(0.8);

        SuperiorAbility[] tests = LongStream.range(0, SEEDS).parallel().mapToObj(seed -> test(sweep.returns(seed, sweep.planted(sharpe, 1)), seed))
                .toArray(SuperiorAbility[]::new);

        assertThat(share(seed -> tests[(int) seed].consistent() <= 0.05)).isEqualTo(0.8, within(threeErrors(0.8)));
        assertThat(share(seed -> tests[(int) seed].realityCheck() <= 0.05)).isEqualTo(0.8, within(threeErrors(0.8)));
    }

    /** Why the best of a large sweep is not added to the points drawn of it for the tests: the test takes it for one of so few, and noise passes. */
    @Test
    void the_best_of_three_thousand_among_a_hundred_drawn_of_them_passes_the_test_without_skill() {
        Noise noise = new Noise(3_000, DAYS, 0);
        double drawn = share(seed -> chance(Arrays.copyOf(noise.returns(seed), 100), seed) <= 0.05);

        double added = share(seed -> {
            double[][] all = noise.returns(seed);
            double[][] some = Arrays.copyOf(all, 101);
            some[100] = Arrays.stream(all).max((a, b) -> Double.compare(sharpe(a), sharpe(b))).orElseThrow();
            return chance(some, seed) <= 0.05;
        });

        assertThat(drawn).isLessThanOrEqualTo(0.05 + threeErrors(0.05));
        assertThat(added).isGreaterThan(0.5);
    }

    private static double sharpe(double[] returns) {
        return ReturnMoments.of(returns).orElseThrow().sharpePerDay();
    }

    private static double chance(double[][] trials, long seed) {
        TrialReturns returns = TrialReturns.of(trials);
        return SuperiorAbility.of(returns, StationaryBootstrap.of(returns, 100, seed)).consistent();
    }
}
