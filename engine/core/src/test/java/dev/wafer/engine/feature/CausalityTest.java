package dev.wafer.engine.feature;

import static dev.wafer.engine.feature.Histories.HOUR;
import static dev.wafer.engine.feature.Histories.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Feature;
import dev.wafer.api.Symbol;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No row changes when the future is taken away, nor, after its warm-up, when the distant past is. */
class CausalityTest {
    private static final Symbol MU = new Symbol("MU", 0);
    private static final Symbol AMD = new Symbol("AMD", 1);
    private static final int BARS = 1_300;
    /** Agreement of columns started at different bars, relative to the column's mean size. */
    private static final double AFTER_WARM_UP = 1e-9;

    private record Decayed(Column input, double weight) implements Feature {
        @Override
        public State start() {
            double[] mean = {0};
            return out -> {
                mean[0] += weight * (input.now() - mean[0]);
                out.set(mean[0]);
            };
        }
    }

    private static Column[] columns(ColumnBook book) {
        Bars bars = book.bars();
        Bars coarse = bars.every(Duration.ofHours(4));
        List<Column> columns = new ArrayList<>();
        for (Bars grid : List.of(bars, coarse)) {
            for (Column input : List.of(grid.close(MU), grid.openInterestShares(MU), grid.fundingPerHour(MU), grid.volumeShares(AMD))) {
                columns.addAll(List.of(input, input.sma(5), input.ema(5), input.rsi(5), input.highest(7), input.lowest(7), input.stdev(6),
                        input.zscore(6), input.rank(9), input.lag(2), input.change(3), input.times(2).abs()));
            }
            columns.addAll(List.of(grid.mark(MU), grid.oracle(MU), grid.atr(MU, 5), grid.open(MU), grid.high(MU), grid.low(AMD)));
            columns.add(grid.close(MU).dividedBy(grid.close(AMD)).log());
        }
        Column decayed = book.column(new Decayed(coarse.close(MU).minus(bars.close(AMD)), 0.3));
        columns.addAll(List.of(decayed, decayed.sma(4), bars.fundingPerHour(MU).plus(coarse.openInterestShares(MU))));
        return columns.toArray(Column[]::new);
    }

    private static MarketData whole() {
        return Histories.market(HOUR, Histories.random("MU", HOUR, BARS, 1), Histories.random("AMD", HOUR, BARS, 2));
    }

    /** Bars that closed by a time and points that settled by it. */
    private static MarketData knownAt(MarketData data, long closeMs) {
        List<SymbolHistory> cut = data.histories().stream()
                .map(history -> new SymbolHistory(history.ticker(),
                        history.bars().rows(0, history.bars().firstRowAtOrAfter(closeMs - data.resolutionMs() + 1)),
                        history.funding().before(closeMs + 1), history.openInterest()))
                .toList();
        return new MarketData(data.name(), data.venue(), data.resolutionMs(), data.provenance(), data.isSynthetic(), cut);
    }

    @Test
    @Tag("trap-24")
    void rows_are_the_same_to_the_last_bit_on_the_data_cut_after_them() {
        MarketData data = whole();
        ColumnBook book = Histories.book(data);
        Column[] columns = columns(book);
        double[][] seen = Histories.replay(book, data, columns);
        long[] clockMs = data.clockMs();

        for (int last = 40; last < clockMs.length; last += last < 200 || (last > 1_010 && last < 1_060) ? 1 : 37) {
            MarketData cut = knownAt(data, clockMs[last] + HOUR);
            ColumnBook cutBook = Histories.book(cut);
            double[][] cutSeen = Histories.replay(cutBook, cut, columns(cutBook));
            for (int i = 0; i < columns.length; i++) {
                for (int tick = 0; tick <= last; tick++) {
                    if (Double.doubleToRawLongBits(seen[i][tick]) != Double.doubleToRawLongBits(cutSeen[i][tick])) {
                        assertThat(cutSeen[i][tick]).as("%s at tick %d, cut after %d", columns[i], tick, last).isEqualTo(seen[i][tick]);
                    }
                }
            }
        }
        for (int i = 0; i < columns.length; i++) {
            assertThat(Histories.knownCount(seen[i])).as("%s", columns[i]).isGreaterThan(50);
        }
    }

    @Test
    @Tag("trap-26")
    void columns_started_at_five_different_bars_agree_after_their_warm_up() {
        MarketData data = whole();
        ColumnBook book = Histories.book(data);
        Column[] columns = columns(book);
        double[][] seen = Histories.replay(book, data, columns);
        long[] clockMs = data.clockMs();

        for (int offset : new int[] {1, 7, 64, 333, 500}) {
            MarketData late = from(data, clockMs[offset]);
            ColumnBook lateBook = Histories.book(late);
            double[][] lateSeen = Histories.replay(lateBook, late, columns(lateBook));
            for (int i = 0; i < columns.length; i++) {
                double tolerance = AFTER_WARM_UP * Arrays.stream(seen[i]).filter(Double::isFinite).map(Math::abs).average().orElseThrow();
                for (int tick = offset + 600; tick < clockMs.length; tick++) {
                    compare(columns[i] + " from " + offset + " at " + tick, seen[i][tick], lateSeen[i][tick - offset], tolerance);
                }
            }
        }
    }

    private static MarketData from(MarketData data, long fromMs) {
        List<SymbolHistory> late = data.histories().stream()
                .map(history -> new SymbolHistory(history.ticker(),
                        history.bars().rows(history.bars().firstRowAtOrAfter(fromMs), history.bars().count()), history.funding(), history.openInterest()))
                .toList();
        return new MarketData(data.name(), data.venue(), data.resolutionMs(), data.provenance(), data.isSynthetic(), late);
    }

    private static void compare(String where, double expected, double found, double tolerance) {
        if (Double.isNaN(expected) || Double.isNaN(found)) {
            assertThat(Double.isNaN(found)).as(where).isEqualTo(Double.isNaN(expected));
        } else if (Math.abs(found - expected) > tolerance) {
            assertThat(found).as(where).isEqualTo(expected, within(tolerance));
        }
    }

    @Test
    void the_cut_takes_the_future_away_and_nothing_else() {
        MarketData data = whole();
        long closeMs = START + 100 * HOUR;

        MarketData cut = knownAt(data, closeMs);

        assertThat(cut.clockMs()).hasSizeGreaterThan(90);
        assertThat(Arrays.stream(cut.clockMs()).max().orElseThrow() + HOUR).isLessThanOrEqualTo(closeMs);
    }
}
