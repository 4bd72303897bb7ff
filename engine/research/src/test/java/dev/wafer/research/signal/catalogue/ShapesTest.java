package dev.wafer.research.signal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The shapes that only the catalogue has, on a few days. */
class ShapesTest {
    private static final double ROUNDING = 1e-12;
    private static final double NOT_KNOWN = Double.NaN;

    @Test
    void new_open_interest_enters_at_the_close_and_what_leaves_does_so_evenly() {
        double[] closes = {10, 13, 20, 20};
        double[] shares = {100, 150, 75, 100};

        double[] entry = Board.read(Board.of(closes, shares), 0,
                (run, symbol) -> run.column(new MeanEntry(run.close(symbol), run.openInterestShares(symbol))));

        // 10; (100 * 10 + 50 * 13) / 150 = 11; half closed: still 11; (75 * 11 + 25 * 20) / 100 = 13.25
        assertThat(entry).containsExactly(new double[] {10, 11, 11, 13.25}, within(ROUNDING));
    }

    @Test
    void where_no_position_is_open_nobody_has_entered_and_the_next_enters_afresh() {
        double[] entry = Board.read(Board.of(new double[] {10, 11, 12}, new double[] {100, 0, 50}), 0,
                (run, symbol) -> run.column(new MeanEntry(run.close(symbol), run.openInterestShares(symbol))));

        assertThat(entry).containsExactly(10, NOT_KNOWN, 12);
    }

    @Test
    void a_quadrant_has_the_side_of_the_price_change_and_half_its_size_where_the_other_fell() {
        double[] closes = {100, 101, 102, 101, 100, 100, 101};
        double[] other = {10, 11, 10, 11, 10, 11, 11};

        double[] quadrant = Board.read(Board.of(closes, other), 0,
                (run, symbol) -> run.column(new Quadrant(run.close(symbol).change(1), run.openInterestShares(symbol).change(1))));

        // up with more: 1; up with less: 1/2; down with more: -1; down with less: -1/2; unmoved: 0; up with as much: 3/4
        assertThat(quadrant).containsExactly(NOT_KNOWN, 1, 0.5, -1, -0.5, 0, 0.75);
    }

    @Test
    void a_crowd_has_the_side_of_funding_and_is_there_only_where_price_stands_high() {
        double[] price = {104, 104, 96, 104};
        double[] funding = {19, 1, 19, 10};

        double[] crowd = Board.read(Board.of(price, funding), 0,
                (run, symbol) -> run.column(new Crowd(run.close(symbol).minus(100), run.openInterestShares(symbol).minus(10))));

        // sqrt(4 * 9) with the sign of 9, of -9; price below: none; funding at its mean: none
        assertThat(crowd).containsExactly(6, -6, 0, 0);
    }
}
