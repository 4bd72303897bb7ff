package dev.wafer.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Symbol;
import dev.wafer.api.signal.Indicators;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.simulate.SimulatedMarket;
import dev.wafer.engine.feature.ColumnBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.ta4j.core.Bar;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandWidthIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/**
 * Every classic indicator is ta4j's, row by row after its warm-up, on simulated hours. Where ta4j 0.22.2 differs by definition, the test says how and
 * converts: its means of a window that is not full are partial (ours are not known), its deviation is that of a population (ours of a sample;
 * Bollinger bands are the same), its average true range is smoothed after Wilder (ours is the plain mean), its exponential means start with the first
 * value (ours with a plain mean), and where nothing moves its directional index is 0 (ours is not known).
 */
class ClassicIndicatorsTest {
    /** Of the larger of the value and the column's mean size: a difference of two prices near zero has lost digits in both libraries. */
    private static final double RELATIVE = 1e-9;
    /** Enough for a mean of weight 1 / 14 to forget its start: (13 / 14)^600 is 5e-20. */
    private static final int WARM_UP = 600;
    private static final int LEAST_COMPARED = 2_000;
    private static final Symbol MU = new Symbol("MU", 0);

    private static final MarketData DATA = SimulatedMarket.sample().select(List.of("MU"));

    private final BarSeries bars = DATA.histories().getFirst().bars();
    private final org.ta4j.core.BarSeries series = series(bars, DATA.resolutionMs());
    private final Indicator<Num> close = new ClosePriceIndicator(series);

    private static org.ta4j.core.BarSeries series(BarSeries bars, long barMs) {
        DoubleNumFactory numbers = DoubleNumFactory.getInstance();
        Duration length = Duration.ofMillis(barMs);
        List<Bar> rows = new ArrayList<>(bars.count());
        for (int row = 0; row < bars.count(); row++) {
            Instant open = Instant.ofEpochMilli(bars.openTimeMs(row));
            rows.add(new BaseBar(length, open, open.plus(length), numbers.numOf(bars.value(Field.OPEN, row)), numbers.numOf(bars.value(Field.HIGH, row)),
                    numbers.numOf(bars.value(Field.LOW, row)), numbers.numOf(bars.value(Field.CLOSE, row)), numbers.numOf(bars.value(Field.VOLUME, row)),
                    numbers.zero(), 0));
        }
        return new BaseBarSeriesBuilder().withNumFactory(numbers).withName("simulated").withBars(rows).build();
    }

    private static IntToDoubleFunction values(Indicator<Num> indicator) {
        return row -> indicator.getValue(row).doubleValue();
    }

    private void same(Function<Column, Column> ours, IntToDoubleFunction theirs) {
        same((grid, symbol) -> ours.apply(grid.close(symbol)), theirs);
    }

    private void same(BiFunction<Bars, Symbol, Column> ours, IntToDoubleFunction theirs) {
        ColumnBook book = new ColumnBook(DATA, List.of(MU));
        Column column = ours.apply(book.bars(), MU);
        double[] expected = new double[bars.count()];
        double[] found = new double[bars.count()];
        double size = 0;
        int compared = 0;
        for (int row = 0; row < bars.count(); row++) {
            book.advance(row);
            expected[row] = theirs.applyAsDouble(row);
            found[row] = column.isKnown() ? column.now() : Double.NaN;
            if (row >= WARM_UP && column.isKnown()) {
                size += Math.abs(expected[row]);
                compared++;
            }
        }
        assertThat(compared).as("rows compared of %s", column).isGreaterThan(LEAST_COMPARED);
        size /= compared;
        for (int row = WARM_UP; row < bars.count(); row++) {
            if (!Double.isNaN(found[row]) && !(Math.abs(found[row] - expected[row]) <= RELATIVE * Math.max(Math.abs(expected[row]), size))) {
                assertThat(found[row]).as("%s at row %d", column, row).isEqualTo(expected[row]);
            }
        }
    }

