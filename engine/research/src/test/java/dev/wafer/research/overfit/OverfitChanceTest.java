package dev.wafer.research.overfit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;

/** The chance that a choice among trials was worth nothing. */
class OverfitChanceTest {
    private static final double ROUNDING = 1e-9;

    @Test
    void a_trial_that_is_always_the_best_is_chosen_rightly() {
        double[][] returns = new Noise(20, 64, 0).returns(1);
        for (int day = 0; day < 64; day++) {
            returns[7][day] = 0.01 + 0.0001 * (day % 2);
        }

        OverfitChance chance = OverfitChance.of(TrialReturns.of(returns), 8);

        assertThat(chance.probability()).isZero();
        assertThat(chance.splits()).isEqualTo(70);                   // 8 choose 4
        assertThat(chance.meanLogit()).isEqualTo(Math.log(20), within(ROUNDING));
    }

    /** Each shines in one half of the days and fails in the other. */
    @Test
    void trials_that_shine_on_a_half_only_are_chosen_wrongly() {
        double[][] returns = new double[2][40];
        for (int day = 0; day < 40; day++) {
            returns[0][day] = (day < 20 ? 0.01 : -0.01) + 0.001 * (day % 2);
            returns[1][day] = (day < 20 ? -0.01 : 0.01) + 0.001 * (day % 2);
        }

        assertThat(OverfitChance.of(TrialReturns.of(returns), 2).probability()).isEqualTo(1);
    }

    @Test
    void the_same_comes_out_as_by_plain_cross_validation() {
        double[][] returns = new Noise(15, 67, 0.3).returns(5);
        returns[4] = returns[9].clone();                             // equal trials share their ranks
        returns[2] = new double[67];

        OverfitChance fast = OverfitChance.of(TrialReturns.of(returns), 6);

        List<Double> logits = plain(returns, 6);
        assertThat(fast.splits()).isEqualTo(logits.size());
        assertThat(fast.meanLogit()).isEqualTo(logits.stream().mapToDouble(logit -> logit).average().orElseThrow(), within(ROUNDING));
        assertThat(fast.probability()).isEqualTo((double) logits.stream().filter(logit -> logit <= 0).count() / logits.size());
    }

    private static List<Double> plain(double[][] returns, int blocks) {
        List<Double> logits = new ArrayList<>();
        CombinatoricsUtils.combinationsIterator(blocks, blocks / 2).forEachRemaining(chosen -> {
            double[] inside = new double[returns.length], outside = new double[returns.length];
            for (int trial = 0; trial < returns.length; trial++) {
                inside[trial] = sharpe(returns[trial], blocks, List.of(box(chosen)), true);
                outside[trial] = sharpe(returns[trial], blocks, List.of(box(chosen)), false);
            }
            int best = 0;
            for (int trial = 0; trial < inside.length; trial++) {
                best = inside[trial] > inside[best] ? trial : best;
            }
            double share = new NaturalRanking().rank(outside)[best] / (returns.length + 1);
            logits.add(Math.abs(share - 0.5) < ROUNDING ? 0.0 : Math.log(share / (1 - share)));
        });
        return logits;
    }

    private static Integer[] box(int[] values) {
        return java.util.Arrays.stream(values).boxed().toArray(Integer[]::new);
    }

    private static double sharpe(double[] returns, int blocks, List<Integer> chosen, boolean isInside) {
        List<Double> kept = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            if (chosen.contains(block) == isInside) {
                for (int day = returns.length * block / blocks; day < returns.length * (block + 1) / blocks; day++) {
                    kept.add(returns[day]);
                }
            }
        }
        double[] values = kept.stream().mapToDouble(value -> value).toArray();
        double variance = StatUtils.populationVariance(values);
        return variance == 0 ? 0 : StatUtils.mean(values) / Math.sqrt(variance);
    }

    @Test
    void sixteen_blocks_are_split_in_12870_ways() {
        assertThat(OverfitChance.of(TrialReturns.of(new Noise(3, 90, 0).returns(2))).orElseThrow().splits()).isEqualTo(12_870);
    }

    @Test
    void short_spans_have_fewer_blocks_and_the_shortest_none() {
        assertThat(OverfitChance.of(TrialReturns.of(new Noise(3, 40, 0).returns(2))).orElseThrow().blocks()).isEqualTo(10);
        assertThat(OverfitChance.of(TrialReturns.of(new Noise(3, 23, 0).returns(2)))).isEmpty();
        assertThat(OverfitChance.of(TrialReturns.of(new Noise(1, 90, 0).returns(2)))).isEmpty();
    }

    @Test
    void an_odd_number_of_blocks_is_refused() {
        assertThatThrownBy(() -> OverfitChance.of(TrialReturns.of(new Noise(3, 40, 0).returns(2)), 5)).hasMessageContaining("found 5 blocks");
    }
}
