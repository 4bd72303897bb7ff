package dev.wafer.research.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The smallest coefficient that a study says it would have seen is seen in four histories of five. */
class PowerTest {
    private static final double LEVEL = 0.05;
    private static final double POWER = 0.80;
    /** Student's quantiles added are not quite the non-central distribution, and the share of 400 histories has an error of 0.02. */
    private static final double TOLERANCE = 0.06;
    /** A planted coefficient moves past returns, which are among the controls, and nine degrees of freedom are left beyond price. */
    private static final double TOLERANCE_OF_CELLS = 0.10;

    private static Tally tally(double[] x, double[] y, int horizonBars) {
        int[] rows = IntStream.range(0, x.length).toArray();
        Tally tally = new Tally(x.length);
        tally.add(Correlation.of(x, y, rows, x.length / LongRun.degreesOfFreedom(x.length, horizonBars)), rows);
        return tally;
    }

    private static double[] following(double[] x, double[] noise, double coefficient) {
        double rest = Math.sqrt(1 - coefficient * coefficient);
        return IntStream.range(0, x.length).mapToDouble(row -> coefficient * x[row] + rest * noise[row]).toArray();
    }

    /** How often a coefficient is seen in 800 independent rows whose error is read as for returns over so many bars: {@code 200 / bars} degrees of freedom. */
    private static double power(int horizonBars, boolean isNormal) {
        int rows = 800, seeds = 1_000, seen = 0;
        for (int seed = 0; seed < seeds; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] x = Market.noise(random, rows), noise = Market.noise(random, rows);
            double coefficient = isNormal ? 2.80 / Math.sqrt(rows) : tally(x, noise, horizonBars).minimumDetectable(rows, horizonBars);
            seen += tally(x, following(x, noise, coefficient), horizonBars).estimate(horizonBars).pValue() <= LEVEL ? 1 : 0;
        }
        return seen / (double) seeds;
    }

    @Test
    void the_errors_a_coefficient_must_measure_are_students() {
        assertThat(Student.of(1_000_000).seen()).isEqualTo(1.960 + 0.842, within(0.001));
        assertThat(Student.of(24).seen()).isEqualTo(2.064 + 0.857, within(0.001));
        assertThat(Student.of(4).seen()).isEqualTo(2.776 + 0.941, within(0.001));
    }

    @ParameterizedTest(name = "error read as for returns over {0} bars")
    @ValueSource(ints = {4, 25, 50})
    void the_stated_coefficient_is_seen_in_four_histories_of_five_also_with_few_degrees_of_freedom(int horizonBars) {
        assertThat(power(horizonBars, false)).isEqualTo(POWER, within(TOLERANCE));
    }

    @Test
    void with_four_degrees_of_freedom_a_coefficient_of_2_80_normal_errors_is_seen_in_fewer_than_half() {
        assertThat(power(50, true)).isLessThan(0.5);
    }

    @ParameterizedTest(name = "signals that keep {0} a row")
    @ValueSource(doubles = {0, 0.5})
    void a_hundred_days_show_what_the_cell_says_they_would_alone_and_beyond_price(double share) {
        int rows = 100, seeds = 400, rank = 0, beyond = 0;
        for (int seed = 0; seed < seeds; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] twin = Market.slow(random, rows, share), own = Market.slow(random, rows, share), noise = Market.noise(random, rows);
            double[] values = IntStream.range(0, rows).mapToDouble(row -> 0.6 * twin[row] + 0.8 * own[row]).toArray();
            Cell.Evidence none = evidence(values, twin, noise);
            rank += isSeen(evidence(values, twin, foretold(values, noise, none.minimumDetectableIc())).rank()) ? 1 : 0;
            beyond += isSeen(evidence(values, twin, foretold(own, noise, none.minimumDetectableBeyondPrice())).beyondPrice()) ? 1 : 0;
        }

        assertThat(rank / (double) seeds).as("alone").isEqualTo(POWER, within(TOLERANCE_OF_CELLS));
        assertThat(beyond / (double) seeds).as("beyond price").isEqualTo(POWER, within(TOLERANCE_OF_CELLS));
    }

    private static boolean isSeen(Estimate estimate) {
        return estimate.pValue() <= LEVEL;
    }

    /** The return that begins at the open after a row follows the row, with this rank coefficient: normal, so Pearson's is {@code 2 sin(pi r / 6)}. */
    private static double[] foretold(double[] signal, double[] noise, double rankIc) {
        double[] after = following(signal, IntStream.range(0, noise.length).mapToDouble(row -> noise[Math.min(row + 1, noise.length - 1)]).toArray(),
                2 * Math.sin(Math.PI * rankIc / 6));
        double[] returns = noise.clone();
        System.arraycopy(after, 0, returns, 1, returns.length - 1);
        return returns;
    }

    private static Cell.Evidence evidence(double[] values, double[] twin, double[] returns) {
        SignalPanel.Signal signal = new SignalPanel.Signal("it", true, 1, new double[][] {values}, Optional.of(new double[][] {twin}));
        SignalPanel panel = Market.panel(List.of(Market.scaled(returns, 0.02)), List.of(signal), List.of());
        return SignalStudy.run(panel, Market.NO_PLACEBO, new StudySettings(List.of(1), List.of(), 19, 1, 1)).cells().getFirst().evidence();
    }
}
