package dev.wafer.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EquityCurveTest {
    @Test
    void a_curve_holds_the_samples_in_the_order_they_came() {
        EquityCurve.Builder samples = new EquityCurve.Builder(2);
        samples.add(10, 100);
        samples.add(20, 90);

        EquityCurve curve = samples.build();

        assertThat(curve.count()).isEqualTo(2);
        assertThat(curve.timeMs(1)).isEqualTo(20);
        assertThat(curve.equityUsd(1)).isEqualTo(90);
    }

    @Test
    void a_close_without_a_sample_is_refused() {
        EquityCurve.Builder samples = new EquityCurve.Builder(2);
        samples.add(10, 100);

        assertThatThrownBy(samples::build).isInstanceOf(IllegalStateException.class).hasMessageContaining("found 1 of 2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void equity_is_a_finite_number(double equityUsd) {
        EquityCurve.Builder samples = new EquityCurve.Builder(1);
        samples.add(10, equityUsd);

        assertThatThrownBy(samples::build).isInstanceOf(IllegalStateException.class).hasMessageContaining("finite");
    }

    @Test
    void a_finished_curve_cannot_be_written_to() {
        EquityCurve.Builder samples = new EquityCurve.Builder(1);
        samples.add(10, 100);
        EquityCurve curve = samples.build();

        assertThatThrownBy(() -> samples.add(20, 90)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(curve.equityUsd(0)).isEqualTo(100);
    }
}
