package dev.wafer.engine.feature;

import static dev.wafer.engine.feature.Histories.DAY;
import static dev.wafer.engine.feature.Histories.HOUR;
import static dev.wafer.engine.feature.Histories.MINUTE;
import static dev.wafer.engine.feature.Histories.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Symbol;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final double NOT_KNOWN = Double.NaN;
    private static final Symbol MU = new Symbol("MU", 0);
    private static final Symbol AMD = new Symbol("AMD", 1);

    @Test
    @Tag("trap-25")
    void an_hourly_column_on_minute_bars_changes_at_the_full_hour() {
        int[] minutes = IntStream.range(0, 181).toArray();
        MarketData data = Histories.market(MINUTE, Histories.at("MU", MINUTE, minutes));
        ColumnBook book = Histories.book(data);
        Column hourly = book.bars().every(Duration.ofHours(1)).close(MU);

        double[] seen = Histories.replay(book, data, hourly)[0];

        assertThat(seen[58]).isNaN();            // the bar of 00:58 closes at 00:59
        assertThat(seen[59]).isEqualTo(159);     // the bar of 00:59 closes at 01:00
        assertThat(seen[118]).isEqualTo(159);
        assertThat(seen[119]).isEqualTo(219);
        assertThat(seen[180]).isEqualTo(279);
    }

    @Test
    void a_coarse_bar_is_made_of_the_bars_present() {
        BarSeries.Builder bars = BarSeries.builder(3);
        bars.add(START, 10, 12, 9, 11).with(Field.VOLUME, 5).with(Field.ORACLE, 10.5).withMark(11, 11, 11, 11);
        bars.add(START + 2 * HOUR, 11, 15, 11, 14).with(Field.OPEN_INTEREST, 70);
        bars.add(START + 3 * HOUR, 14, 14, 8, 13).with(Field.VOLUME, 7);
        MarketData data = Histories.market(HOUR, SymbolHistory.of("MU", bars.build()));
        ColumnBook book = Histories.book(data);
        Bars coarse = book.bars().every(Duration.ofHours(4));

        double[][] seen = Histories.replay(book, data, coarse.open(MU), coarse.high(MU), coarse.low(MU), coarse.close(MU), coarse.volumeShares(MU),
                coarse.mark(MU), coarse.oracle(MU), coarse.openInterestShares(MU));

        assertThat(Arrays.stream(seen).mapToDouble(column -> column[1])).containsOnly(NOT_KNOWN);
        assertThat(Arrays.stream(seen).mapToDouble(column -> column[2])).containsExactly(10.0, 15.0, 8.0, 13.0, 12.0, 13.0, 10.5, 70.0);
    }

    @Test
    void a_coarse_bar_whose_last_bars_are_missing_is_known_at_the_first_close_after_its_end() {
        MarketData data = Histories.market(HOUR, Histories.at("MU", HOUR, 0, 1, 9, 11, 12));
        ColumnBook book = Histories.book(data);
        Column coarse = book.bars().every(Duration.ofHours(4)).close(MU);

        double[] seen = Histories.replay(book, data, coarse)[0];

        assertThat(seen).containsExactly(NOT_KNOWN, NOT_KNOWN, 101, 111, 111);   // 04:00 is passed at 10:00; nothing from 04:00 to 08:00
    }

    @Test
    void another_symbols_close_makes_a_coarse_bar_known() {
        MarketData data = Histories.market(HOUR, Histories.at("MU", HOUR, 0, 5), Histories.at("AMD", HOUR, 0, 3));
        ColumnBook book = Histories.book(data);
        Column coarse = book.bars().every(Duration.ofHours(4)).close(MU);

        assertThat(Histories.replay(book, data, coarse)[0]).containsExactly(NOT_KNOWN, 100, 100);
    }

    @Test
    void a_bar_across_a_coarse_edge_belongs_to_the_bar_it_closes_in() {
        BarSeries.Builder bars = BarSeries.builder(3);
        for (int i = 0; i < 3; i++) {
            bars.add(START + i * HOUR + 30 * MINUTE, 10 + i, 10 + i, 10 + i, 10 + i);   // 00:30, 01:30, 02:30
        }
        MarketData data = Histories.market(HOUR, SymbolHistory.of("MU", bars.build()), Histories.at("AMD", HOUR, 0, 1, 2, 3));
        ColumnBook book = Histories.book(data);

        double[] seen = Histories.replay(book, data, book.bars().every(Duration.ofHours(2)).close(MU))[0];

        assertThat(seen).containsExactly(NOT_KNOWN, NOT_KNOWN, 10, 10, 10, 10, 12);   // clock 0:00 0:30 1:00 1:30 2:00 2:30 3:00
    }

    @Test
    void windows_on_a_coarse_grid_count_coarse_rows() {
        MarketData data = Histories.market(HOUR, Histories.at("MU", HOUR, 0, 1, 2, 3, 4, 5));
        ColumnBook book = Histories.book(data);
        Column coarse = book.bars().every(Duration.ofHours(2)).close(MU).sma(2);

        double[] seen = Histories.replay(book, data, coarse)[0];

        assertThat(coarse).hasToString("sma(close MU every 2h, 2)");
        assertThat(seen).containsExactly(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, 102, 102, 104);
    }

    @Test
    void only_multiples_of_the_resolution_are_grids() {
        Bars bars = Histories.book(Histories.market(HOUR, Histories.at("MU", HOUR, 0))).bars();

        assertThatThrownBy(() -> bars.every(Duration.ofMinutes(90))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("every: found PT1H30M, expected a multiple of PT1H");
        assertThatThrownBy(() -> bars.every(Duration.ofMinutes(30))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bars.every(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bars.every(Duration.ofHours(4)).every(Duration.ofHours(6))).isInstanceOf(IllegalArgumentException.class);
        assertThat(bars.every(Duration.ofHours(4)).every(Duration.ofDays(1)).close(MU)).hasToString("close MU every 1d");
        assertThat(bars.every(Duration.ofHours(1)).close(MU)).isSameAs(bars.close(MU));
    }

    @Test
    void a_column_of_two_symbols_has_rows_where_both_have_a_bar() {
        MarketData data = Histories.market(HOUR, Histories.at("MU", HOUR, 0, 1, 2, 4), Histories.at("AMD", HOUR, 1, 3, 4));
        ColumnBook book = Histories.book(data);
        Column mu = book.bars().close(MU);
        Column both = mu.plus(book.bars().close(AMD));

        double[][] seen = Histories.replay(book, data, mu, both, both.lag(1));

        assertThat(seen[0]).containsExactly(100, 101, 102, 102, 104);
        assertThat(seen[1]).containsExactly(NOT_KNOWN, 202, 202, 202, 208);
        assertThat(seen[2]).containsExactly(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, 202);
    }

    @Test
    void an_absent_symbol_keeps_its_row_and_the_row_grows_old() {
        MarketData data = Histories.market(HOUR, Histories.at("MU", HOUR, 0, 3), Histories.at("AMD", HOUR, 0, 1, 2, 3));
        ColumnBook book = Histories.book(data);
        Column mu = book.bars().close(MU);
        long[] agesMs = new long[4];

        for (int tick = 0; tick < 4; tick++) {
            book.advance(tick);
            agesMs[tick] = mu.ageMs();
        }

        assertThat(agesMs).containsExactly(0, HOUR, 2 * HOUR, 0);
        assertThat(mu.ago(1)).isEqualTo(100);
    }

    @Test
    void a_column_tells_the_end_of_its_last_rows_bar_on_each_grid() {
        MarketData data = Histories.market(HOUR, Histories.at("MU", HOUR, 0, 1, 3), Histories.at("AMD", HOUR, 0, 1, 2, 3));
        ColumnBook book = Histories.book(data);
        Column mu = book.bars().close(MU);
        Column coarse = book.bars().every(Duration.ofHours(2)).close(MU);
        long[] endHours = new long[4];

        assertThatThrownBy(mu::endMs).isInstanceOf(IllegalStateException.class).hasMessageStartingWith("close MU: not readable in start");
        for (int tick = 0; tick < 4; tick++) {
            book.advance(tick);
            endHours[tick] = (mu.endMs() - START) / HOUR;
        }

        assertThat(endHours).containsExactly(1, 2, 2, 4);
        assertThat(coarse.endMs()).isEqualTo(START + 4 * HOUR);
    }

    @Test
    void on_two_grids_the_finer_has_the_rows_and_the_coarser_is_carried() {
        MarketData data = Histories.market(HOUR, Histories.at("MU", HOUR, 0, 1, 2, 3, 4, 5));
        ColumnBook book = Histories.book(data);
        Column both = book.bars().close(MU).minus(book.bars().every(Duration.ofHours(2)).close(MU));

        assertThat(Histories.replay(book, data, both)[0]).containsExactly(NOT_KNOWN, 0, 1, 0, 1, 0);
    }

    @Test
    void the_true_range_needs_the_close_before() {
        BarSeries.Builder bars = BarSeries.builder(4);
        bars.add(START, 9, 9, 9, 9);
        bars.add(START + HOUR, 11, 12, 11, 12);        // 12 - 9
        bars.add(START + 2 * HOUR, 12, 13, 11, 11);    // 13 - 11
        bars.add(START + 3 * HOUR, 7, 8, 7, 7);        // 11 - 7
        MarketData data = Histories.market(HOUR, SymbolHistory.of("MU", bars.build()));
        ColumnBook book = Histories.book(data);

        double[] seen = Histories.replay(book, data, book.bars().atr(MU, 2))[0];

        assertThat(seen).containsExactly(NOT_KNOWN, NOT_KNOWN, 2.5, 3);
        assertThatThrownBy(() -> Histories.book(data).bars().atr(MU, 0)).hasMessage("atr: found 0 rows, expected at least 1");
    }

    @Test
    void the_mark_is_the_trade_price_where_none_was_recorded_but_the_oracle_is_not_known() {
        BarSeries.Builder bars = BarSeries.builder(2);
        bars.add(START, 9, 9, 9, 9).withMark(8, 8, 8, 8).with(Field.ORACLE, 8.5);
        bars.add(START + HOUR, 10, 10, 10, 10);
        MarketData data = Histories.market(HOUR, SymbolHistory.of("MU", bars.build()));
        ColumnBook book = Histories.book(data);

        double[][] seen = Histories.replay(book, data, book.bars().mark(MU), book.bars().oracle(MU), book.bars().volumeShares(MU));

        assertThat(seen[0]).containsExactly(8, 10);
        assertThat(seen[1]).containsExactly(8.5, NOT_KNOWN);
        assertThat(seen[2]).containsExactly(NOT_KNOWN, NOT_KNOWN);
    }

    @Test
    void days_are_utc_days() {
        MarketData data = Histories.market(6 * HOUR, Histories.at("MU", 6 * HOUR, 0, 1, 2, 3, 4));
        ColumnBook book = Histories.book(data);

        double[] seen = Histories.replay(book, data, book.bars().every(Duration.ofDays(1)).open(MU))[0];

        assertThat(START % DAY).isZero();
        assertThat(seen).containsExactly(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, 100, 100);
    }
}
