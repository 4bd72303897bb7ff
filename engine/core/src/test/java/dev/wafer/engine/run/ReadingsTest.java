package dev.wafer.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.api.Column;
import dev.wafer.api.Feature;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.feature.Readings;
import dev.wafer.engine.feature.Readings.Wanted;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Columns read over history without a strategy: ten hourly bars of A with open interest 1, 2 ... 10 and closes 100, 101 ...; B lacks hour 4 and has no open interest. */
class ReadingsTest {
    private static final int BARS = 10;
    private static final long HOUR_MS = TestMarket.HOUR_MS;
    private static final TimeSpan LAST_SIX = new TimeSpan(TestMarket.START_MS + 4 * HOUR_MS, Long.MAX_VALUE);

    /** Counts its rows as time goes on. */
    record RowCount(Column input) implements Feature {
        @Override
        public State start() {
            int[] rows = {0};
            return out -> out.set(++rows[0]);
        }
    }

    private static PreparedMarket market() {
        BarSeries.Builder a = BarSeries.builder(BARS);
        BarSeries.Builder b = BarSeries.builder(BARS);
        for (int hour = 0; hour < BARS; hour++) {
            double price = 100 + hour;
            a.add(TestMarket.START_MS + hour * HOUR_MS, price, price, price, price).with(Field.OPEN_INTEREST, hour + 1);
            if (hour != 4) {
                b.add(TestMarket.START_MS + hour * HOUR_MS, price, price, price, price);
            }
        }
        FundingSeries none = FundingSeries.builder(0).build();
        Optional<OpenInterestFacts> facts = Optional.of(new OpenInterestFacts(OpenInterestFacts.Kind.CLOSE, "test", HOUR_MS, 0, "by hand"));
        MarketData data = new MarketData("two", "test", HOUR_MS, "by hand", true,
                List.of(new SymbolHistory("A", a.build(), none, facts), new SymbolHistory("B", b.build(), none, Optional.empty())));
        return new PreparedMarket(data, rules(), FundingMode.NONE);
    }

    private static RuleBook rules() {
        return TestMarket.rules();
    }

    private static double[] read(PreparedMarket market, Readings.Declaration declaration, int symbol) {
        return market.readings(LAST_SIX, List.of(new Wanted("it", declaration))).toArray(0, symbol);
    }

    @Test
    void a_value_stands_at_the_close_at_which_it_was_known_and_earlier_bars_warm_it_up() {
        assertThat(read(market(), (run, symbol) -> run.close(symbol).lag(3), 0)).containsExactly(101, 102, 103, 104, 105, 106);
    }

    @Test
    void a_live_feature_has_lived_through_the_bars_before_the_span() {
        assertThat(read(market(), (run, symbol) -> run.column(new RowCount(run.close(symbol))), 0)).containsExactly(5, 6, 7, 8, 9, 10);
    }

    @Test
    void where_a_symbol_has_no_bar_nothing_is_read_though_the_last_value_is_still_known() {
        assertThat(read(market(), (run, symbol) -> run.close(symbol), 1)).containsExactly(Double.NaN, 105, 106, 107, 108, 109);
    }

    @Test
    void a_symbol_that_cannot_have_a_column_is_told_with_its_reason_and_the_others_are_read() {
        Readings readings = market().readings(LAST_SIX, List.of(new Wanted("oi", (run, symbol) -> run.openInterestShares(symbol))));

        assertThat(readings.refusal(0, 0)).isEmpty();
        assertThat(readings.refusal(0, 1)).hasValueSatisfying(reason -> assertThat(reason).contains("B has no open interest"));
        assertThat(readings.toArray(0, 0)).containsExactly(5, 6, 7, 8, 9, 10);
        assertThat(readings.toArray(0, 1)).containsOnly(Double.NaN);
    }

    @Test
    void rotated_open_interest_goes_round_the_ends_of_the_span_while_prices_stay() {
        PreparedMarket rotated = market().withRotatedOpenInterest(LAST_SIX, 2);

        assertThat(read(rotated, (run, symbol) -> run.openInterestShares(symbol), 0)).containsExactly(9, 10, 5, 6, 7, 8);
        assertThat(read(rotated, (run, symbol) -> run.close(symbol), 0)).containsExactly(104, 105, 106, 107, 108, 109);
        assertThat(read(rotated, (run, symbol) -> run.openInterestShares(symbol).lag(4), 0)).containsExactly(1, 2, 3, 4, 9, 10);
    }

    @Test
    void a_column_without_a_name_is_refused() {
        assertThatThrownBy(() -> new Wanted(" ", (run, symbol) -> run.close(symbol))).isInstanceOf(IllegalArgumentException.class);
    }
}
