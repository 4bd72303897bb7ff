package dev.wafer.research.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One signal of twelve foretells the next hour with a coefficient of 0.05, over 7,000 hours; 200 seeds. */
class PlantedTruthTest {
    private static final int SEEDS = 200;
    private static final int ROWS = 7_000;
    private static final int SIGNALS = 12;
    private static final double TRUE_IC = 0.05;
    /** Of a normal pair with that correlation: 6 / pi * asin(0.05 / 2). */
    private static final double TRUE_RANK_IC = 6 / Math.PI * Math.asin(TRUE_IC / 2);

    private static int first;
    private static int coveredPlanted;
    private static int coveredPlantedRank;
    private static int coveredNoise;
    private static double falseShares;
    private static int found;

    @BeforeAll
    static void study() {
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Cell> cells = SignalStudy.run(panel(seed), Market.NO_PLACEBO, Market.settings(List.of(1), List.of(), seed)).cells();
            Cell best = cells.stream().max(Comparator.comparingDouble(cell -> Math.abs(cell.evidence().rank().t()))).orElseThrow();
            first += best.key().signal().equals("signal 0") ? 1 : 0;
            coveredPlanted += covers(cells.getFirst().evidence().pearson(), TRUE_IC) ? 1 : 0;
            coveredPlantedRank += covers(cells.getFirst().evidence().rank(), TRUE_RANK_IC) ? 1 : 0;
            coveredNoise += (int) cells.stream().skip(1).filter(cell -> covers(cell.evidence().beyondPrice(), 0)).count();
            List<Cell> named = cells.stream().filter(cell -> cell.judgement().partialFdrQ() <= 0.10).toList();
            long isTrue = named.stream().filter(cell -> cell.key().signal().equals("signal 0")).count();
            falseShares += named.isEmpty() ? 0 : 1 - (double) isTrue / named.size();
            found += (int) isTrue;
        }
    }

    private static SignalPanel panel(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] returns = Market.noise(random, ROWS);
        List<SignalPanel.Signal> signals = new ArrayList<>();
        for (int i = 0; i < SIGNALS; i++) {
            double[] values = Market.slow(random, ROWS, i % 3 * 0.45);
            signals.add(Market.signal("signal " + i, values));
            for (int row = 0; i == 0 && row + 1 < ROWS; row++) {
                returns[row + 1] = TRUE_IC * values[row] + Math.sqrt(1 - TRUE_IC * TRUE_IC) * returns[row + 1];
            }
        }
        return Market.panel(List.of(Market.scaled(returns, 0.01)), signals, List.of());
    }

    static boolean covers(Estimate estimate, double truth) {
        return estimate.low() <= truth && truth <= estimate.high();
    }

    @Test
    void the_planted_signal_ranks_first_in_at_least_95_of_100_seeds() {
        System.out.println("first " + first + " cover " + coveredPlanted + " rank " + coveredPlantedRank + " noise " + coveredNoise + " fdr " + falseShares / SEEDS + " found " + found);
        assertThat(first).isGreaterThanOrEqualTo(190);
    }

    @Test
    void the_95_percent_interval_covers_the_planted_coefficient_in_92_to_98_of_100_seeds() {
        assertThat(coveredPlanted).isBetween(184, 196);
        assertThat(coveredPlantedRank).isBetween(184, 196);
    }

    @Test
    void the_95_percent_interval_of_noise_covers_zero_in_92_to_98_of_100_cases() {
        assertThat(coveredNoise / (double) (SEEDS * (SIGNALS - 1))).isBetween(0.92, 0.98);
    }

    @Test
    void of_what_is_named_at_a_false_discovery_rate_of_10_percent_at_most_13_percent_is_false() {
        assertThat(falseShares / SEEDS).isLessThanOrEqualTo(0.13);
        assertThat(found).isGreaterThan(SEEDS * 3 / 4);
    }
}
