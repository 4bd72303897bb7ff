package dev.wafer.engine.feature;

import static dev.wafer.engine.feature.Histories.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Column;
import dev.wafer.api.Symbol;
import dev.wafer.data.series.MarketData;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTest {
    private static final double NOT_KNOWN = Double.NaN;
    /** Rounding of running sums against sums from the window, relative. */
    private static final double ROUNDING = 1e-9;
    private static final Symbol MU = new Symbol("MU", 0);

    private static double[] over(UnaryOperator<Column> operator, double... closesUsd) {
        MarketData data = Histories.market(HOUR, Histories.ofCloses("MU", HOUR, closesUsd));
        ColumnBook book = Histories.book(data);
        return Histories.replay(book, data, operator.apply(book.bars().close(MU)))[0];
    }

    @Test
    void a_mean_is_known_once_its_window_is_full() {
        assertThat(over(close -> close.sma(3), 1, 2, 3, 7)).containsExactly(NOT_KNOWN, NOT_KNOWN, 2, 4);
    }

    @Test
    void an_exponential_mean_starts_with_the_plain_mean_of_its_window() {
        double[] seen = over(close -> close.ema(3), 1, 2, 3, 4, 8);

        assertThat(seen).containsExactly(NOT_KNOWN, NOT_KNOWN, 2, 3, 5.5);   // 2 + (4 - 2) / 2, 3 + (8 - 3) / 2
    }

    @Test
    void relative_strength_is_smoothed_after_wilder() {
        double[] seen = over(close -> close.rsi(2), 10, 11, 10.5, 12.5);

        assertThat(seen[1]).isNaN();
        assertThat(seen[2]).isEqualTo(100 - 100 / (1 + 0.5 / 0.25), within(ROUNDING));
        assertThat(seen[3]).isEqualTo(100 - 100 / (1 + 1.25 / 0.125), within(ROUNDING));
    }

    /** The 15 closes of a much copied spreadsheet; the first 14-day value there is 70.53. */
    @Test
    void relative_strength_repeats_a_published_example() {
        double[] seen = over(close -> close.rsi(14), 44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826,
                45.8931, 46.0328, 45.6140, 46.2820, 46.2820, 46.0028);

        assertThat(seen[13]).isNaN();
        assertThat(seen[14]).isEqualTo(70.53, within(0.01));
        assertThat(seen[15]).isEqualTo(66.32, within(0.01));
    }

    @Test
    void relative_strength_is_not_known_while_nothing_moves_and_100_without_a_fall() {
        assertThat(over(close -> close.rsi(2), 5, 5, 5, 6)).containsExactly(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, 100);
    }

    @Test
    void deviation_and_score_of_two_four_six() {
        assertThat(over(close -> close.stdev(3), 2, 4, 6)[2]).isEqualTo(2);
        assertThat(over(close -> close.zscore(3), 2, 4, 6)[2]).isEqualTo(1);
    }

    @Test
    void a_window_that_does_not_move_has_deviation_zero_and_no_score() {
        double[] closesUsd = {700.1, 713.3, 650.7, 700.1, 700.1, 700.1, 700.1, 701.1};

        double[] deviations = over(close -> close.stdev(3), closesUsd);
        double[] scores = over(close -> close.zscore(3), closesUsd);

        assertThat(deviations[5]).isZero();
        assertThat(deviations[6]).isZero();
        assertThat(deviations[7]).isEqualTo(Math.sqrt(1 / 3.0), within(ROUNDING));
        assertThat(scores[5]).isNaN();
        assertThat(scores[7]).isEqualTo((2 / 3.0) / Math.sqrt(1 / 3.0), within(ROUNDING));
    }

    @Test
    void a_rank_counts_rows_below_and_half_of_the_equal_ones() {
        assertThat(over(close -> close.rank(3), 1, 2, 3)[2]).isEqualTo(2.5 / 3);
        assertThat(over(close -> close.rank(4), 1, 2, 3, 2)[3]).isEqualTo(2.0 / 4);
        assertThat(over(close -> close.rank(2), 5, 5)[1]).isEqualTo(0.5);
    }

    @Test
    void highest_lowest_lag_and_change_of_small_numbers() {
        assertThat(over(close -> close.highest(2), 3, 1, 2)).containsExactly(NOT_KNOWN, 3, 2);
        assertThat(over(close -> close.lowest(2), 3, 1, 2)).containsExactly(NOT_KNOWN, 1, 1);
        assertThat(over(close -> close.lag(2), 3, 1, 2)).containsExactly(NOT_KNOWN, NOT_KNOWN, 3);
        assertThat(over(close -> close.lag(0), 3, 1)).containsExactly(3, 1);
        assertThat(over(close -> close.change(1), 2, 3, 1.5)).containsExactly(NOT_KNOWN, 0.5, -0.5);
    }

    @Test
    void what_is_not_finite_is_not_known() {
        assertThat(over(close -> close.minus(2).log(), 1, 2, 3)).containsExactly(NOT_KNOWN, NOT_KNOWN, 0);
        assertThat(over(close -> close.dividedBy(close.minus(2)), 1, 2, 3)).containsExactly(-1, NOT_KNOWN, 3);
        assertThat(over(close -> close.times(1e308).times(10), 1, 2)).containsExactly(NOT_KNOWN, NOT_KNOWN);
        assertThat(over(close -> close.times(-1).abs().plus(0.5), 1, 2)).containsExactly(1.5, 2.5);
    }

    @Test
    void a_sum_that_overflowed_is_right_again_once_its_cause_has_left() {
        double[] seen = over(close -> close.sma(2), 1.7e308, 1.7e308, 1e306, 2e306);

        assertThat(seen[1]).isNaN();
        assertThat(seen[2]).isEqualTo(0.855e308, within(1e298));
        assertThat(seen[3]).isEqualTo(1.5e306, within(1e298));
    }

    @Test
    void arguments_are_checked_by_name() {
        assertThatThrownBy(() -> over(close -> close.sma(0), 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sma: found 0 rows, expected at least 1");
        assertThatThrownBy(() -> over(close -> close.stdev(1), 1)).hasMessage("stdev: found 1 rows, expected at least 2");
        assertThatThrownBy(() -> over(close -> close.zscore(1), 1)).hasMessage("zscore: found 1 rows, expected at least 2");
        assertThatThrownBy(() -> over(close -> close.change(0), 1)).hasMessage("change: found 0 rows, expected at least 1");
        assertThatThrownBy(() -> over(close -> close.lag(-1), 1)).hasMessage("lag: found -1 rows, expected at least 0");
        assertThatThrownBy(() -> over(close -> close.plus(NOT_KNOWN), 1)).hasMessage("plus: found NaN, expected a finite number");
    }

    @Test
    void a_column_reads_as_its_formula() {
        ColumnBook book = Histories.book(Histories.market(HOUR, Histories.ofCloses("MU", HOUR, 1)));
        Column close = book.bars().close(MU);

        assertThat(close.sma(20)).hasToString("sma(close MU, 20)");
        assertThat(close.plus(book.bars().open(MU)).dividedBy(close.lag(1))).hasToString("((close MU plus open MU) divided by lag(close MU, 1))");
        assertThat(close.minus(2).log().abs()).hasToString("abs(log((close MU minus 2.0)))");
        assertThat(book.bars().atr(MU, 14)).hasToString("atr(MU, 14)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20, 250})
    void every_operator_agrees_with_its_definition_on_random_rows_with_gaps(int window) {
        MarketData data = Histories.market(HOUR, Histories.random("MU", HOUR, 4_000, 11 + window));

        checkAll(data, true, window);
        checkAll(data, false, window);
    }

    private static void checkAll(MarketData data, boolean isPrice, int window) {
        double[] rows = whole(data, isPrice, column -> column);
        assertThat(Histories.knownCount(rows)).isGreaterThan(1_000);
        assertThat(Histories.knownCount(rows) == rows.length).isEqualTo(isPrice);

        check(rows, whole(data, isPrice, column -> column.sma(window)), window, Naive::mean);
        check(rows, whole(data, isPrice, column -> column.highest(window)), window, w -> Arrays.stream(w).max().orElseThrow());
        check(rows, whole(data, isPrice, column -> column.lowest(window)), window, w -> Arrays.stream(w).min().orElseThrow());
        check(rows, whole(data, isPrice, column -> column.rank(window)), window, Naive::rank);
        if (window > 1) {
            check(rows, whole(data, isPrice, column -> column.stdev(window)), window, Naive::stdev);
            check(rows, whole(data, isPrice, column -> column.zscore(window)), window, w -> (w[w.length - 1] - Naive.mean(w)) / Naive.stdev(w));
        }
        same(Naive.ema(rows, window), whole(data, isPrice, column -> column.ema(window)));
        same(Naive.rsi(rows, window), whole(data, isPrice, column -> column.rsi(window)));
        same(Naive.lag(rows, window), whole(data, isPrice, column -> column.lag(window)));
        same(Naive.change(rows, window), whole(data, isPrice, column -> column.change(window)));
    }

    private static double[] whole(MarketData data, boolean isPrice, UnaryOperator<Column> operator) {
        ColumnBook book = Histories.book(data);
        Column input = isPrice ? book.bars().close(MU) : book.bars().openInterestShares(MU);
        return Histories.replay(book, data, operator.apply(input))[0];
    }

    private static void check(double[] rows, double[] seen, int window, ToDoubleFunction<double[]> definition) {
        double[] expected = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            double[] inWindow = row + 1 < window ? new double[] {NOT_KNOWN} : Arrays.copyOfRange(rows, row + 1 - window, row + 1);
            expected[row] = Arrays.stream(inWindow).anyMatch(Double::isNaN) ? NOT_KNOWN : definition.applyAsDouble(inWindow);
        }
        same(expected, seen);
    }

    private static void same(double[] expected, double[] seen) {
        for (int row = 0; row < expected.length; row++) {
            if (Double.isFinite(expected[row])) {
                assertThat(seen[row]).as("row %d", row).isEqualTo(expected[row], within(ROUNDING * Math.max(1, Math.abs(expected[row]))));
            } else {
                assertThat(seen[row]).as("row %d", row).isNaN();
            }
        }
    }

    /** The definitions, each written straight from its words. */
    private static final class Naive {
        static double mean(double[] w) {
            return Arrays.stream(w).sum() / w.length;
        }

        static double stdev(double[] w) {
            double mean = mean(w);
            boolean isFlat = Arrays.stream(w).allMatch(x -> x == w[0]);
            return isFlat ? 0 : Math.sqrt(Arrays.stream(w).map(x -> (x - mean) * (x - mean)).sum() / (w.length - 1));
        }

        static double rank(double[] w) {
            double last = w[w.length - 1];
            return Arrays.stream(w).map(x -> x < last ? 1 : x == last ? 0.5 : 0).sum() / w.length;
        }

        static double[] lag(double[] rows, int count) {
            return IntStream.range(0, rows.length).mapToDouble(row -> row < count ? NOT_KNOWN : rows[row - count]).toArray();
        }

        static double[] change(double[] rows, int count) {
            return IntStream.range(0, rows.length).mapToDouble(row -> row < count ? NOT_KNOWN : rows[row] / rows[row - count] - 1).toArray();
        }

        static double[] ema(double[] rows, int window) {
            double[] out = new double[rows.length];
            int start = 0;
            for (int row = 0; row < rows.length; row++) {
                start = Double.isNaN(rows[row]) ? row + 1 : start;
                int run = row + 1 - start;
                double weight = 2.0 / (window + 1);
                out[row] = run < window ? NOT_KNOWN
                        : run == window ? mean(Arrays.copyOfRange(rows, start, row + 1)) : weight * rows[row] + (1 - weight) * out[row - 1];
            }
            return out;
        }

        static double[] rsi(double[] rows, int window) {
            double[] gains = new double[rows.length];
            double[] losses = new double[rows.length];
            Arrays.fill(gains, NOT_KNOWN);
            Arrays.fill(losses, NOT_KNOWN);
            for (int row = 1; row < rows.length; row++) {
                gains[row] = Math.max(rows[row] - rows[row - 1], 0);
                losses[row] = Math.max(rows[row - 1] - rows[row], 0);
            }
            double[] up = wilder(gains, window);
            double[] down = wilder(losses, window);
            double[] out = new double[rows.length];
            for (int row = 0; row < rows.length; row++) {
                out[row] = down[row] == 0 && up[row] > 0 ? 100 : 100 - 100 / (1 + up[row] / down[row]);
            }
            return out;
        }

        private static double[] wilder(double[] changes, int window) {
            double[] out = new double[changes.length];
            int start = 0;
            for (int row = 0; row < changes.length; row++) {
                start = Double.isNaN(changes[row]) ? row + 1 : start;
                int run = row + 1 - start;
                out[row] = run < window ? NOT_KNOWN
                        : run == window ? mean(Arrays.copyOfRange(changes, start, row + 1)) : out[row - 1] + (changes[row] - out[row - 1]) / window;
            }
            return out;
        }
    }
}
