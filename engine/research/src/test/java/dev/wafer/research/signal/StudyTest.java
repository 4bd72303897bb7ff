package dev.wafer.research.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class StudyTest {
    /** The demand on whatever commons-math3 has too. */
    private static final double AGREEMENT = 1e-9;

    private static final int ROWS = 800;

    /** Two symbols, three signals (one with many ties, one with gaps and a twin), two regimes. */
    private static SignalPanel panel() {
        SplittableRandom random = new SplittableRandom(7);
        List<double[]> returns = List.of(Market.scaled(Market.noise(random, ROWS), 0.01), Market.scaled(Market.noise(random, ROWS), 0.02));
        List<SignalPanel.Signal> signals = new ArrayList<>();
        double[][] steps = {Market.noise(random, ROWS), Market.noise(random, ROWS)};
        for (double[] values : steps) {
            for (int row = 0; row < ROWS; row++) {
                values[row] = Math.rint(values[row]) + 0.0; // commons-math ranks -0.0 below 0.0
            }
        }
        double[][] gaps = {Market.noise(random, ROWS), Market.noise(random, ROWS)};
        for (int row = 0; row < ROWS; row += 5) {
            gaps[0][row] = Double.NaN;
        }
        signals.add(Market.signal("smooth", Market.slow(random, ROWS, 0.8), Market.slow(random, ROWS, 0.8)));
        signals.add(Market.signal("steps", steps));
        double[][] twin = {Market.noise(random, ROWS), Market.noise(random, ROWS)};
        signals.add(new SignalPanel.Signal("gaps", true, 1, gaps, Optional.of(twin)));
        boolean[] early = new boolean[ROWS];
        boolean[] late = new boolean[ROWS];
        IntStream.range(0, ROWS).forEach(row -> {
            early[row] = row % 24 < 12;
            late[row] = !early[row];
        });
        return Market.panel(returns, signals, List.of(
                new SignalPanel.Regime("early", new boolean[][] {early, early}), new SignalPanel.Regime("late", new boolean[][] {late, late})));
    }

    private static final PlaceboSource ROTATING = (signal, shift) -> {
        double[][] values = panel().signals().get(signal).values;
        return IntStream.range(0, 2)
                .mapToObj(s -> IntStream.range(0, ROWS).mapToDouble(row -> values[s][Math.floorMod(row - shift, ROWS)]).toArray())
                .toArray(double[][]::new);
    };

    private static final StudySettings SETTINGS = new StudySettings(List.of(1, 6), Rotations.of(ROWS, 24, 19), 199, 3, 1);

    private static int[] rows(SignalPanel panel, SignalPanel.Signal signal, double[] returns) {
        return IntStream.range(0, panel.rows()).filter(row -> !Double.isNaN(signal.values[0][row] + returns[row])).toArray();
    }

    private static double[] at(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    @Test
    void coefficients_agree_with_commons_math() {
        SignalPanel panel = panel();
        StudyResult result = SignalStudy.run(panel, ROTATING, SETTINGS);
        double[] returns = SymbolColumns.forwardLogReturns(panel.symbols().getFirst().openUsd, 6);
        for (SignalPanel.Signal signal : panel.signals()) {
            int[] rows = rows(panel, signal, returns);
            double[] x = at(signal.values[0], rows);
            double[] y = at(returns, rows);

            Cell.Evidence evidence = result.cell(new Cell.Key(signal.name(), "S0", 6, Cell.ALL_ROWS)).orElseThrow().evidence();

            assertThat(evidence.pearson().ic()).as(signal.name()).isEqualTo(new PearsonsCorrelation().correlation(x, y), within(AGREEMENT));
            assertThat(evidence.rank().ic()).as(signal.name()).isEqualTo(new SpearmansCorrelation().correlation(x, y), within(AGREEMENT));
            assertThat(evidence.rows()).isEqualTo(rows.length);
        }
    }

    @Test
    void the_partial_coefficient_is_the_correlation_of_least_squares_residuals_of_ranks() {
        SignalPanel panel = panel();
        SignalPanel.Signal signal = panel.signals().getLast();
        SignalPanel.Symbol symbol = panel.symbols().getFirst();
        double[] returns = SymbolColumns.forwardLogReturns(symbol.openUsd, 1);
        int[] rows = IntStream.of(rows(panel, signal, returns))
                .filter(row -> symbol.controls.stream().noneMatch(control -> Double.isNaN(control[row])))
                .toArray();
        List<double[]> regressors = new ArrayList<>(symbol.controls.stream().map(control -> ranks(control, rows)).toList());
        double byControls = correlationOfResiduals(ranks(signal.values[0], rows), ranks(returns, rows), regressors);
        regressors.add(ranks(signal.twin.orElseThrow()[0], rows));
        double byTwin = correlationOfResiduals(ranks(signal.values[0], rows), ranks(returns, rows), regressors);

        Cell.Evidence evidence = SignalStudy.run(panel, ROTATING, SETTINGS).cell(new Cell.Key("gaps", "S0", 1, Cell.ALL_ROWS)).orElseThrow().evidence();

        assertThat(evidence.partial().ic()).isEqualTo(byControls, within(AGREEMENT));
        assertThat(evidence.partialGivenTwin().orElseThrow().ic()).isEqualTo(byTwin, within(AGREEMENT));
        assertThat(byTwin).isNotEqualTo(byControls);
    }

    private static double[] ranks(double[] values, int[] rows) {
        return new NaturalRanking().rank(at(values, rows));
    }

    private static double correlationOfResiduals(double[] x, double[] y, List<double[]> regressors) {
        double[][] design = new double[x.length][regressors.size()];
        for (int row = 0; row < x.length; row++) {
            for (int k = 0; k < regressors.size(); k++) {
                design[row][k] = regressors.get(k)[row];
            }
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(x, design);
        double[] leftOfX = regression.estimateResiduals();
        regression.newSampleData(y, design);
        return new PearsonsCorrelation().correlation(leftOfX, regression.estimateResiduals());
    }

    @Test
    void the_result_is_the_same_on_any_number_of_threads() {
        StudyResult one = SignalStudy.run(panel(), ROTATING, SETTINGS);
        StudySettings onThree = new StudySettings(SETTINGS.horizonsBars(), SETTINGS.shiftsRows(), SETTINGS.bootstrapDraws(), SETTINGS.seed(), 3);

        StudyResult three = SignalStudy.run(panel(), ROTATING, onThree);

        assertThat(three.cells()).isEqualTo(one.cells());
        assertThat(one.cells()).hasSize(3 * 3 * 2 * 3);
        assertThat(one.hypotheses()).isEqualTo(3 * 3 * 2 * 3);
        assertThat(one.cells().getFirst().judgement().placebo()).isPresent();
    }

    @Test
    void a_return_begins_at_the_next_tradable_open_and_ends_so_many_bars_after_it() {
        double[] opens = {10, 11, Double.NaN, 12, 15, 16};

        double[] oneBar = SymbolColumns.forwardLogReturns(opens, 1);
        double[] twoBars = SymbolColumns.forwardLogReturns(opens, 2);

        assertThat(oneBar).containsExactly(StrictMath.log(12.0 / 11), StrictMath.log(15.0 / 12), Double.NaN, StrictMath.log(16.0 / 15), Double.NaN, Double.NaN);
        assertThat(twoBars).containsExactly(StrictMath.log(12.0 / 11), StrictMath.log(16.0 / 12), Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    @Test
    void a_signal_is_placed_among_earlier_values_only() {
        SplittableRandom random = new SplittableRandom(5);
        double[] values = Market.noise(random, 60);
        double[] cut = Arrays.copyOf(values, 40);

        double[] whole = SignalColumns.places(values, Ranks.order(values));
        double[] early = SignalColumns.places(cut, Ranks.order(cut));

        assertThat(Arrays.copyOf(whole, 40)).containsExactly(early);
        assertThat(whole[24]).isNaN();
        assertThat(whole[25]).isEqualTo(IntStream.range(0, 25).filter(row -> values[row] < values[25]).count() / 25.0);
    }

    @Test
    void a_signal_that_stands_still_over_each_horizon_is_worth_one_row_every_two_thirds_of_a_horizon() {
        double[] values = new double[2_400];
        double[] random = Market.noise(new SplittableRandom(2), 100);
        IntStream.range(0, values.length).forEach(row -> values[row] = random[row / 24]);
        double[] returns = Market.scaled(Market.noise(new SplittableRandom(3), values.length), 0.01);
        SignalPanel panel = Market.panel(List.of(returns), List.of(Market.signal("still", values)), List.of());

        List<Cell> cells = SignalStudy.run(panel, Market.NO_PLACEBO, Market.settings(List.of(1, 24), List.of(), 1)).cells();

        assertThat(cells.getFirst().evidence().effectiveRows()).isEqualTo(2_398, within(0.001));
        // X goes from 24 times one value to 24 times the next in a straight line: mean square 2/3 * 24^2, so n / 16
        assertThat(cells.getLast().evidence().effectiveRows()).isEqualTo(150, within(15.0));
    }

    @Test
    void false_discovery_rates_are_those_of_benjamini_and_hochberg() {
        assertThat(FalseDiscovery.rates(new double[] {0.01, 0.04, 0.03})).containsExactly(new double[] {0.03, 0.04, 0.04}, within(1e-15));
    }

    @Test
    void rotations_are_whole_weeks_first_and_whole_days_where_weeks_are_too_few() {
        assertThat(Rotations.of(40 * 168, 24, 3)).containsExactly(168, 14 * 168, 27 * 168);
        assertThat(Rotations.of(7_000, 24, Rotations.ENOUGH)).hasSize(199).contains(168, 336).allMatch(shift -> shift % 24 == 0);
        assertThat(Rotations.of(99, 1, Rotations.ENOUGH)).hasSize(86).startsWith(7).endsWith(92);
        assertThat(Rotations.of(5, 1, Rotations.ENOUGH)).isEmpty();
    }

    @Test
    void a_panel_whose_columns_differ_in_length_is_refused() {
        SignalPanel.Signal tooShort = Market.signal("oi", new double[3]);

        assertThatThrownBy(() -> Market.panel(List.of(new double[4]), List.of(tooShort), List.of()))
                .hasMessage("oi: found 3 rows, expected 4");
    }
}
