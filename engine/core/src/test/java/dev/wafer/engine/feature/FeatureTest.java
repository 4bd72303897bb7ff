package dev.wafer.engine.feature;

import static dev.wafer.engine.feature.Histories.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Feature;
import dev.wafer.api.Symbol;
import dev.wafer.data.series.MarketData;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FeatureTest {
    private static final double NOT_KNOWN = Double.NaN;
    private static final Symbol MU = new Symbol("MU", 0);
    private static final Symbol AMD = new Symbol("AMD", 1);

    private record RunningSum(Column input, double first) implements Feature {
        @Override
        public State start() {
            double[] sum = {first};
            return out -> {
                sum[0] += input.now();
                out.set(sum[0]);
            };
        }
    }

    private record Difference(Column left, Column right) implements Feature {
        @Override
        public State start() {
            return out -> out.set(left.now() - right.now());
        }
    }

    /** Sets nothing at 2, infinity at 3, NaN at 4. */
    private record Gaps(Column input) implements Feature {
        @Override
        public State start() {
            return out -> {
                if (input.now() != 2) {
                    out.set(input.now() == 3 ? Double.POSITIVE_INFINITY : input.now() == 4 ? Double.NaN : input.now());
                }
            };
        }
    }

    private record Previous(Column input, int rows) implements Feature {
        @Override
        public State start() {
            int[] steps = {0};
            return out -> {
                if (steps[0]++ >= rows) {
                    out.set(input.ago(rows) + input.ageMs());
                }
            };
        }
    }

    private record NoInput(int window) implements Feature {
        @Override
        public State start() {
            return out -> out.set(window);
        }
    }

    private static ColumnBook book(MarketData data) {
        return Histories.book(data);
    }

    @Test
    @Tag("trap-43")
    void a_feature_is_stepped_once_per_row_of_its_input() {
        MarketData data = Histories.market(HOUR, Histories.ofCloses("MU", HOUR, 1, 2, 3, 4));
        ColumnBook book = book(data);
        Column sum = book.column(new RunningSum(book.bars().close(MU), 10));

        assertThat(Histories.replay(book, data, sum)[0]).containsExactly(11, 13, 16, 20);
        assertThat(sum).hasToString("RunningSum[input=close MU, first=10.0]");
    }

    @Test
    void operators_and_features_work_on_features() {
        MarketData data = Histories.market(HOUR, Histories.ofCloses("MU", HOUR, 1, 2, 3, 4));
        ColumnBook book = book(data);
        Column close = book.bars().close(MU);
        Column sum = book.column(new RunningSum(close, 0));                     // 1 3 6 10
        Column mean = sum.sma(2);                                               // - 2 4.5 8
        Column twice = book.column(new RunningSum(mean, 0));                    // - 2 6.5 14.5
        Column mixed = close.plus(sum.lag(1)).times(10);                        // - 30 60 100

        double[][] seen = Histories.replay(book, data, mean, twice, mixed);

        assertThat(seen[0]).containsExactly(NOT_KNOWN, 2, 4.5, 8);
        assertThat(seen[1]).containsExactly(NOT_KNOWN, 2, 6.5, 14.5);
        assertThat(seen[2]).containsExactly(NOT_KNOWN, 30, 60, 100);
    }

    @Test
    void an_operator_stepped_by_the_clock_equals_the_same_computed_ahead_to_the_last_bit() {
        MarketData data = Histories.market(HOUR, Histories.random("MU", HOUR, 3_000, 5));
        ColumnBook book = book(data);
        Column oi = book.bars().openInterestShares(MU);
        Column copy = book.column(new Difference(oi.plus(oi), oi));

        double[][] seen = Histories.replay(book, data, oi.sma(20), copy.sma(20), oi.stdev(9), copy.stdev(9), oi.ema(7), copy.ema(7), oi.rsi(5),
                copy.rsi(5), oi.highest(11), copy.highest(11), oi.rank(8), copy.rank(8), oi.change(3), copy.change(3));

        for (int pair = 0; pair < seen.length; pair += 2) {
            assertThat(Histories.knownCount(seen[pair])).isGreaterThan(200);
            assertThat(seen[pair + 1]).containsExactly(seen[pair]);
        }
    }

    @Test
    void a_feature_that_sets_nothing_finite_leaves_the_row_not_known() {
        MarketData data = Histories.market(HOUR, Histories.ofCloses("MU", HOUR, 1, 2, 3, 4, 5));
        ColumnBook book = book(data);
        Column gaps = book.column(new Gaps(book.bars().close(MU)));

        assertThat(Histories.replay(book, data, gaps)[0]).containsExactly(1, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, 5);
    }

    @Test
    void a_feature_is_not_stepped_on_rows_with_an_input_that_is_not_known() {
        MarketData data = Histories.market(HOUR, Histories.ofCloses("MU", HOUR, 1, 2, 3, 4, 5));
        ColumnBook book = book(data);
        Column late = book.bars().close(MU).sma(3);                             // - - 2 3 4

        assertThat(Histories.replay(book, data, book.column(new RunningSum(late, 0)))[0]).containsExactly(NOT_KNOWN, NOT_KNOWN, 2, 5, 9);
    }

    @Test
    void equal_features_are_one_column_and_different_ones_are_not() {
        ColumnBook book = book(Histories.market(HOUR, Histories.ofCloses("MU", HOUR, 1)));
        Column close = book.bars().close(MU);

        assertThat(book.column(new RunningSum(close, 1))).isSameAs(book.column(new RunningSum(book.bars().close(MU), 1)));
        assertThat(book.column(new RunningSum(close.optional(), 1))).isEqualTo(book.column(new RunningSum(close, 1)));
        assertThat(book.column(new RunningSum(close, 2))).isNotEqualTo(book.column(new RunningSum(close, 1)));
    }

    @Test
    void a_feature_of_two_symbols_has_rows_where_both_have_a_bar() {
        MarketData data = Histories.market(HOUR, Histories.at("MU", HOUR, 0, 1, 2, 4), Histories.at("AMD", HOUR, 1, 3, 4));
        ColumnBook book = book(data);
        Column both = book.column(new RunningSum(book.bars().close(MU).plus(book.bars().close(AMD)), 0));
        Column difference = book.column(new Difference(book.bars().close(MU), book.bars().close(AMD)));

        double[][] seen = Histories.replay(book, data, both, difference);

        assertThat(seen[0]).containsExactly(NOT_KNOWN, 202, 202, 202, 410);
        assertThat(seen[1]).containsExactly(NOT_KNOWN, 0, 0, 0, 0);
    }

    @Test
    void two_rows_that_become_known_at_one_close_are_stepped_one_after_the_other() {
        MarketData data = Histories.market(HOUR, Histories.at("MU", HOUR, 0, 3, 4));
        ColumnBook book = book(data);
        Bars coarse = book.bars().every(Duration.ofHours(2));
        Column sum = book.column(new RunningSum(coarse.close(MU), 0));          // rows 100 and 103, both known at 04:00
        Column previous = book.column(new Previous(sum, 1));

        book.advance(0);
        assertThat(sum.isKnown()).isFalse();
        book.advance(1);

        assertThat(sum.now()).isEqualTo(203);
        assertThat(sum.ago(1)).isEqualTo(100);
        assertThat(previous.now()).isEqualTo(100);
        assertThat(coarse.close(MU).now()).isEqualTo(103);
    }

    @Test
    void a_feature_reads_rows_of_its_input_as_far_back_as_there_are_and_no_further() {
        MarketData data = Histories.market(HOUR, Histories.ofCloses("MU", HOUR, 1, 2, 3));
        ColumnBook book = book(data);

        assertThat(Histories.replay(book, data, book.column(new Previous(book.bars().close(MU), 2)))[0]).containsExactly(NOT_KNOWN, NOT_KNOWN, 1);
    }

    @Test
    void what_is_no_record_or_has_no_column_is_refused() {
        ColumnBook book = book(Histories.market(HOUR, Histories.ofCloses("MU", HOUR, 1)));
        ColumnBook other = book(Histories.market(HOUR, Histories.ofCloses("MU", HOUR, 1)));
        Feature noRecord = () -> out -> out.set(1);

        assertThatThrownBy(() -> book.column(new NoInput(3))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feature NoInput: found no component of type Column, expected at least one as its input");
        assertThatThrownBy(() -> book.column(noRecord)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("expected a record");
        assertThatThrownBy(() -> book.column(new RunningSum(other.bars().close(MU), 0))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feature RunningSum, input: found close MU, expected a column of this run");
    }
}
