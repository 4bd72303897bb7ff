package dev.wafer.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0.00", "-0.001|0.00", "999.999|1,000.00", "-1234.5|-1,234.50", "1234567.891|1,234,567.89", "100|100.00", "-100|-100.00"})
    void money_has_separators_and_two_decimals(double value, String text) {
        assertThat(Figures.usd(value)).isEqualTo(text);
    }

    @Test
    void a_gain_has_a_plus_a_loss_a_minus_and_nothing_has_neither() {
        assertThat(Figures.signedUsd(12.5)).isEqualTo("+12.50");
        assertThat(Figures.signedUsd(-12.5)).isEqualTo("-12.50");
        assertThat(Figures.signedUsd(-0.0)).isEqualTo("0.00");
        assertThat(Figures.signedPercent(0.1234)).isEqualTo("+12.34 %");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"526.3508771929825|526.3509", "0.05269872|0.05269872", "142.05186667|142.0519", "133443.97317151|133443.9732",
        "0.86915825|0.8691582", "0.000012345678|0.00001234568"})
    void a_liquidation_price_has_four_decimals_and_seven_significant_figures_at_least(double value, String text) {
        assertThat(Figures.longPrice(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"750.05|750.05", "750|750.00", "1043.5|1,043.50", "0.05269872|0.05269872", "526.3508771929825|526.350877"})
    void a_price_has_two_decimals_and_up_to_nine_figures(double value, String text) {
        assertThat(Figures.price(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"16859|16,859", "0.012|0.012", "100|100", "1e7|10,000,000"})
    void a_quantity_has_no_needless_zeros(double value, String text) {
        assertThat(Figures.quantity(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"86400000,1d", "3600000,1h", "7200000,2h", "1800000,30m", "90000,90s", "1500,1500ms", "129600000,36h"})
    void a_duration_is_told_in_the_largest_unit_that_divides_it(long durationMs, String text) {
        assertThat(Figures.duration(durationMs)).isEqualTo(text);
    }

    @Test
    void a_parameter_has_all_its_digits_and_no_needless_zero() {
        assertThat(Figures.plain(16_859.0)).isEqualTo("16859");
        assertThat(Figures.plain(0.1)).isEqualTo("0.1");
        assertThat(Figures.plain(1e-7)).isEqualTo("0.0000001");
    }

    @Test
    void times_are_utc_to_the_minute() {
        assertThat(Figures.time(1_778_457_600_000L)).isEqualTo("2026-05-11 00:00");
    }
}
