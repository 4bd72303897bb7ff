package dev.wafer.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ratios on series short enough for paper. Returns +10 %, -10 %, +20 %: mean 1/15, deviations 1/30, -1/6, 2/15. */
@Tag("trap-32")
class RatiosTest {
    private static final double ROUNDING = 1e-12;
    private static final double YEAR = StrictMath.sqrt(365);

    private static EquityCurve curve(double... equitiesUsd) {
        long[] timesMs = new long[equitiesUsd.length];
        for (int i = 0; i < timesMs.length; i++) {
            timesMs[i] = i * 86_400_000L;
        }
        return new EquityCurve(timesMs, equitiesUsd);
    }

    @Test
    void sharpe_is_mean_over_sample_deviation_times_the_root_of_365() {
        Ratios ratios = Ratios.of(curve(100, 110, 99, 118.8));

        double deviation = StrictMath.sqrt((1.0 / 900 + 1.0 / 36 + 4.0 / 225) / 2);
        assertThat(ratios.volatility().orElseThrow()).isEqualTo(deviation * YEAR, within(ROUNDING));
        assertThat(ratios.sharpe().orElseThrow()).isEqualTo(1.0 / 15 / deviation * YEAR, within(ROUNDING));
    }

    @Test
    void sortino_counts_falls_over_all_days() {
        Ratios ratios = Ratios.of(curve(100, 110, 99, 118.8));

        assertThat(ratios.sortino().orElseThrow()).isEqualTo(1.0 / 15 / StrictMath.sqrt(0.01 / 3) * YEAR, within(1e-11));
    }

    @Test
    void fewer_than_three_returns_give_nothing_and_say_so() {
        Ratios ratios = Ratios.of(curve(100, 110, 99));

        assertThat(ratios.sharpe()).isEmpty();
        assertThat(ratios.volatility()).isEmpty();
        assertThat(ratios.sortino()).isEmpty();
        assertThat(ratios.nullReasons()).containsOnlyKeys("volatility", "sharpe", "sortino");
    }

    @Test
    void returns_that_do_not_vary_have_no_sharpe_and_returns_that_never_fall_no_sortino() {
        Ratios still = Ratios.of(curve(100, 100, 100, 100));
        Ratios rising = Ratios.of(curve(100, 101, 103, 104));

        assertThat(still.sharpe()).isEmpty();
        assertThat(still.volatility()).hasValue(0);
        assertThat(rising.sortino()).isEmpty();
        assertThat(rising.sharpe()).isPresent();
        assertThat(rising.nullReasons()).containsOnlyKeys("sortino");
    }

    @Test
    void equity_that_reached_zero_has_no_returns_after_it() {
        Ratios ratios = Ratios.of(curve(100, 50, 0, 0, 0));

        assertThat(ratios.sharpe()).isEmpty();
        assertThat(ratios.nullReasons()).containsKey("sharpe");
    }

    @Test
    void a_curve_needs_as_many_times_as_values() {
        assertThatThrownBy(() -> new EquityCurve(new long[2], new double[3])).isInstanceOf(IllegalArgumentException.class);
    }
}
