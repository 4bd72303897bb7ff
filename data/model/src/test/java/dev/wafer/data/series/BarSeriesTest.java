package dev.wafer.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bars are checked at birth; what is optional carries whether it is known. */
class BarSeriesTest {
    private static BarSeries.Builder one() {
        return BarSeries.builder(1).add(0, 100, 110, 90, 105);
    }

    private static void refused(ThrowingCallable adding, String word) {
        assertThatThrownBy(adding).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(word).hasMessageContaining("expected");
    }

    @Test
    void a_low_above_or_a_high_below_is_refused() {
        refused(() -> BarSeries.builder(1).add(0, 100, 99, 90, 95), "bar");
        refused(() -> BarSeries.builder(1).add(0, 100, 110, 101, 105), "bar");
        refused(() -> BarSeries.builder(1).add(0, 100, 104, 90, 105), "bar");
        refused(() -> BarSeries.builder(1).add(0, 100, 110, 95, 94), "bar");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -5})
    @Tag("trap-35")
    void prices_that_are_none_are_refused(double priceUsd) {
        refused(() -> BarSeries.builder(1).add(0, priceUsd, priceUsd, priceUsd, priceUsd), "");
        refused(() -> one().with(Field.ORACLE, priceUsd), "oracle");
        refused(() -> one().withMark(priceUsd, priceUsd, priceUsd, priceUsd), "");
        if (priceUsd != 0) {
            refused(() -> one().with(Field.VOLUME, priceUsd), "volume");
            refused(() -> one().with(Field.OPEN_INTEREST, priceUsd), "open_interest");
        }
    }

    @Test
    void no_volume_is_a_value_and_unknown_volume_is_not() {
        BarSeries bars = one().with(Field.VOLUME, 0).add(1, 100, 110, 90, 105).build();

        assertThat(bars.isKnown(Field.VOLUME, 0)).isTrue();
        assertThat(bars.value(Field.VOLUME, 0)).isZero();
        assertThat(bars.isKnown(Field.VOLUME, 1)).isFalse();
        assertThat(bars.knownCount(Field.VOLUME)).isEqualTo(1);
        assertThatThrownBy(() -> bars.value(Field.VOLUME, 1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("volume");
    }

    @Test
    void times_must_increase() {
        refused(() -> one().add(0, 100, 110, 90, 105), "open time");
        refused(() -> BarSeries.builder(1).add(5, 100, 110, 90, 105).add(4, 100, 110, 90, 105), "open time");
    }

    @Test
    void marks_come_all_four_or_not_at_all() {
        BarSeries.Builder some = one().with(Field.MARK_OPEN, 100);

        assertThatThrownBy(some::build).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("four mark");
    }

    @Test
    void arrays_are_copied_out_and_rows_cut_without_losing_what_is_known() {
        BarSeries bars = one().with(Field.ORACLE, 101).add(7, 100, 110, 90, 106).withMark(1, 2, 1, 2).build();
        bars.toArray(Field.CLOSE)[0] = 0;
        bars.toOpenTimes()[0] = 99;

        BarSeries cut = bars.rows(1, 2);

        assertThat(bars.value(Field.CLOSE, 0)).isEqualTo(105);
        assertThat(bars.openTimeMs(0)).isZero();
        assertThat(cut.count()).isEqualTo(1);
        assertThat(cut.isKnown(Field.ORACLE, 0)).isFalse();
        assertThat(cut.value(Field.MARK_HIGH, 0)).isEqualTo(2);
        assertThat(bars.firstRowAtOrAfter(1)).isEqualTo(1);
        assertThat(bars.firstRowAtOrAfter(8)).isEqualTo(2);
    }

    @Test
    void known_bits_hold_over_many_rows() {
        BarSeries.Builder builder = BarSeries.builder(1);
        for (int i = 0; i < 200; i++) {
            builder.add(i, 100, 110, 90, 105);
            if (i % 3 == 0) {
                builder.with(Field.OPEN_INTEREST, i);
            }
        }
        BarSeries bars = builder.build();

        assertThat(bars.knownCount(Field.OPEN_INTEREST)).isEqualTo(67);
        assertThat(bars.isKnown(Field.OPEN_INTEREST, 129)).isTrue();
        assertThat(bars.isKnown(Field.OPEN_INTEREST, 130)).isFalse();
        assertThat(bars.value(Field.OPEN_INTEREST, 198)).isEqualTo(198);
    }

    @Test
    void bars_closer_than_the_resolution_and_a_symbol_twice_are_refused() {
        SymbolHistory two = SymbolHistory.of("A", one().add(10, 100, 110, 90, 105).build());

        assertThatThrownBy(() -> new MarketData("t", "xyz", 11, "", true, List.of(two))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("closer");
        assertThatThrownBy(() -> new MarketData("t", "xyz", 10, "", true, List.of(two, two))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
        assertThat(new MarketData("t", "xyz", 10, "", true, List.of(two)).clockMs()).containsExactly(0, 10);
    }
}
