package dev.wafer.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A run in lines of a character a day. */
class DayLinesTest {
    @Test
    void equity_drawdown_and_prices_stand_below_each_other_and_entries_are_marked_below_the_price() {
        DayLines days = new DayLines(HandMadeRun.of());

        assertThat(days.lines()).containsExactly(
                "equity    \u2588\u2581\u2584",                          // 1,234,567.50  1,000,000  1,100,000
                "drawdown  \u2581\u2588\u2585",                          // 0  0.190  0.109
                "MU         \u2588\u2581",                               // not known  750.05  510
                "          ^",                                           // long on the first day
                "AMD        \u2588\u2581",
                "           v");                                         // short on the second
        assertThat(days.title()).isEqualTo("Day by day (^ long, v short, x both: trades began)");
    }

    @Test
    void a_line_is_as_long_as_the_days_and_at_most_66_characters() {
        assertThat(Sparkline.of(new double[] {1, 2, 3}, 66)).hasSize(3);
        assertThat(Sparkline.of(new double[200], 66)).hasSize(66);
        assertThat(Sparkline.lastSample(65, 200, 66)).isEqualTo(199);
        assertThat(List.of(Sparkline.lastSample(0, 3, 66), Sparkline.lastSample(2, 3, 66))).containsExactly(0, 2);
    }
}
