package dev.wafer.research.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.junit.jupiter.api.Test;

/** Forty hours, the last twenty of them in February. The signal rises from 1 to 25 first: that is its past. Then it is judged three times. */
class BehaviourTest {
    private static final double ROUNDING = 1e-12;
    private static final int ROWS = 40;
    private static final long FIRST_MS = Instant.parse("2026-01-31T04:00:00Z").toEpochMilli();
    /** After 1 to 25: below all, above all, in the middle of the 27 known by then. */
    private static final double[] JUDGED = {0.5, 30, 13};

    private static Cell cell(double[] values, double[] returns) {
        return cell(1, values, returns);
    }

    private static Cell cell(int priorSign, double[] values, double[] returns) {
        long[] closes = IntStream.range(0, values.length).mapToLong(row -> FIRST_MS + row * Market.HOUR_MS).toArray();
        SignalPanel.Symbol symbol = new SignalPanel.Symbol("MU", Market.opens(returns), List.of());
        SignalPanel panel = new SignalPanel(closes, List.of(symbol),
                List.of(new SignalPanel.Signal("oi", true, priorSign, new double[][] {values}, Optional.empty())), List.of());
        return SignalStudy.run(panel, Market.NO_PLACEBO, Market.settings(List.of(1), List.of(), 1)).cells().getFirst();
    }

    private static double[] values() {
        double[] values = new double[ROWS];
        Arrays.fill(values, Double.NaN);
        IntStream.range(0, 25).forEach(row -> values[row] = row + 1);
        System.arraycopy(JUDGED, 0, values, 25, JUDGED.length);
        return values;
    }

    /** The return after row {@code t} is that from open {@code t + 1} on. */
    private static double[] returns() {
        double[] returns = Market.scaled(Market.noise(new SplittableRandom(4), ROWS), 0.01);
        returns[26] = -0.03;
        returns[27] = 0.02;
        returns[28] = 0.01;
        return returns;
    }

    @Test
    void a_fifth_is_one_of_the_past_alone_and_its_mean_is_that_of_the_returns_after_it() {
        List<Cell.Quantile> fifths = cell(values(), returns()).behaviour().quantiles();

        assertThat(fifths).extracting(Cell.Quantile::rows).containsExactly(1, 0, 1, 0, 1);
        assertThat(fifths.get(0).meanLogReturn()).isEqualTo(-0.03, within(ROUNDING));
        assertThat(fifths.get(1).meanLogReturn()).isZero();
        assertThat(fifths.get(2).meanLogReturn()).isEqualTo(0.01, within(ROUNDING));
        assertThat(fifths.get(4).meanLogReturn()).isEqualTo(0.02, within(ROUNDING));
    }

    @Test
    void turnover_is_the_mean_way_between_places_and_a_middle_place_calls_neither_side() {
        Cell.Behaviour behaviour = cell(values(), returns()).behaviour();

        // places 0, 1 and (13 + 1/2) / 27 = 1/2: ways 1 and 1/2; two calls, down before a fall and up before a rise
        assertThat(behaviour.turnoverPerBar()).isEqualTo(0.75, within(ROUNDING));
        assertThat(behaviour.hitShare()).isEqualTo(1);
    }

    @Test
    void a_hit_is_the_return_that_the_prior_sign_says() {
        double[] returns = returns();
        returns[27] = -0.02;                                                           // two calls, down before a fall and up before one

        assertThat(cell(-1, values(), returns()).behaviour().hitShare()).isZero();
        assertThat(cell(1, values(), returns).behaviour().hitShare()).isEqualTo(0.5);
        assertThat(cell(-1, values(), returns).behaviour().hitShare()).isEqualTo(0.5);
        assertThatThrownBy(() -> cell(0, values(), returns)).hasMessage("oi: found a prior sign of 0, expected +1 or -1");
    }

    @Test
    void values_to_come_move_no_edge() {
        double[] more = values();
        IntStream.range(28, ROWS).forEach(row -> more[row] = 1_000 + row);

        List<Cell.Quantile> fifths = cell(more, returns()).behaviour().quantiles();

        assertThat(fifths).extracting(Cell.Quantile::rows).startsWith(1, 0, 1, 0);    // all that came later is highest
    }

    @Test
    void a_month_has_the_mean_product_of_ranks_standardised_over_the_whole() {
        double[] values = Market.noise(new SplittableRandom(8), ROWS);
        double[] returns = returns();
        double[] after = Arrays.copyOfRange(returns, 1, ROWS - 1);                     // the last two rows have none that ends
        double[] x = standardRanks(Arrays.copyOf(values, after.length)), y = standardRanks(after);
        double[] means = {mean(x, y, 0, 20), mean(x, y, 20, after.length)};
        double whole = mean(x, y, 0, after.length);

        Cell cell = cell(values, returns);

        assertThat(cell.evidence().rank().ic()).isEqualTo(whole, within(ROUNDING));
        Cell.Months months = cell.behaviour().months();
        assertThat(months.count()).isEqualTo(2);
        assertThat(months.lowest()).isEqualTo(Math.min(means[0], means[1]), within(ROUNDING));
        assertThat(months.highest()).isEqualTo(Math.max(means[0], means[1]), within(ROUNDING));
        assertThat(months.median()).isEqualTo((means[0] + means[1]) / 2, within(ROUNDING));
        assertThat(months.sameSignShare()).isEqualTo(Arrays.stream(means).filter(mean -> mean * whole > 0).count() / 2.0);
    }

    private static double[] standardRanks(double[] values) {
        double[] ranks = new NaturalRanking().rank(values);
        double mean = Arrays.stream(ranks).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(ranks).map(rank -> (rank - mean) * (rank - mean)).average().orElseThrow());
        return Arrays.stream(ranks).map(rank -> (rank - mean) / deviation).toArray();
    }

    private static double mean(double[] x, double[] y, int from, int to) {
        return IntStream.range(from, to).mapToDouble(row -> x[row] * y[row]).average().orElseThrow();
    }

    @Test
    void a_month_of_nine_rows_does_not_count() {
        double[] values = Market.noise(new SplittableRandom(8), 31);

        assertThat(cell(values, Arrays.copyOf(returns(), 31)).behaviour().months().count()).isEqualTo(1);
        assertThat(cell(Market.noise(new SplittableRandom(8), 32), Arrays.copyOf(returns(), 32)).behaviour().months().count()).isEqualTo(2);
    }
}
