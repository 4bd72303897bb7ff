package dev.wafer.ta4j;

import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Symbol;
import java.util.Optional;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.Strategy;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/**
 * One symbol's bars as a ta4j series, declared in {@code start}. It is empty then and grows by one bar at each close of the symbol, bars before the
 * run's span included: it ends at the present, so that no indicator can look ahead. Numbers are doubles; a volume that was not recorded, and the
 * traded amount, which never is, are ta4j's NaN. Note that some of ta4j's means keep running sums, which one NaN spoils for good.
 *
 * <p>Indicators that remember their values, most of ta4j's, cost the same at each bar; {@code TrailingStopLossRule} looks back to the entry at each
 * bar unless it is given a number of bars.
 */
public final class Ta4jBars {
    private final Setup run;
    private final Symbol symbol;
    private final BarSeries series;
    private final Column barIndex;

    private Ta4jBars(Setup run, Symbol symbol, BarSeries series, Column barIndex) {
        this.run = run;
        this.symbol = symbol;
        this.series = series;
        this.barIndex = barIndex;
    }

    /** The bars of a symbol, at the run's resolution. */
    public static Ta4jBars of(Setup run, Symbol symbol) {
        BarSeries series = new BaseBarSeriesBuilder().withName(symbol.ticker()).withNumFactory(DoubleNumFactory.getInstance()).build();
        Optional<Column> volume = Optional.of(run.volumeShares(symbol).optional());
        Column barIndex = run.column(new AddedBar(run.open(symbol), run.high(symbol), run.low(symbol), run.close(symbol), volume, run.resolution(), series));
        return new Ta4jBars(run, symbol, series, barIndex);
    }

    /** What indicators and rules are built on. */
    public BarSeries series() {
        return series;
    }

    /**
     * An indicator as a column: known from the bar on at which it says it is stable, where its value is a finite number.
     *
     * @param name in reports and messages: {@code ta4j(name)}
     * @param indicator built on {@link #series}
     */
    public Column column(String name, Indicator<Num> indicator) {
        return run.column(new IndicatorRow(barIndex, checked(name, indicator), name));
    }

    private Indicator<Num> checked(String name, Indicator<Num> indicator) {
        BarSeries found = indicator.getBarSeries();
        if (!series.equals(found)) {
            throw new IllegalArgumentException("indicator " + name + ": found one over another series (" + (found == null ? "none" : found.getName())
                    + "), expected one over the series of these bars of " + symbol);
        }
        return indicator;
    }

    /**
     * A column as an indicator, for rules over open interest, funding or another symbol: at each bar the column's value at that close; NaN, for which
     * comparisons are false, where it was not known.
     */
    public Indicator<Num> indicator(Column column) {
        ColumnIndicator indicator = new ColumnIndicator(series, column.toString());
        run.column(new KeptRow(barIndex, column, indicator));
        return indicator;
    }

    /**
     * Trades by ta4j's rules.
     *
     * @param rules built on {@link #series}
     * @param exposure of a position, signed notional / equity: above zero; a strategy whose starting type is SELL holds the opposite
     */
    public dev.wafer.api.Strategy follow(Strategy rules, double exposure) {
        if (!(exposure > 0)) {
            throw new IllegalArgumentException("ta4j strategy: found an exposure of " + exposure + ", expected one above zero; the starting type says the side");
        }
        return new RuleFollower(symbol, exposure, rules, series, new FillRecord(rules.getStartingType(), run.instrument(symbol)));
    }
}
