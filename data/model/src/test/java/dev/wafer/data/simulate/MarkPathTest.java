package dev.wafer.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MarkPathTest {
    private static final double ROUNDING_USD = 1e-9;

    private final MarkPath mark = new MarkPath(0.10, 150_000, 800);

    /** One mean time after the book moved up by 2: 2 * (1 - 1/e) = 1.264 above the oracle; the last trade is higher. */
    @Test
    void the_mark_follows_the_book_with_a_delay() {
        assertThat(mark.next(800, 802, 804, true)).isEqualTo(801.2642411176571, within(ROUNDING_USD));
    }

    @Test
    void a_lone_trade_does_not_move_the_mark() {
        assertThat(mark.next(800, 800, 700, true)).isEqualTo(800);
    }

    @Test
    void while_stocks_are_closed_the_mark_stays_in_the_band_around_the_last_outside_price() {
        double externalUsd = mark.next(820, 820, 820, true);

        assertThat(externalUsd).isEqualTo(820);
        assertThat(mark.next(1_000, 1_000, 1_000, false)).isEqualTo(902, within(ROUNDING_USD));
        assertThat(mark.next(600, 600, 600, false)).isEqualTo(738, within(ROUNDING_USD));
        assertThat(mark.next(1_000, 1_000, 1_000, true)).isGreaterThan(902);
    }
}
