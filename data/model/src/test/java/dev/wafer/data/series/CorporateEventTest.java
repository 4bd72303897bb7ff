package dev.wafer.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of a symbol: what they may say, in which order they stand, and when they are known. */
class CorporateEventTest {
    private static final CorporateEvent SPLIT = CorporateEvent.split(20, 10);
    private static final CorporateEvent DELISTING = CorporateEvent.delisting(30);
    private static final CorporateEvent EARNINGS = CorporateEvent.earnings(40);

    private static MarketData market(CorporateEvent... events) {
        BarSeries bars = BarSeries.builder(3).add(0, 100, 110, 90, 105).add(10, 100, 110, 90, 105).add(20, 10, 11, 9, 10).build();
        return new MarketData("t", "xyz", 10, "", true, List.of(SymbolHistory.of("A", bars).withEvents(List.of(events))));
    }

    private static List<CorporateEvent> known(MarketData data) {
        return data.histories().getFirst().events();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -2})
    @Tag("trap-35")
    void a_ratio_that_is_none_is_refused(double newSharesPerOld) {
        assertThatThrownBy(() -> CorporateEvent.split(0, newSharesPerOld)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("SPLIT");
    }

    @Test
    void only_a_split_has_a_ratio() {
        assertThatThrownBy(() -> new CorporateEvent(0, CorporateEvent.Kind.EARNINGS, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 1");
        assertThat(CorporateEvent.split(0, 0.1).newSharesPerOld()).isEqualTo(0.1);
    }

    @Test
    void events_stand_in_the_order_of_time_and_none_comes_twice() {
        assertThat(known(market(EARNINGS, DELISTING, SPLIT))).containsExactly(SPLIT, DELISTING, EARNINGS);
        assertThat(known(market(SPLIT, CorporateEvent.earnings(20)))).containsExactly(CorporateEvent.earnings(20), SPLIT);
        assertThatThrownBy(() -> market(SPLIT, CorporateEvent.split(20, 3))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("twice");
    }

    @Test
    @Tag("trap-24")
    void later_earnings_are_known_before_and_later_splits_and_delistings_are_not() {
        MarketData data = market(SPLIT, DELISTING, EARNINGS);

        assertThat(known(data.before(19))).containsExactly(EARNINGS);
        assertThat(known(data.before(20))).containsExactly(SPLIT, EARNINGS);
        assertThat(known(data.before(30))).containsExactly(SPLIT, DELISTING, EARNINGS);
    }
}
