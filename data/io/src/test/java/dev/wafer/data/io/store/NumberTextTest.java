package dev.wafer.data.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({"0.00000625,0.00000625", "1685080,1685080", "12345678.5,12345678.5", "100000000,100000000", "750.05,750.05", "0,0",
            "-0.0001,-0.0001", "1e-300,1.0E-300"})
    void numbers_have_no_exponent_where_they_are_short(double value, String expected) {
        assertThat(NumberText.of(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_number_is_read_back_to_the_bit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(NumberText.of(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void the_smallest_and_the_largest_are_read_back() {
        assertThat(Double.parseDouble(NumberText.of(Double.MIN_VALUE))).isEqualTo(Double.MIN_VALUE);
        assertThat(Double.parseDouble(NumberText.of(Double.MAX_VALUE))).isEqualTo(Double.MAX_VALUE);
    }
}
