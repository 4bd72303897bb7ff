package dev.wafer.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({"30s,30000", "1m,60000", "5m,300000", "1h,3600000", "8h,28800000", "1d,86400000"})
    void a_duration_is_read_and_written_alike(String text, long durationMs) {
        assertThat(DurationText.parseMs(text)).hasValue(durationMs);
        assertThat(DurationText.format(durationMs)).isEqualTo(text);
    }

    @Test
    void the_largest_unit_is_written() {
        assertThat(DurationText.format(DurationText.parseMs("24h").orElseThrow())).isEqualTo("1d");
        assertThat(DurationText.format(DurationText.parseMs("90m").orElseThrow())).isEqualTo("90m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0h", "-1h", "1", "h", "1.5h", "1 h", "1w"})
    void what_is_no_duration_is_refused(String text) {
        assertThat(DurationText.parseMs(text)).isEmpty();
    }

    @Test
    void parts_of_a_second_have_no_text() {
        assertThatThrownBy(() -> DurationText.format(1500)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1500 ms");
    }
}
