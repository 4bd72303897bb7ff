package dev.wafer.data.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ticks and lots as the venue has them. */
class InstrumentTest {
    private static final Instrument MU = new Instrument("MU", 3);

    @ParameterizedTest
    @ValueSource(doubles = {973.18, 1698.1, 1698, 100.01, 999.99, 9999.9, 99.999, 0.001, 123_456, 10_000})
    void valid_prices_are_on_the_tick(double priceUsd) {
        assertThat(MU.isOnTick(priceUsd)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {973.185, 1698.15, 99.9995, 10_000.5, 0.0005})
    void invalid_prices_are_not(double priceUsd) {
        assertThat(MU.isOnTick(priceUsd)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"973.185, 973.18, 973.19", "1698.15, 1698.1, 1698.2", "99.9995, 99.999, 100", "999.995, 999.99, 1000", "12345.6, 12345, 12346"})
    void a_price_moves_to_the_tick_below_or_above(double priceUsd, double floorUsd, double ceilingUsd) {
        assertThat(MU.onTick(priceUsd, RoundingMode.FLOOR)).isEqualTo(floorUsd);
        assertThat(MU.onTick(priceUsd, RoundingMode.CEILING)).isEqualTo(ceilingUsd);
    }

    @Test
    void decimals_depend_on_the_lots() {
        Instrument intc = new Instrument("INTC", 2);
        Instrument gold = new Instrument("GOLD", 4);

        assertThat(intc.isOnTick(9.1234)).isTrue();
        assertThat(MU.isOnTick(9.1234)).isFalse();
        assertThat(gold.isOnTick(9.12)).isTrue();
        assertThat(gold.isOnTick(9.123)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1.2349, 1234", "-1.2349, -1234", "0.0009, 0", "16859, 16859000", "0.3, 300", "2.9999999999999, 3000", "2.99999999, 2999"})
    void shares_become_whole_lots_towards_zero(double shares, long lots) {
        assertThat(MU.lotsOf(shares)).isEqualTo(lots);
        assertThat(MU.sharesOf(lots)).isEqualTo(lots / 1000.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1})
    void prices_that_are_none_are_refused(double priceUsd) {
        assertThatThrownBy(() -> MU.onTick(priceUsd, RoundingMode.FLOOR)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("MU");
    }

    @Test
    void quantities_that_are_not_finite_and_decimals_out_of_range_are_refused() {
        assertThatThrownBy(() -> MU.lotsOf(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MU.lotsOf(Double.NEGATIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Instrument("MU", 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Instrument("MU", -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
