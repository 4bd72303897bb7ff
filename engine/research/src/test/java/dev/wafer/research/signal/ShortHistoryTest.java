package dev.wafer.research.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hundred daily rows, as the real history of open interest has: what noise leaves beyond price must not look like something. */
class ShortHistoryTest {
    private static final int ROWS = 100;
    private static final int SEEDS = 400;
    private static final double LEAST_COVERAGE = 0.92;

    private static Cell cell(int seed, double share, int horizon) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] twin = Market.slow(random, ROWS, share);
        double[] values = Market.slow(random, ROWS, share);
        for (int row = 0; row < ROWS; row++) {
            values[row] = 0.6 * twin[row] + 0.8 * values[row];
        }
        double[] returns = Market.scaled(Market.noise(random, ROWS), 0.02);
        SignalPanel.Signal signal = new SignalPanel.Signal("noise", true, 1, new double[][] {values}, Optional.of(new double[][] {twin}));
        return SignalStudy.run(Market.panel(List.of(returns), List.of(signal), List.of()), Market.NO_PLACEBO, Market.settings(List.of(horizon), List.of(), seed))
                .cells().getFirst();
    }

    private static boolean holdsZero(Estimate estimate) {
        return estimate.low() <= 0 && estimate.high() >= 0;
    }

    @ParameterizedTest(name = "signals that keep {0} a row, returns over {1} rows")
    @CsvSource({"0, 1", "0.9, 1", "0.9, 5"})
    void intervals_of_noise_hold_zero(double share, int horizon) {
        int rank = 0;
        int beyond = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Cell.Evidence evidence = cell(seed, share, horizon).evidence();
            rank += holdsZero(evidence.rank()) ? 1 : 0;
            beyond += holdsZero(evidence.beyondPrice()) ? 1 : 0;
        }

        assertThat(rank / (double) SEEDS).isGreaterThanOrEqualTo(LEAST_COVERAGE);
        assertThat(beyond / (double) SEEDS).isGreaterThanOrEqualTo(LEAST_COVERAGE);
    }
}
