package dev.wafer.research.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.research.sweep.Axis.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    private static List<String> values(Kind kind, String text) {
        Axis axis = Axis.parse("fast", kind, text);
        return LongStream.range(0, axis.count().longValueExact()).mapToObj(axis::value).toList();
    }

    @Test
    void a_range_has_both_ends_if_a_step_lands_on_them() {
        assertThat(values(Kind.WHOLE, "5..20:5")).containsExactly("5", "10", "15", "20");
        assertThat(values(Kind.WHOLE, "5..19:5")).containsExactly("5", "10", "15");
        assertThat(values(Kind.WHOLE, "5..5:5")).containsExactly("5");
        assertThat(values(Kind.WHOLE, "-1..1")).containsExactly("-1", "0", "1");
    }

    @Test
    void steps_of_a_tenth_stay_tenths() {
        assertThat(values(Kind.DECIMAL, "0.1..0.5:0.1")).containsExactly("0.1", "0.2", "0.3", "0.4", "0.5");
    }

    @Test
    void a_list_keeps_its_order() {
        assertThat(values(Kind.WHOLE, "240,60,120")).containsExactly("240", "60", "120");
        assertThat(values(Kind.WORD, "calm,a..b")).containsExactly("calm", "a..b");
    }

    @Test
    void a_range_of_numbers_without_a_step_is_a_million_steps_fine() {
        Axis axis = Axis.parse("risk", Kind.DECIMAL, "0.5..1.5");

        assertThat(axis.isContinuous()).isTrue();
        assertThat(axis.count()).isEqualTo(1_000_001);
        assertThat(axis.value(0)).isEqualTo("0.5");
        assertThat(axis.value(1)).isEqualTo("0.500001");
        assertThat(axis.value(1_000_000)).isEqualTo("1.5");
    }

    @Test
    void a_range_of_any_length_takes_no_room() {
        Axis axis = Axis.parse("slow", Kind.WHOLE, "1..1000000000000");

        assertThat(axis.count()).isEqualTo(BigInteger.valueOf(1_000_000_000_000L));
        assertThat(axis.value(999_999_999_999L)).isEqualTo("1000000000000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "50..5     | fast: found 0 values in the empty range '50..5', expected its start at or below its end",
        "5..50:0   | fast: found the step 0 in '5..50:0', expected one above 0",
        "5..50:-5  | fast: found the step -5 in '5..50:-5', expected one above 0",
        "5..50:    | fast: found '' in '5..50:', expected a range such as 5..50:5",
        "..50      | fast: found '' in '..50', expected a range such as 5..50:5",
        "5..x      | fast: found 'x' in '5..x', expected a range such as 5..50:5",
        "0..1e-999 | fast: found '1e-999' in '0..1e-999', expected a range such as 5..50:5",
        "5,,6      | fast: found an empty value in '5,,6', expected values such as 60,120,240",
        "5,6,5     | fast: found 5 twice in '5,6,5', expected each value once"})
    void what_is_no_set_of_values_is_refused(String text, String message) {
        assertThatThrownBy(() -> Axis.parse("fast", Kind.WHOLE, text)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
