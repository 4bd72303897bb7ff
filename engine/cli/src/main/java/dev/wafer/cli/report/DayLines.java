package dev.wafer.cli.report;

import dev.wafer.cli.text.Table;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * A run day by day in lines of one character a day or more: equity, drawdown, and for few symbols the price with a mark below it where trades began. Marks
 * are left out where there would be more of them than gaps: then they say nothing.
 */
final class DayLines {
    private static final int WIDTH = 66;
    private static final int MOST_SYMBOLS = 3;
    private static final int MOST_MARKS = WIDTH / 2;
    private static final char LONG = '^';
    private static final char SHORT = 'v';
    private static final char BOTH = 'x';

    private final FinishedRun run;
    private final EquityCurve days;

    DayLines(FinishedRun run) {
        this.run = run;
        days = run.result().dailyEquity();
    }

    /** The heading, which explains the marks where there are any. */
    String title() {
        boolean isMarked = lines().stream().anyMatch(line -> line.strip().matches("[\\^vx ]+"));
        return "Day by day" + (isMarked ? " (^ long, v short, x both: trades began)" : "");
    }

    List<String> lines() {
        if (days.count() < 2) {
            return List.of();
        }
        Table table = new Table("", "").row("equity", Sparkline.of(days, WIDTH)).row("drawdown", Sparkline.of(drawdowns(), WIDTH));
        List<String> symbols = run.result().symbols();
        for (int symbol = 0; symbols.size() <= MOST_SYMBOLS && symbol < symbols.size(); symbol++) {
            table.row(symbols.get(symbol), Sparkline.of(closesUsd(symbols.get(symbol)), WIDTH));
            String marks = marks(symbol);
            if (!marks.isBlank()) {
                table.row("", marks);
            }
        }
        return table.lines();
    }

    private double[] drawdowns() {
        double[] drawdowns = new double[days.count()];
        double peakUsd = 0;
        for (int day = 0; day < drawdowns.length; day++) {
            peakUsd = Math.max(peakUsd, days.equityUsd(day));
            drawdowns[day] = peakUsd > 0 ? (peakUsd - days.equityUsd(day)) / peakUsd : 0;
        }
        return drawdowns;
    }

    /** The last close at or before each sample; NaN before the first bar. */
    private double[] closesUsd(String ticker) {
        BarSeries bars = run.dataSet().histories().stream().filter(history -> history.ticker().equals(ticker)).map(SymbolHistory::bars).findFirst()
                .orElseThrow(() -> new IllegalStateException("Invariant: the data set has " + ticker));
        double[] closesUsd = new double[days.count()];
        for (int day = 0; day < closesUsd.length; day++) {
            int row = bars.firstRowAtOrAfter(days.timeMs(day) - run.dataSet().resolutionMs() + 1) - 1;
            closesUsd[day] = row < 0 ? Double.NaN : bars.value(Field.CLOSE, row);
        }
        return closesUsd;
    }

    private String marks(int symbol) {
        int columns = Sparkline.columns(days.count(), WIDTH);
        StringBuilder marks = new StringBuilder(" ".repeat(columns));
        List<Integer> marked = new ArrayList<>();
        for (Trade trade : run.result().trades()) {
            if (trade.symbolIndex() == symbol) {
                int column = columnOf(trade.entryTimeMs(), columns);
                char mark = trade.isLong() ? LONG : SHORT;
                char other = marks.charAt(column);
                marks.setCharAt(column, other == ' ' || other == mark ? mark : BOTH);
                marked.add(column);
            }
        }
        return marked.stream().distinct().count() <= Math.min(MOST_MARKS, columns / 2) ? marks.toString() : "";
    }

    private int columnOf(long timeMs, int columns) {
        for (int column = 0; column < columns; column++) {
            if (timeMs <= days.timeMs(Sparkline.lastSample(column, days.count(), WIDTH))) {
                return column;
            }
        }
        return columns - 1;
    }
}
