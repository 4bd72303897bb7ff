package dev.wafer.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.run.StrategyRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.ta4j.core.Bar;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.num.Num;

/** Bars go from the engine to ta4j as they close, values come back as columns. */
class Ta4jBarsTest {
    /** Of sums of 20 prices of some hundreds, made in another order. */
    private static final double SUMMED_IN_ANOTHER_ORDER_USD = 1e-9;
    private static final BarSeries WALK = TestMarket.walk(3, 600);

    /** Declares columns and reads them at each close; a row not known is NaN. */
    private record Reader(BiFunction<Setup, Ta4jBars, List<Column>> declare, Map<Long, double[]> seenByCloseMs, List<Ta4jBars> made) implements StrategySpec {
        Reader(BiFunction<Setup, Ta4jBars, List<Column>> declare) {
            this(declare, new HashMap<>(), new ArrayList<>());
        }

        @Override
        public Strategy start(Setup run) {
            Ta4jBars bars = Ta4jBars.of(run, run.symbols().getFirst());
            made.add(bars);
            List<Column> columns = declare.apply(run, bars).stream().map(Column::optional).toList();
            return (market, _, _) -> seenByCloseMs.put(market.timeMs(),
                    columns.stream().mapToDouble(column -> column.isKnown() ? column.now() : Double.NaN).toArray());
        }

        Reader over(MarketData data, TimeSpan span) {
            TestMarket.run(data, this, TestMarket.withoutCosts(10_000, 1).withSpan(span));
            return this;
        }

        Reader over(BarSeries bars) {
            return over(TestMarket.data(bars), TimeSpan.ALWAYS);
        }

        double seen(long closeMs, int place) {
            return Optional.ofNullable(seenByCloseMs.get(closeMs)).orElseThrow()[place];
        }

        org.ta4j.core.BarSeries series() {
            return made.getFirst().series();
        }
    }

    private static List<Column> some(Setup run, Ta4jBars bars) {
        ClosePriceIndicator close = new ClosePriceIndicator(bars.series());
        return List.of(bars.column("rsi", new RSIIndicator(close, 14)), bars.column("macd", new MACDIndicator(close, 12, 26)),
                bars.column("atr", new ATRIndicator(bars.series(), 14)), bars.column("obv", new OnBalanceVolumeIndicator(bars.series())),
                bars.column("mean of volume", new SMAIndicator(bars.indicator(run.volumeShares(run.symbols().getFirst()).optional()), 5)));
    }

    @Test
    void a_mean_of_ta4j_is_our_mean_known_at_the_same_rows() {
        Reader reader = new Reader((run, bars) -> List.of(bars.column("sma 20", new SMAIndicator(new ClosePriceIndicator(bars.series()), 20)),
                run.close(run.symbols().getFirst()).sma(20))).over(WALK);

        assertThat(reader.seenByCloseMs().values()).hasSize(600).allSatisfy(pair -> assertThat(Double.isNaN(pair[0])).isEqualTo(Double.isNaN(pair[1])));
        assertThat(reader.seenByCloseMs().values()).filteredOn(pair -> !Double.isNaN(pair[0])).hasSize(581)
                .allSatisfy(pair -> assertThat(pair[0]).isEqualTo(pair[1], within(SUMMED_IN_ANOTHER_ORDER_USD)));
    }

    /** Always 1, and says that its first two values mean nothing. */
    private static final class One extends AbstractIndicator<Num> {
        One(org.ta4j.core.BarSeries series) {
            super(series);
        }

        @Override
        public Num getValue(int index) {
            return getBarSeries().numFactory().one();
        }

        @Override
        public int getCountOfUnstableBars() {
            return 2;
        }
    }

    @Test
    void a_column_is_not_known_while_its_indicator_is_unstable() {
        BarSeries three = WALK.rows(0, 3);
        Reader reader = new Reader((_, bars) -> List.of(bars.column("one", new One(bars.series())))).over(three);

        assertThat(List.of(0, 1, 2)).extracting(row -> reader.seen(three.openTimeMs(row) + TestMarket.HOUR_MS, 0))
                .containsExactly(Double.NaN, Double.NaN, 1.0);
    }

    @Test
    void no_row_changes_when_the_future_is_taken_away() {
        Map<Long, double[]> whole = new Reader(Ta4jBarsTest::some).over(WALK).seenByCloseMs();

        for (int last = 40; last < WALK.count(); last += 37) {
            Map<Long, double[]> cut = new Reader(Ta4jBarsTest::some).over(WALK.rows(0, last)).seenByCloseMs();
            assertThat(cut).hasSize(last).allSatisfy((closeMs, values) -> assertThat(values).containsExactly(whole.get(closeMs)));
        }
        assertThat(whole.get(WALK.openTimeMs(599) + TestMarket.HOUR_MS)).hasSize(5).doesNotContain(Double.NaN);
    }

