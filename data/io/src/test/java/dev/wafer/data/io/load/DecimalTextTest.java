package dev.wafer.data.io.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "0.1", "750.05", "9007199254740991", "9007199254740992", "9007199254740993", "999999999999999999", "0.30000000000000004",
            "1e-7", "8.125000000000001e-05", "-1.5", "+2", ".5", "5.", "4.35", "1.7976931348623157e308", "0.00000000000000001"})
    void a_number_is_the_nearest_double(String text) {
        assertThat(DecimalText.parse(text)).hasValue(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void numbers_of_any_length_are_read_as_java_reads_them(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50_000; i++) {
            long digits = random.nextLong(0, 1L << random.nextInt(1, 62));
            String text = new BigDecimal(java.math.BigInteger.valueOf(digits), random.nextInt(0, 18)).toPlainString();
            double expected = Double.parseDouble(text);
            if (DecimalText.parse(text).orElse(-1) != expected) {
                assertThat(DecimalText.parse(text)).as(text).hasValue(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "-", "NaN", "Infinity", "-Infinity", "1d", "1f", "0x1p3", "1_000", "1,5", "1.2.3", "1-2", "1e", "1e999", " 1", "\u0661"})
    void what_is_no_finite_decimal_number_is_refused(String text) {
        assertThat(DecimalText.parse(text)).isEmpty();
    }
}
