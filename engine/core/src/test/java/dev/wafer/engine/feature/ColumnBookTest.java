package dev.wafer.engine.feature;

import static dev.wafer.engine.feature.Histories.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.api.Column;
import dev.wafer.api.Feature;
import dev.wafer.api.Symbol;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnBookTest {
    private static final Symbol MU = new Symbol("MU", 0);
    private static final Symbol AMD = new Symbol("AMD", 1);

    private final MarketData data = Histories.market(HOUR, Histories.ofCloses("MU", HOUR, 1, 2, 3, 4, 5));
    private final ColumnBook book = Histories.book(data);
    private final Column close = book.bars().close(MU);

    private record Late(Column input) implements Feature {
        @Override
        public State start() {
            return out -> {
                if (input.now() >= 4) {
                    out.set(1);
                }
            };
        }
    }

    private static boolean[] readiness(ColumnBook book, Readiness readiness, int ticks) {
        boolean[] ready = new boolean[ticks];
        for (int tick = 0; tick < ticks; tick++) {
            book.advance(tick);
            ready[tick] = readiness.isReady();
        }
        return ready;
    }

    @Test
    void nothing_is_readable_in_start() {
        Column mean = close.sma(2);

        assertThat(mean.isKnown()).isFalse();
        assertThatThrownBy(mean::now).isInstanceOf(IllegalStateException.class)
                .hasMessage("sma(close MU, 2): not readable in start, only in onBar and onEvent");
        assertThatThrownBy(() -> mean.ago(0)).isInstanceOf(IllegalStateException.class).hasMessageStartingWith("sma(close MU, 2):");
        assertThatThrownBy(mean::ageMs).isInstanceOf(IllegalStateException.class).hasMessageStartingWith("sma(close MU, 2):");
    }

    @Test
    void reading_what_is_not_known_names_column_and_time() {
        Column mean = close.sma(2);
        book.advance(0);

        assertThat(close.now()).isEqualTo(1);
        assertThatThrownBy(mean::now).isInstanceOf(IllegalStateException.class).hasMessage("sma(close MU, 2): not known at 2026-01-05T01:00:00Z");
        assertThatThrownBy(() -> mean.optional().now()).hasMessage("sma(close MU, 2): not known at 2026-01-05T01:00:00Z; ask isKnown() first");
        assertThatThrownBy(() -> close.ago(1)).isInstanceOf(IllegalStateException.class)
                .hasMessage("close MU: not known 1 rows ago at 2026-01-05T01:00:00Z");
        assertThatThrownBy(() -> close.ago(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("close MU: found ago(-1), expected 0 or more rows");
    }

    @Test
    void asking_twice_gives_the_same_column() {
        assertThat(book.bars().close(MU)).isSameAs(close);
        assertThat(close.sma(3)).isSameAs(close.sma(3)).isNotEqualTo(close.sma(2));
        assertThat(close.plus(close)).isSameAs(close.plus(close));
        assertThat(close.minus(1)).isSameAs(close.minus(1)).isNotEqualTo(close.minus(2));
        assertThat(book.bars().atr(MU, 3)).isSameAs(book.bars().atr(MU, 3));
    }

    @Test
    void runs_over_the_same_data_share_what_is_computed_ahead_but_not_the_time() {
        ColumnCache cache = new ColumnCache(data);
        ColumnBook first = new ColumnBook(data, List.of(MU), cache);
        ColumnBook second = new ColumnBook(data, List.of(MU), cache);
        EngineColumn one = (EngineColumn) first.bars().close(MU).sma(2);
        EngineColumn two = (EngineColumn) second.bars().close(MU).sma(2);

        first.advance(0);
        first.advance(1);

        assertThat(one.data()).isSameAs(two.data());
        assertThat(one.now()).isEqualTo(1.5);
        assertThat(two.isKnown()).isFalse();
    }

    @Test
    void a_cache_or_symbols_of_other_data_are_refused() {
        MarketData other = Histories.market(HOUR, Histories.ofCloses("MU", HOUR, 1));

        assertThatThrownBy(() -> new ColumnBook(data, List.of(MU), new ColumnCache(other))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ColumnBook(data, List.of(MU, AMD))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("symbols: found [MU, AMD], expected those of the data, [MU]");
        assertThatThrownBy(() -> book.bars().close(AMD)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("AMD");
        assertThatThrownBy(() -> close.plus(Histories.book(other).bars().close(MU))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("plus: found close MU, expected a column of this run");
    }

    @Test
    void a_part_is_ready_once_its_columns_are_known() {
        book.startRecording();
        book.bars().close(MU).sma(3);
        Readiness readiness = book.stopRecording();

        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness(book, readiness, 5)).containsExactly(false, false, true, true, true);
    }

    @Test
    void recordings_nest_and_do_not_mix() {
        book.startRecording();
        close.sma(2);
        book.startRecording();
        close.sma(3);
        Readiness inner = book.stopRecording();
        close.lag(1);
        Readiness outer = book.stopRecording();
        book.startRecording();
        Readiness empty = book.stopRecording();

        assertThat(empty.isReady()).isTrue();
        book.advance(0);
        assertThat(outer.isReady()).isFalse();
        book.advance(1);
        assertThat(outer.isReady()).isTrue();
        assertThat(inner.isReady()).isFalse();
        book.advance(2);
        assertThat(inner.isReady()).isTrue();
    }

    @Test
    void a_column_asked_for_again_is_waited_for() {
        close.sma(3);

        book.startRecording();
        close.sma(3);
        Readiness readiness = book.stopRecording();

        assertThat(readiness(book, readiness, 3)).containsExactly(false, false, true);
    }

    @Test
    void optional_columns_and_what_is_made_of_them_are_not_waited_for() {
        book.startRecording();
        book.bars().open(MU);
        Column slow = close.sma(4).optional();
        slow.lag(1);
        close.optional().plus(close.optional().sma(5));
        Readiness readiness = book.stopRecording();

        assertThat(readiness(book, readiness, 3)).containsExactly(true, true, true);
        assertThat(slow.isKnown()).isFalse();
        book.advance(3);
        assertThat(slow.now()).isEqualTo(2.5);
        assertThat(slow).hasToString("sma(close MU, 4)");
    }

    @Test
    void a_column_also_asked_for_without_optional_is_waited_for() {
        book.startRecording();
        close.sma(2);
        close.sma(2).optional();
        Readiness readiness = book.stopRecording();

        assertThat(readiness(book, readiness, 2)).containsExactly(false, true);
    }

    @Test
    void readiness_ends_where_a_column_stops_being_known() {
        BarSeries.Builder bars = BarSeries.builder(8);
        for (int i = 0; i < 8; i++) {
            bars.add(Histories.START + i * HOUR, 10, 10, 10, 10);
            if (i == 1 || i == 6) {
                bars.with(Field.OPEN_INTEREST, 5);
            }
        }
        MarketData gaps = Histories.market(HOUR, SymbolHistory.of("MU", bars.build()));
        ColumnBook gapBook = Histories.book(gaps);
        gapBook.startRecording();
        gapBook.bars().openInterestShares(MU);
        Readiness readiness = gapBook.stopRecording();

        assertThat(readiness(gapBook, readiness, 8)).containsExactly(false, true, true, true, false, false, true, true);
    }

    @Test
    void features_are_waited_for_row_by_row() {
        book.startRecording();
        book.column(new Late(close));
        Readiness readiness = book.stopRecording();

        assertThat(readiness(book, readiness, 5)).containsExactly(false, false, false, true, true);
    }

    @Test
    void time_runs_forward_tick_by_tick() {
        assertThatThrownBy(() -> book.advance(1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("found tick 1 after -1");
        book.advance(0);
        assertThatThrownBy(() -> book.advance(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void columns_are_declared_before_the_run_begins() {
        close.sma(3);
        book.advance(0);

        assertThat(close.sma(3).isKnown()).isFalse();
        assertThatThrownBy(() -> close.sma(7)).isInstanceOf(IllegalStateException.class)
                .hasMessage("sma(close MU, 7): made after the run began; columns are declared in start");
    }

    @Test
    void a_recording_that_was_not_begun_cannot_end() {
        assertThatThrownBy(book::stopRecording).isInstanceOf(IllegalStateException.class);
    }
}
