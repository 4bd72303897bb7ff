package dev.wafer.data.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked numbers of the venue's mark. */
class MarkFormulaTest {
    private static final double ROUNDING_USD = 1e-10;

    @Test
    void the_mark_is_the_middle_of_oracle_mean_and_book() {
        assertThat(MarkFormula.markUsd(800, 2, MarkFormula.median(803, 804, 805))).isEqualTo(802);
        assertThat(MarkFormula.markUsd(800, 2, 801)).isEqualTo(801);
        assertThat(MarkFormula.markUsd(800, 2, 790)).isEqualTo(800);
        assertThat(MarkFormula.markUsd(800, -2, 790)).isEqualTo(798);
    }

    @ParameterizedTest
    @CsvSource({"1,2,3", "1,3,2", "2,1,3", "2,3,1", "3,1,2", "3,2,1", "2,2,9", "2,9,2", "9,2,2"})
    void the_median_does_not_depend_on_the_order(double a, double b, double c) {
        assertThat(MarkFormula.median(a, b, c)).isEqualTo(2);
    }

    @Test
    void an_update_moves_a_price_by_fifty_basis_points_at_most() {
        assertThat(MarkFormula.limitedUsd(806, 800, MarkFormula.VENUE_MOVE_FRACTION)).isEqualTo(804);
        assertThat(MarkFormula.limitedUsd(790, 800, MarkFormula.VENUE_MOVE_FRACTION)).isEqualTo(796);
        assertThat(MarkFormula.limitedUsd(803, 800, MarkFormula.VENUE_MOVE_FRACTION)).isEqualTo(803);
        assertThat(MarkFormula.limitedUsd(900, 800, MarkFormula.CHAIN_MOVE_FRACTION)).isEqualTo(808);
    }

    @Test
    void a_fall_of_nineteen_percent_takes_43_updates() {
        double markUsd = 1;
        int updates = 0;
        while (markUsd > 0.81) {
            markUsd = MarkFormula.limitedUsd(0.81, markUsd, MarkFormula.VENUE_MOVE_FRACTION);
            updates++;
        }

        assertThat(updates).isEqualTo(43);
        assertThat(markUsd).isEqualTo(0.81);
    }

    @Test
    void the_mean_distance_comes_closer_by_e_in_150_seconds_however_they_are_cut() {
        double once = MarkFormula.meanDistanceUsd(0, 10, 150_000);
        double stepwise = 0;
        for (int update = 0; update < 50; update++) {
            stepwise = MarkFormula.meanDistanceUsd(stepwise, 10, 3_000);
        }

        assertThat(once).isEqualTo(10 * (1 - StrictMath.exp(-1)), within(ROUNDING_USD));
        assertThat(stepwise).isEqualTo(once, within(ROUNDING_USD));
    }
}
