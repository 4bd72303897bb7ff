package dev.wafer.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.cli.report.FinishedRun.HoldoutPart;
import dev.wafer.engine.measure.EquityCurve;
import org.junit.jupiter.api.Test;

/** What a run did where data was reserved, by hand. */
class HoldoutPartTest {
    private static final double ROUNDING = 1e-12;

    private static HoldoutPart from(long fromMs, double... equitiesUsd) {
        long[] timesMs = new long[equitiesUsd.length];
        for (int day = 0; day < timesMs.length; day++) {
            timesMs[day] = day * 86_400_000L;
        }
        return HoldoutPart.of(fromMs, new EquityCurve(timesMs, equitiesUsd));
    }

    @Test
    void only_days_of_the_reserved_part_count() {
        HoldoutPart part = from(86_400_000, 500, 100, 110, 99, 108.9);     // +10 %, -10 %, +10 %

        assertThat(part.days()).isEqualTo(3);
        assertThat(part.totalReturn().orElseThrow()).isEqualTo(0.089, within(ROUNDING));
        assertThat(part.maxDrawdown().orElseThrow()).isEqualTo(0.1, within(ROUNDING));       // 110 to 99, not from the 500 before
        assertThat(part.sharpe().orElseThrow()).isEqualTo(Math.sqrt(365.0 / 12), within(ROUNDING));   // mean 1/30, deviation 2 / sqrt(300)
        assertThat(part.nullReasons()).isEmpty();
    }

    @Test
    void a_day_that_is_reserved_in_part_is_left_out() {
        assertThat(from(86_400_001, 500, 100, 110, 99, 108.9).totalReturn().orElseThrow()).isEqualTo(-0.01, within(ROUNDING));    // 108.9 / 110
    }

    @Test
    void what_is_not_defined_has_a_reason() {
        assertThat(from(0, 100).nullReasons()).containsOnlyKeys("totalReturn", "maxDrawdown", "sharpe");
        assertThat(from(0, 0, 0, 0, 0).nullReasons()).containsEntry("totalReturn", "the account was ruined before");
        assertThat(from(0, 100, 101).nullReasons()).containsOnlyKeys("sharpe");
    }
}
