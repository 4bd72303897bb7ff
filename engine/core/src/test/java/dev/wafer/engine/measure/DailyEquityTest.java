package dev.wafer.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Samples at the start and at each midnight passed. */
@Tag("trap-32")
class DailyEquityTest {
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;

    private static double[] values(EquityCurve curve) {
        double[] values = new double[curve.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = curve.equityUsd(i);
        }
        return values;
    }

    @Test
    void a_close_on_midnight_is_the_sample_and_an_absent_one_is_carried() {
        DailyEquity daily = new DailyEquity(22 * HOUR_MS, 100, 4 * DAY_MS);
        daily.close(23 * HOUR_MS, 101);
        daily.close(DAY_MS, 102);
        daily.close(DAY_MS + HOUR_MS, 103);
        daily.close(3 * DAY_MS + HOUR_MS, 104);
        daily.close(3 * DAY_MS + 2 * HOUR_MS, 105);

        EquityCurve curve = daily.curve();

        assertThat(values(curve)).containsExactly(100, 102, 103, 103);
        assertThat(curve.timeMs(0)).isEqualTo(22 * HOUR_MS);
        assertThat(curve.timeMs(3)).isEqualTo(3 * DAY_MS);
    }

    @Test
    void a_partial_last_day_is_left_out() {
        DailyEquity daily = new DailyEquity(0, 100, DAY_MS);
        daily.close(23 * HOUR_MS, 90);

        assertThat(values(daily.curve())).containsExactly(100);
    }

    /** The equity is the minute of the day it is asked at; an hour sees the last of its minutes. */
    @Test
    void closes_by_the_minute_and_by_the_hour_give_the_same_samples() {
        DailyEquity byMinute = new DailyEquity(0, 100, 5 * DAY_MS);
        DailyEquity byHour = new DailyEquity(0, 100, 5 * DAY_MS);
        for (long timeMs = 60_000; timeMs <= 5 * DAY_MS; timeMs += 60_000) {
            double equityUsd = 100 + StrictMath.sin(timeMs / 1e7) * 10;
            byMinute.close(timeMs, equityUsd);
            if (timeMs % HOUR_MS == 0) {
                byHour.close(timeMs, equityUsd);
            }
        }

        assertThat(values(byHour.curve())).hasSize(6).isEqualTo(values(byMinute.curve()));
        assertThat(Ratios.of(byHour.curve())).isEqualTo(Ratios.of(byMinute.curve()));
    }
}
