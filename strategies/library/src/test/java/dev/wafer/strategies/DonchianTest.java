package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Out of a channel of three days. */
class DonchianTest {
    @Test
    void a_close_above_the_highest_high_before_it_is_bought_and_one_below_the_lowest_low_is_sold() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 101, 99, 100, 102, 103, 98, 90, 91);

        assertThat(market.decisions(market.run(new Donchian(3, true), 1_000, 2))).containsExactly("4 long", "6 short");    // 102 > 101; 98 < 99
    }

    @Test
    void without_shorts_it_goes_out() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 101, 99, 100, 102, 103, 98, 90, 91);

        assertThat(market.decisions(market.run(new Donchian(3, false), 1_000, 2))).containsExactly("4 long", "6 flat");
    }

    @Test
    void the_high_that_was_only_reached_is_no_break() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 101, 99, 100, 101, 100);

        assertThat(market.decisions(market.run(new Donchian(3, true), 1_000, 2))).isEmpty();
    }

    @Test
    void days_are_days_on_hourly_bars_too() {
        double[][] bars = new double[60][];
        Arrays.setAll(bars, _ -> new double[] {100, 100, 100, 100});
        bars[30] = new double[] {100, 105, 100, 100};
        bars[50] = new double[] {100, 104, 100, 104};                                              // below the high of 20 hours before
        bars[58] = new double[] {100, 104.5, 100, 104.5};                                          // that high is 28 hours old
        SmallMarket market = SmallMarket.hourly().bars("MU", 0, bars);

        assertThat(market.decisions(market.run(new Donchian(1, true), 1_000, 2))).containsExactly("58 long");
    }
}
