package dev.wafer.engine.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.run.SharedData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exchange's own liquidation prices, and the worked examples of its rules. */
class LiquidationPriceTest {
    /** Recorded prices carry eight digits. */
    private static final double RECORDED_RELATIVE = 1e-6;
    private static final double ROUNDING_USD = 1e-9;

    @Test
    void recorded_positions_with_their_margin_have_the_recorded_liquidation_price() {
        List<String[]> rows = SharedData.rows("facts/liquidation_isolated_margin.csv");

        for (String[] row : rows) {
            double foundUsd = liquidationUsd(row, Double.parseDouble(row[6]), Integer.parseInt(row[8]));
            double recordedUsd = Double.parseDouble(row[9]);
            assertThat(foundUsd / recordedUsd).as(row[0]).isEqualTo(1, within(RECORDED_RELATIVE));
        }
        assertThat(rows).hasSize(18);
    }

    /** The cash leg is margin - cost for a long, margin + cost for a short. */
    @Test
    void recorded_account_states_have_the_recorded_liquidation_price() {
        List<String[]> rows = SharedData.rows("facts/liquidation_isolated_state.csv");

        for (String[] row : rows) {
            double costUsd = Double.parseDouble(row[4]) * Double.parseDouble(row[5]);
            double marginUsd = Double.parseDouble(row[8]) + side(row) * costUsd;
            double foundUsd = liquidationUsd(row, marginUsd, Integer.parseInt(row[7]));
            assertThat(foundUsd / Double.parseDouble(row[11])).as(row[0]).isEqualTo(1, within(RECORDED_RELATIVE));
        }
        assertThat(rows).hasSize(3);
    }

    private static int side(String[] row) {
        return row[3].equals("long") ? 1 : -1;
    }

    private static double liquidationUsd(String[] row, double marginUsd, int highestLeverage) {
        return IsolatedMargin.liquidationUsd(side(row), Double.parseDouble(row[4]), Double.parseDouble(row[5]), marginUsd,
                1.0 / (2 * highestLeverage), 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 750.05, 3, 10, 526.3508771929825", "-1, 750.05, 3, 10, 952.4444444444445", "1, 1000, 10, 10, 947.3684210526316",
        "-1, 1000, 10, 10, 1047.6190476190477", "1, 1000, 5, 10, 842.1052631578948", "1, 1000, 4, 10, 789.4736842105264",
        "1, 1000, 2, 10, 526.3157894736843", "1, 180, 20, 20, 175.3846153846154", "-1, 180, 20, 20, 184.390243902439",
        "-1, 1700, 2, 10, 2428.571428571429"})
    void worked_examples_of_the_rules_hold(int side, double entryUsd, int leverage, int highestLeverage, double liquidationUsd) {
        double marginUsd = IsolatedMargin.initialUsd(1, entryUsd, leverage);

        assertThat(IsolatedMargin.liquidationUsd(side, 1, entryUsd, marginUsd, 1.0 / (2 * highestLeverage), 0))
                .isEqualTo(liquidationUsd, within(ROUNDING_USD));
    }

    @Test
    void added_margin_and_paid_funding_move_the_price_by_the_formula() {
        double marginUsd = IsolatedMargin.initialUsd(100, 750.05, 3);

        assertThat(marginUsd).isEqualTo(25_001.6667, within(5e-5));
        assertThat(IsolatedMargin.liquidationUsd(1, 100, 750.05, marginUsd + 1000, 0.05, 0)).isEqualTo(515.8245614, within(5e-8));
        assertThat(IsolatedMargin.liquidationUsd(1, 100, 750.05, marginUsd - 500, 0.05, 0)).isEqualTo(531.6140351, within(5e-8));
    }

    @Test
    void a_long_of_16859_at_three_times_is_liquidated_at_526_35() {
        double marginUsd = IsolatedMargin.initialUsd(16_859, 750.05, 3);

        assertThat(marginUsd).isEqualTo(4_215_030.98, within(5e-3));
        assertThat(IsolatedMargin.liquidationUsd(1, 16_859, 750.05, marginUsd, 0.05, 0)).isEqualTo(526.350877, within(5e-7));
        assertThat(IsolatedMargin.isBreached(16_859, 750.05, marginUsd, 526.35, 0.05 * (16_859 * 526.35))).isTrue();
        assertThat(IsolatedMargin.isBreached(16_859, 750.05, marginUsd, 526.36, 0.05 * (16_859 * 526.36))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3, 20, 512.85", "3, 5, 555.59"})
    void the_same_entry_under_other_highest_leverages_is_liquidated_elsewhere(int leverage, int highestLeverage, double roundedUsd) {
        double marginUsd = IsolatedMargin.initialUsd(1, 750.05, leverage);

        assertThat(IsolatedMargin.liquidationUsd(1, 1, 750.05, marginUsd, 1.0 / (2 * highestLeverage), 0)).isEqualTo(roundedUsd, within(0.005));
    }

    @Test
    void a_long_without_leverage_has_no_liquidation_price() {
        assertThat(IsolatedMargin.liquidationUsd(1, 2, 100, 200, 0.05, 0)).isZero();
        assertThat(IsolatedMargin.liquidationUsd(1, 2, 100, 250, 0.05, 0)).isZero();
    }

    @Test
    void equality_of_equity_and_maintenance_is_no_breach() {
        assertThat(IsolatedMargin.isBreached(64, 100, 256, 100, 0.0625 * 6_400 - 144)).isFalse();
        assertThat(IsolatedMargin.isBreached(64, 100, Math.nextDown(256.0), 100, 0.0625 * 6_400 - 144)).isTrue();
    }

    @Test
    void quantities_and_fractions_that_are_not_numbers_are_refused() {
        assertThatThrownBy(() -> IsolatedMargin.liquidationUsd(1, Double.NaN, 100, 10, 0.05, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IsolatedMargin.liquidationUsd(1, 0, 100, 10, 0.05, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IsolatedMargin.liquidationUsd(1, 1, 100, 10, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IsolatedMargin.liquidationUsd(1, 1, 100, 10, -0.05, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void without_maintenance_the_price_is_that_of_bankruptcy() {
        assertThat(IsolatedMargin.liquidationUsd(1, 2, 100, 20, 0, 0)).isEqualTo(90, within(ROUNDING_USD));
        assertThat(IsolatedMargin.liquidationUsd(-1, 2, 100, 20, 0, 0)).isEqualTo(110, within(ROUNDING_USD));
    }
}
