package dev.wafer.research.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Slow signals that foretell nothing, with slow twins, where a regime holds in few stretches: returns over 24 of 2,000 bars, 60 seeds. */
class RegimeNoiseTest {
    private static final int SEEDS = 60;
    private static final int ROWS = 2_000;
    private static final int SIGNALS = 4;

    private static SignalPanel panel(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SignalPanel.Signal> signals = new ArrayList<>();
        for (int i = 0; i < SIGNALS; i++) {
            double[] twin = Market.slow(random, ROWS, 0.99);
            double[] values = Market.slow(random, ROWS, 0.99);
            for (int row = 0; row < ROWS; row++) {
                values[row] = 0.9 * twin[row] + 0.4 * values[row];
            }
            signals.add(new SignalPanel.Signal("signal " + i, true, 1, new double[][] {values}, Optional.of(new double[][] {twin})));
        }
        double[] state = Market.slow(random, ROWS, 0.98);
        boolean[] falls = new boolean[ROWS];
        boolean[] rises = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            falls[row] = state[row] < -0.2;
            rises[row] = state[row] > 0.2;
        }
        double[] returns = Market.scaled(Market.noise(random, ROWS), 0.01);
        return Market.panel(List.of(returns), signals, List.of(new SignalPanel.Regime("falling", new boolean[][] {falls}),
                new SignalPanel.Regime("rising", new boolean[][] {rises})));
    }

    @Test
    void in_at_most_one_seed_of_ten_does_any_cell_stand_out_of_noise() {
        int found = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            found += SignalStudy.run(panel(seed), Market.NO_PLACEBO, Market.settings(List.of(24), List.of(), seed)).cells().stream()
                    .anyMatch(cell -> cell.judgement().partialAdjustedP() <= 0.05) ? 1 : 0;
        }

        assertThat(found).isLessThanOrEqualTo(SEEDS / 10);
    }
}
