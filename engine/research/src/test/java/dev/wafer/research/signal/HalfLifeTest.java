package dev.wafer.research.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HalfLifeTest {
    private static final double ROUNDING = 1e-9;
    private static final double SEEN = 0.01;

    /** Cells at 1, 4, 8 and 16 bars with these rank coefficients. */
    private static List<Cell> cells(double pValue, double... coefficients) {
        int[] bars = {1, 4, 8, 16};
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < coefficients.length; i++) {
            Estimate estimate = new Estimate(coefficients[i], 0.01, 30, coefficients[i] - 0.02, coefficients[i] + 0.02, pValue);
            cells.add(new Cell(new Cell.Key("oi", "MU", bars[i], Cell.ALL_ROWS),
                    new Cell.Evidence(estimate, estimate, estimate, Optional.empty(), 100, 100, 0.1, 0.1),
                    new Cell.Behaviour(List.of(), 0.5, 0, new Cell.Months(0, 0, 0, 0, 0)),
                    new Cell.Judgement(1, 1, 1, Optional.empty(), Verdict.CANNOT_TELL)));
        }
        return cells;
    }

    @Test
    void half_of_the_largest_is_passed_on_a_straight_line_between_horizons_and_counted_from_the_largest() {
        assertThat(HalfLife.bars(cells(SEEN, 0.08, 0.06, 0.02)).orElseThrow()).isEqualTo(5, within(ROUNDING));      // 0.04 at 6 bars
        assertThat(HalfLife.bars(cells(SEEN, 0.02, 0.08, 0.06, 0.02)).orElseThrow()).isEqualTo(8, within(ROUNDING)); // 0.04 at 12 bars, largest at 4
    }

    @Test
    void a_coefficient_below_zero_fades_like_one_above() {
        assertThat(HalfLife.bars(cells(SEEN, -0.08, -0.06, -0.02)).orElseThrow()).isEqualTo(5, within(ROUNDING));
        assertThat(HalfLife.bars(cells(SEEN, -0.08, 0.08 - 1e-9)).orElseThrow()).isEqualTo(0.75, within(1e-6));      // a quarter of the way over
    }

    @Test
    void there_is_none_where_it_has_not_halved_or_the_largest_cannot_be_told_from_zero() {
        assertThat(HalfLife.bars(cells(SEEN, 0.08, 0.06, 0.05))).isEmpty();
        assertThat(HalfLife.bars(cells(0.06, 0.08, 0.06, 0.02))).isEmpty();
        assertThat(HalfLife.bars(List.of())).isEmpty();
    }
}
