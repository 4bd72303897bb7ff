package dev.wafer.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Falls from a peak of closes. */
@Tag("trap-33")
class DrawdownTest {
    private static final double ROUNDING = 1e-15;

    @Test
    void the_largest_fall_from_a_peak_counts_and_the_capital_is_the_first_peak() {
        Drawdown drawdown = new Drawdown(100);
        for (double closeUsd : new double[] {95, 120, 90, 130, 117}) {
            drawdown.close(closeUsd);
        }

        assertThat(drawdown.maxDrawdown()).isEqualTo(0.25, within(ROUNDING));
        assertThat(drawdown.maxDrawdownIntrabar()).isEqualTo(0.25, within(ROUNDING));
    }

    @Test
    void a_trough_inside_a_bar_counts_against_the_peak_of_the_closes_before_it() {
        Drawdown drawdown = new Drawdown(100);
        drawdown.inside(80);
        drawdown.close(200);
        drawdown.inside(170);
        drawdown.inside(300);
        drawdown.close(190);

        assertThat(drawdown.maxDrawdown()).isEqualTo(0.05, within(ROUNDING));
        assertThat(drawdown.maxDrawdownIntrabar()).isEqualTo(0.2, within(ROUNDING));
    }

    @Test
    void a_lost_account_has_fallen_by_all() {
        Drawdown drawdown = new Drawdown(100);
        drawdown.close(0);

        assertThat(drawdown.maxDrawdown()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void it_equals_the_plain_search_and_is_never_smaller_inside_bars(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Drawdown drawdown = new Drawdown(100);
        double peakUsd = 100;
        double plain = 0;
        double plainInside = 0;
        double equityUsd = 100;
        for (int bar = 0; bar < 500; bar++) {
            double insideUsd = equityUsd * random.nextDouble(0.9, 1.05);
            equityUsd *= random.nextDouble(0.95, 1.055);
            drawdown.inside(insideUsd);
            drawdown.close(equityUsd);
            plainInside = Math.max(plainInside, (peakUsd - Math.min(insideUsd, equityUsd)) / peakUsd);
            peakUsd = Math.max(peakUsd, equityUsd);
            plain = Math.max(plain, (peakUsd - equityUsd) / peakUsd);
        }

        assertThat(drawdown.maxDrawdown()).isEqualTo(plain, within(ROUNDING));
        assertThat(drawdown.maxDrawdownIntrabar()).isEqualTo(plainInside, within(ROUNDING)).isGreaterThan(plain);
    }
}
