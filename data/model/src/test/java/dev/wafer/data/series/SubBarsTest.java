package dev.wafer.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finer bars divide the bars; their prices may disagree, a check of the data says so. */
class SubBarsTest {
    private static final BarSeries BARS = BarSeries.builder(2).add(0, 100, 110, 90, 105).add(120, 105, 106, 104, 105).build();

    private static BarSeries at(long... openTimesMs) {
        BarSeries.Builder builder = BarSeries.builder(openTimesMs.length);
        for (long timeMs : openTimesMs) {
            builder.add(timeMs, 100, 200, 50, 100);
        }
        return builder.build();
    }

    private static MarketData market(OptionalLong finerMs, BarSeries finer) {
        return new MarketData("t", "xyz", 60, finerMs, "", true, List.of(SymbolHistory.of("A", BARS).withSubBars(finer)));
    }

    private static MarketData market(long finerMs, long... openTimesMs) {
        return market(OptionalLong.of(finerMs), at(openTimesMs));
    }

    @Test
    void they_may_be_missing_in_places_and_leave_the_range_of_their_bar() {
        MarketData data = market(20, 0, 40, 120, 140, 160);

        assertThat(data.subResolutionMs()).hasValue(20);
        assertThat(data.histories().getFirst().subBars().orElseThrow().count()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {60, 61, 0, -20, 25, 120})
    void a_length_that_does_not_divide_the_bars_is_refused(long finerMs) {
        assertThatThrownBy(() -> market(finerMs, 0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("divides");
    }

    @ParameterizedTest
    @CsvSource({"-20", "60", "80", "10", "130", "180"})
    void one_that_lies_in_no_bar_or_across_is_refused(long openTimeMs) {
        assertThatThrownBy(() -> market(20, openTimeMs)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("bar at " + openTimeMs);
    }

    @Test
    void they_may_not_overlap_and_their_length_must_be_told() {
        assertThatThrownBy(() -> market(20, 0, 10)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("closer");
        assertThatThrownBy(() -> market(OptionalLong.empty(), at(0))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not say how long");
    }

    @Test
    void a_cut_takes_them_like_bars() {
        MarketData data = market(20, 0, 20, 40, 120, 140);

        assertThat(data.before(120).histories().getFirst().subBars().orElseThrow().count()).isEqualTo(3);
        assertThat(data.before(121).histories().getFirst().subBars().orElseThrow().count()).isEqualTo(4);
        assertThat(market(20, 120).before(100).histories().getFirst().subBars()).isEmpty();
        assertThat(data.select(List.of("A")).subResolutionMs()).hasValue(20);
    }

    @ParameterizedTest
    @CsvSource({"-1, ''", "0, 0", "59, 0", "60, ''", "119, ''", "120, 1", "179, 1", "180, ''"})
    void the_bar_that_holds_a_time_is_found(long timeMs, String row) {
        var expected = row.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(row));

        assertThat(BARS.rowHolding(timeMs, 60)).isEqualTo(expected);
    }
}