    @Test
    void the_series_has_each_bar_once_with_its_own_times_also_those_before_the_span() {
        TimeSpan late = new TimeSpan(WALK.openTimeMs(400), Long.MAX_VALUE);
        org.ta4j.core.BarSeries series = new Reader((_, _) -> List.of()).over(TestMarket.data(WALK), late).series();

        assertThat(series.getBarCount()).isEqualTo(600);
        for (int row = 0; row < 600; row++) {
            Bar bar = series.getBar(row);
            assertThat(bar.getBeginTime()).isEqualTo(Instant.ofEpochMilli(WALK.openTimeMs(row)));
            assertThat(List.of(bar.getOpenPrice(), bar.getHighPrice(), bar.getLowPrice(), bar.getClosePrice(), bar.getVolume()))
                    .extracting(Num::doubleValue).containsExactly(WALK.value(Field.OPEN, row), WALK.value(Field.HIGH, row), WALK.value(Field.LOW, row),
                            WALK.value(Field.CLOSE, row), WALK.value(Field.VOLUME, row));
        }
    }

    @Test
    void a_volume_that_was_not_recorded_is_not_a_number_and_leaves_its_columns_not_known() {
        BarSeries.Builder bars = BarSeries.builder(4);
        for (int i = 0; i < 4; i++) {
            bars.add(TestMarket.START_MS + i * TestMarket.HOUR_MS, 10, 10, 10, 10);
            if (i != 1) {
                bars.with(Field.VOLUME, i);
            }
        }
        Reader reader = new Reader((run, made) -> List.of(made.column("volume", new VolumeIndicator(made.series())),
                made.column("copy", made.indicator(run.volumeShares(run.symbols().getFirst()).optional())))).over(bars.build());

        assertThat(reader.series().getBarData()).extracting(bar -> bar.getVolume().isNaN()).containsExactly(false, true, false, false);
        for (int place = 0; place < 2; place++) {
            int column = place;
            assertThat(List.of(1, 2, 3, 4)).extracting(hour -> reader.seen(TestMarket.START_MS + hour * TestMarket.HOUR_MS, column))
                    .containsExactly(0.0, Double.NaN, 2.0, 3.0);
        }
    }

    @Test
    void a_symbol_without_a_bar_adds_none_to_its_series() {
        MarketData data = new MarketData("test", "xyz", TestMarket.HOUR_MS, "made for a test", true,
                List.of(SymbolHistory.of("MU", WALK.rows(0, 300)), SymbolHistory.of("AMD", TestMarket.walk(4, 300))));
        Reader reader = new Reader((run, bars) -> List.of(bars.column("mean", new EMAIndicator(new ClosePriceIndicator(bars.series()), 3)))).over(data, TimeSpan.ALWAYS);
        Map<Long, double[]> alone = new Reader((run, bars) -> List.of(bars.column("mean", new EMAIndicator(new ClosePriceIndicator(bars.series()), 3))))
                .over(WALK.rows(0, 300)).seenByCloseMs();

        assertThat(reader.series().getBarCount()).isEqualTo(300);
        assertThat(reader.seenByCloseMs().size()).isGreaterThan(300);
        assertThat(alone).hasSize(300).allSatisfy((closeMs, values) -> assertThat(reader.seenByCloseMs().get(closeMs)).containsExactly(values));
    }

    @Test
    void a_column_says_what_it_is() {
        List<String> formulas = new ArrayList<>();
        new Reader((run, bars) -> {
            Column rsi = bars.column("rsi 14", new RSIIndicator(new ClosePriceIndicator(bars.series()), 14));
            formulas.add(rsi.sma(3).toString());
            return List.of();
        }).over(WALK);

        assertThat(formulas).containsExactly("sma(ta4j(rsi 14), 3)");
    }

    @Test
    void an_indicator_over_another_series_which_may_know_the_future_is_refused() {
        Indicator<Num> elsewhere = new ClosePriceIndicator(TestMarket.inTa4j(WALK));

        assertThatThrownBy(() -> new Reader((_, bars) -> List.of(bars.column("peek", elsewhere))).over(WALK))
                .isInstanceOf(StrategyRefusal.class).hasMessageContaining("indicator peek: found one over another series");
    }
}
