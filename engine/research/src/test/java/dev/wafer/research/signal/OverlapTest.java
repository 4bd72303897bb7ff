package dev.wafer.research.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Returns over 24 bars that overlap, signals that move slowly, two symbols whose returns are correlated by 0.7; 200 seeds of 3,000 hours. */
class OverlapTest {
    private static final int SEEDS = 200;
    private static final int ROWS = 3_000;
    private static final int SIGNALS = 3;
    private static final List<Integer> HORIZONS = List.of(1, 24, 72);
    private static final double TOGETHER = 0.7;

    private static final int[] COVERED = new int[HORIZONS.size()];
    private static final int[] COVERED_POOLED = new int[HORIZONS.size()];
    private static final int[] COVERED_PARTIAL = new int[HORIZONS.size()];
    private static int coveredAsIfIndependent;

    @BeforeAll
    static void study() {
        for (int seed = 0; seed < SEEDS; seed++) {
            for (Cell cell : SignalStudy.run(panel(seed), Market.NO_PLACEBO, Market.settings(HORIZONS, List.of(), seed)).cells()) {
                int h = HORIZONS.indexOf(cell.key().horizonBars());
                if (cell.key().symbol().equals("S0")) {
                    COVERED[h] += PlantedTruthTest.covers(cell.evidence().rank(), 0) ? 1 : 0;
                    COVERED_PARTIAL[h] += PlantedTruthTest.covers(cell.evidence().partial(), 0) ? 1 : 0;
                    double naive = 1.96 / Math.sqrt(cell.evidence().rows());
                    coveredAsIfIndependent += h == 1 && Math.abs(cell.evidence().rank().ic()) <= naive ? 1 : 0;
                } else if (cell.key().symbol().equals(Cell.POOLED)) {
                    COVERED_POOLED[h] += PlantedTruthTest.covers(cell.evidence().rank(), 0) ? 1 : 0;
                }
            }
        }
    }

    private static SignalPanel panel(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] common = Market.noise(random, ROWS);
        List<double[]> returns = new ArrayList<>();
        for (int symbol = 0; symbol < 2; symbol++) {
            double[] own = Market.noise(random, ROWS);
            for (int row = 0; row < ROWS; row++) {
                own[row] = 0.01 * (Math.sqrt(TOGETHER) * common[row] + Math.sqrt(1 - TOGETHER) * own[row]);
            }
            returns.add(own);
        }
        List<SignalPanel.Signal> signals = new ArrayList<>();
        for (int i = 0; i < SIGNALS; i++) {
            double[] shared = Market.slow(random, ROWS, 0.97);
            double[] other = Market.slow(random, ROWS, 0.97);
            for (int row = 0; row < ROWS; row++) {
                other[row] = 0.9 * shared[row] + 0.4 * other[row];
            }
            signals.add(Market.signal("signal " + i, shared, other));
        }
        return Market.panel(returns, signals, List.of());
    }

    private static double share(int covered) {
        return covered / (double) (SEEDS * SIGNALS);
    }

    @Test
    void intervals_cover_zero_in_92_to_98_of_100_cases_where_returns_overlap_and_signals_are_slow() {
        System.out.println(java.util.Arrays.toString(COVERED) + java.util.Arrays.toString(COVERED_POOLED) + java.util.Arrays.toString(COVERED_PARTIAL) + coveredAsIfIndependent);
        for (int h = 0; h < HORIZONS.size(); h++) {
            assertThat(share(COVERED[h])).as("horizon %d", HORIZONS.get(h)).isBetween(0.92, 0.98);
            assertThat(share(COVERED_PARTIAL[h])).as("partial, horizon %d", HORIZONS.get(h)).isBetween(0.92, 0.98);
        }
    }

    @Test
    void pooled_intervals_cover_zero_in_92_to_98_of_100_cases_where_symbols_move_together() {
        for (int h = 0; h < HORIZONS.size(); h++) {
            assertThat(share(COVERED_POOLED[h])).as("horizon %d", HORIZONS.get(h)).isBetween(0.92, 0.98);
        }
    }

    @Test
    void an_error_that_took_overlapping_rows_for_independent_would_not() {
        assertThat(share(coveredAsIfIndependent)).isLessThan(0.80);
    }
}