    @Test
    void means() {
        same(close -> close.sma(20), values(new SMAIndicator(close, 20)));
        same(close -> close.ema(20), values(new EMAIndicator(close, 20)));
    }

    @Test
    void relative_strength() {
        same(close -> close.rsi(14), values(new RSIIndicator(close, 14)));
    }

    @Test
    void extremes() {
        same((grid, symbol) -> grid.high(symbol).highest(20), values(new HighestValueIndicator(new HighPriceIndicator(series), 20)));
        same((grid, symbol) -> grid.low(symbol).lowest(20), values(new LowestValueIndicator(new LowPriceIndicator(series), 20)));
    }

    @Test
    void the_deviation_is_that_of_a_sample_where_ta4j_takes_the_population() {
        same(close -> close.stdev(20).times(Math.sqrt(19.0 / 20)), values(new StandardDeviationIndicator(close, 20)));
    }

    @Test
    void the_average_true_range_is_the_plain_mean_where_ta4j_smooths_after_wilder() {
        same((grid, symbol) -> grid.atr(symbol, 14), values(new SMAIndicator(new TRIndicator(series), 14)));
        same((grid, symbol) -> grid.atr(symbol, 1).ema(2 * 14 - 1), values(new ATRIndicator(series, 14)));
    }

    @Test
    void convergence_and_divergence() {
        MACDIndicator macd = new MACDIndicator(close, 12, 26);

        same(close -> Indicators.macd(close, 12, 26), values(macd));
        same(close -> Indicators.macdHistogram(close, 12, 26, 9), row -> macd.getValue(row).minus(macd.getSignalLine(9).getValue(row)).doubleValue());
    }

    @Test
    void bollinger_bands() {
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
        BollingerBandWidthIndicator width = new BollingerBandWidthIndicator(new BollingerBandsUpperIndicator(middle, deviation), middle,
                new BollingerBandsLowerIndicator(middle, deviation));

        same(close -> Indicators.bollingerPercentB(close, 20, 2), values(new PercentBIndicator(close, 20, 2)));
        same(close -> Indicators.bollingerBandwidth(close, 20, 2), row -> width.getValue(row).doubleValue() / 100);
    }

    @Test
    void stochastic() {
        same((grid, symbol) -> Indicators.stochasticK(grid, symbol, 14), values(new StochasticOscillatorKIndicator(series, 14)));
    }

    @Test
    void place_in_the_donchian_channel_of_the_rows_before() {
        DonchianChannelUpperIndicator upper = new DonchianChannelUpperIndicator(series, 20);
        DonchianChannelLowerIndicator lower = new DonchianChannelLowerIndicator(series, 20);

        same((grid, symbol) -> Indicators.donchianPosition(grid, symbol, 20), row -> {
            int before = Math.max(row - 1, 0);
            double low = lower.getValue(before).doubleValue();
            return (bars.value(Field.CLOSE, row) - low) / (upper.getValue(before).doubleValue() - low);
        });
    }

    @Test
    void rate_of_change() {
        same(close -> Indicators.rateOfChange(close, 10), values(new ROCIndicator(close, 10)));
    }

    @Test
    void volume_flow_is_the_change_of_on_balance_volume_over_the_volume() {
        OnBalanceVolumeIndicator balance = new OnBalanceVolumeIndicator(series);

        same((grid, symbol) -> Indicators.volumeFlow(grid, symbol, 20), row -> {
            double volume = 0;
            for (int each = Math.max(row - 19, 0); each <= row; each++) {
                volume += bars.value(Field.VOLUME, each);
            }
            return (balance.getValue(row).doubleValue() - balance.getValue(Math.max(row - 20, 0)).doubleValue()) / volume;
        });
    }

    @Test
    void directional_index() {
        same((grid, symbol) -> Indicators.adx(grid, symbol, 14), values(new ADXIndicator(series, 14, 14)));
    }
}
