package dev.wafer.engine.feature;

import static dev.wafer.engine.feature.Histories.HOUR;
import static dev.wafer.engine.feature.Histories.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Symbol;
import dev.wafer.api.signal.LeverageMix;
import dev.wafer.api.signal.LiquidationClusters;
import dev.wafer.api.signal.LiquidationClusters.Reading;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Positions opened at 100 with 5x under a highest of 10x: longs are liquidated at 80 / 0.95 = 84.21, shorts at 120 / 1.05 = 114.29. */
class LiquidationClustersTest {
    private static final double ROUNDING = 1e-12;
    /** Prices are kept in steps of 0.5 %. */
    private static final double STEP = 0.005;
    private static final Symbol MU = new Symbol("MU", 0);
    private static final LeverageMix FIVE_TIMES = new LeverageMix(List.of(new LeverageMix.Part(5, 1)), 10);

    /** Hours of {high, low, close, open interest}. */
    private static double[] read(Reading reading, LeverageMix mix, double[]... rows) {
        BarSeries.Builder bars = BarSeries.builder(rows.length);
        for (int i = 0; i < rows.length; i++) {
            bars.add(START + i * HOUR, rows[i][2], rows[i][0], rows[i][1], rows[i][2]).with(Field.OPEN_INTEREST, rows[i][3]);
        }
        MarketData data = Histories.market(HOUR, SymbolHistory.of("MU", bars.build()));
        ColumnBook book = Histories.book(data);
        var grid = book.bars();
        var feature = new LiquidationClusters(grid.close(MU), grid.high(MU), grid.low(MU), grid.openInterestShares(MU), mix, reading);
        return Histories.replay(book, data, book.column(feature))[0];
    }

    private static double[] still(double priceUsd, double shares) {
        return row(priceUsd, priceUsd, priceUsd, shares);
    }

    private static double[] row(double highUsd, double lowUsd, double closeUsd, double shares) {
        return new double[] {highUsd, lowUsd, closeUsd, shares};
    }

    @Test
    void prices_are_those_of_an_isolated_position() {
        assertThat(LeverageMix.guess().liquidationPriceUsd(1, 750.05, 3)).isEqualTo(526.3509, within(5e-5));
        assertThat(FIVE_TIMES.liquidationPriceUsd(-1, 100, 5)).isEqualTo(120 / 1.05, within(ROUNDING));
    }

    @Test
    void nothing_is_known_before_open_interest_first_rises() {
        assertThat(read(Reading.NEAREST_DISTANCE, FIVE_TIMES, still(100, 1_000), still(100, 900))).containsOnly(Double.NaN);
    }

    @Test
    void new_shares_stand_at_their_liquidation_prices_on_both_sides() {
        double[][] rows = {still(100, 1_000), still(100, 1_250)};

        assertThat(read(Reading.NEAREST_DISTANCE, FIVE_TIMES, rows)[1]).isEqualTo(120 / 1.05 / 100 - 1, within(STEP));
        assertThat(read(Reading.MASS_ABOVE, FIVE_TIMES, rows)[1]).isEqualTo(250.0 / 1_250, within(ROUNDING));
        assertThat(read(Reading.MASS_BELOW, FIVE_TIMES, rows)[1]).isEqualTo(250.0 / 1_250, within(ROUNDING));
    }

    @Test
    void the_nearest_is_below_once_the_price_has_fallen_towards_the_longs() {
        double seen = read(Reading.NEAREST_DISTANCE, FIVE_TIMES, still(100, 1_000), still(100, 1_250), still(90, 1_250))[2];

        assertThat(seen).isEqualTo(80 / 0.95 / 90 - 1, within(STEP));
        assertThat(seen).isNegative();
    }

    @Test
    void what_the_range_of_a_bar_reaches_is_gone_though_the_close_is_back() {
        double[][] rows = {still(100, 1_000), still(100, 1_250), row(100, 84, 100, 1_250)};

        assertThat(read(Reading.MASS_BELOW, FIVE_TIMES, rows)[2]).isZero();
        assertThat(read(Reading.MASS_ABOVE, FIVE_TIMES, rows)[2]).isEqualTo(0.2, within(ROUNDING));
        assertThat(read(Reading.MASS_BELOW, FIVE_TIMES, still(100, 1_000), still(100, 1_250), row(100, 85, 100, 1_250))[2]).isEqualTo(0.2, within(ROUNDING));
    }

    @Test
    void the_range_of_the_bar_in_which_shares_enter_does_not_touch_them() {
        assertThat(read(Reading.MASS_BELOW, FIVE_TIMES, still(100, 1_000), row(130, 70, 100, 1_250))[1]).isEqualTo(0.2, within(ROUNDING));
    }

    @Test
    void a_fall_of_open_interest_takes_from_all_positions_alike() {
        double[][] rows = {still(100, 1_000), still(100, 1_250), still(100, 625)};

        assertThat(read(Reading.MASS_BELOW, FIVE_TIMES, rows)[2]).isEqualTo(125.0 / 625, within(ROUNDING));
    }

    /** 250 longs of 5x are reached and open interest falls by 250: those of 2x stay; of the 500 shorts 250 in 1,500 have closed. */
    @Test
    void the_liquidated_count_first_towards_a_fall() {
        LeverageMix mix = new LeverageMix(List.of(new LeverageMix.Part(5, 0.5), new LeverageMix.Part(2, 0.5)), 10);
        double[][] rows = {still(100, 1_000), still(100, 1_500), row(100, 84, 100, 1_250)};

        assertThat(read(Reading.MASS_BELOW, mix, rows)[2]).isEqualTo(250.0 / 1_250, within(ROUNDING));
        assertThat(read(Reading.MASS_ABOVE, mix, rows)[2]).isEqualTo(500.0 / 1_500, within(ROUNDING));
    }

    @Test
    void a_small_cluster_is_passed_over_for_a_heavy_one() {
        LeverageMix mix = new LeverageMix(List.of(new LeverageMix.Part(10, 0.1), new LeverageMix.Part(3, 0.9)), 10);

        double seen = read(Reading.NEAREST_DISTANCE, mix, still(100, 1_000), still(100, 2_000))[1];

        assertThat(seen).isEqualTo(400.0 / 3 / 1.05 / 100 - 1, within(STEP));   // the shorts of 3x, not those of 10x at 104.76
    }

    @Test
    void a_price_that_runs_away_twentyfold_forgets_what_is_out_of_reach_and_goes_on() {
        double[] seen = read(Reading.MASS_BELOW, FIVE_TIMES, still(100, 1_000), still(100, 2_000), still(2_000, 2_000), still(2_000, 4_000), still(100, 4_000));

        assertThat(seen[1]).isEqualTo(0.5, within(ROUNDING));
        assertThat(seen[2]).isZero();
        assertThat(seen[3]).isEqualTo(0.5, within(ROUNDING));
        assertThat(seen[4]).isZero();
    }

    @Test
    void a_mix_that_is_none_is_refused() {
        assertThatThrownBy(() -> new LeverageMix(List.of(new LeverageMix.Part(3, 0.5)), 10)).hasMessageContaining("weights that add to 1");
        assertThatThrownBy(() -> new LeverageMix(List.of(new LeverageMix.Part(20, 1)), 10)).hasMessageContaining("up to it");
        assertThatThrownBy(() -> new LeverageMix(List.of(new LeverageMix.Part(3, 0.5), new LeverageMix.Part(3, 0.5)), 10)).hasMessageContaining("different");
        assertThatThrownBy(() -> new LeverageMix.Part(Double.NaN, 1)).hasMessageContaining("found leverage NaN");
    }
}
