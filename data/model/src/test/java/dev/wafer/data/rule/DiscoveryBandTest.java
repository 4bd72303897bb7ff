package dev.wafer.data.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryBandTest {
    @Test
    void a_band_may_stay_where_it_is() {
        assertThat(new DiscoveryBand(0.1, 0, 1).resets()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0,1,0.9", "1,1,0.9", "NaN,1,0.9", "0.1,-1,0.9", "0.1,11,0.9", "0.1,1,0", "0.1,1,1.01", "0.1,1,NaN"})
    void a_band_out_of_range_is_refused(double widthFraction, int resets, double triggerFraction) {
        assertThatThrownBy(() -> new DiscoveryBand(widthFraction, resets, triggerFraction)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("discovery band");
    }
}
