package dev.wafer.engine.run;

import dev.wafer.api.Column;
import dev.wafer.api.StrategySpec;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.feature.ColumnBook;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts a strategy as a run would and reads every column it declares at each close, without asking it anything. */
final class StrategyColumns {
    private StrategyColumns() {}

    static Map<String, double[]> of(PreparedMarket market, StrategySpec strategy, RunSettings settings) {
        SingleRun.Ticks ticks = Backtest.checkedTicks(market, settings);
        ColumnBook book = new ColumnBook(market.data(), market.symbols(), market.columns());
        TimeSpan traded = new TimeSpan(market.openTimeMs(ticks.from()), market.closeTimeMs(ticks.to() - 1));
        List<Part> _ = new RunSetup(market, settings, traded, book).start(strategy);
        List<Column> columns = book.all();
        double[][] values = new double[columns.size()][market.tickCount()];
        for (double[] rows : values) {
            Arrays.fill(rows, Double.NaN);
        }
        for (int tick = 0; tick < market.tickCount(); tick++) {
            book.advance(tick);
            for (int i = 0; i < values.length; i++) {
                if (columns.get(i).isKnown()) {
                    values[i][tick] = columns.get(i).now();
                }
            }
        }
        Map<String, double[]> byFormula = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byFormula.put(columns.get(i).toString(), values[i]);
        }
        return byFormula;
    }
}
