package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The market starts on a Monday, 00:00 UTC: Friday 20:00 New York is bar 121 (Saturday 01:00 UTC), Sunday 20:00 is bar 169. */
class WeekendGapTest {
    private static final int WEEKEND = 121;
    private static final int REOPENING = 169;

    private static double[] moved(double from, int fromBar, int toBar) {
        double[] closesUsd = new double[190];
        Arrays.fill(closesUsd, 100);
        Arrays.fill(closesUsd, fromBar, toBar, from);
        return closesUsd;
    }

    @Test
    void a_weekend_move_is_stood_against_until_some_hours_after_the_reopening() {
        SmallMarket market = SmallMarket.hourly().closes("MU", moved(103, 130, 190));

        assertThat(market.decisions(market.run(new WeekendGap(0.015, 2), 1_000, 2))).containsExactly("130 short", (REOPENING - 1 + 2) + " flat");
    }

    @Test
    void it_leaves_early_when_the_gap_closes() {
        SmallMarket market = SmallMarket.hourly().closes("MU", moved(97, 130, 140));

        assertThat(market.decisions(market.run(new WeekendGap(0.015, 2), 1_000, 2))).containsExactly("130 long", "140 flat");
    }

    @Test
    void the_same_move_on_a_weekday_or_in_the_last_hour_before_the_weekend_is_left_alone() {
        SmallMarket weekday = SmallMarket.hourly().closes("MU", moved(103, 50, 60));
        SmallMarket lastHour = SmallMarket.hourly().closes("MU", moved(103, WEEKEND - 1, 190));

        assertThat(weekday.decisions(weekday.run(new WeekendGap(0.015, 2), 1_000, 2))).isEmpty();
        assertThat(lastHour.decisions(lastHour.run(new WeekendGap(0.015, 2), 1_000, 2))).isEmpty();
    }

    @Test
    void a_small_move_is_no_gap() {
        SmallMarket market = SmallMarket.hourly().closes("MU", moved(101, 130, 190));

        assertThat(market.decisions(market.run(new WeekendGap(0.015, 2), 1_000, 2))).isEmpty();
    }

    @Test
    void bars_longer_than_an_hour_are_refused() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 100);

        assertThatIllegalArgumentException().isThrownBy(() -> market.run(new WeekendGap(), 1_000, 2)).withMessageContaining("found bars of 24 hours");
    }
}
