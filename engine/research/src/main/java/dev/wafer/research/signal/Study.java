package dev.wafer.research.signal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** One study under way: what its cells share. */
final class Study {
    private static final int MONTHS_PER_YEAR = 12;

    private final SignalPanel panel;
    private final StudySettings settings;
    private final List<SymbolColumns> symbols = new ArrayList<>();
    private final SignalColumns[][] signals;
    private final int[] months;
    private final double[][] oneBarCorrelations;

    Study(SignalPanel panel, StudySettings settings) {
        this.panel = panel;
        this.settings = settings;
        panel.symbols().forEach(symbol -> symbols.add(new SymbolColumns(symbol, settings.horizonsBars())));
        signals = new SignalColumns[panel.signals().size()][symbols.size()];
        inParallel(signals.length * symbols.size(), settings.threads(), task -> {
            SignalPanel.Signal signal = panel.signals().get(task / symbols.size());
            int symbol = task % symbols.size();
            signals[task / symbols.size()][symbol] = new SignalColumns(signal.values[symbol], signal.twin.map(twin -> twin[symbol]));
        });
        int first = panel.rows() == 0 ? 0 : month(panel.closeTimeMs(0));
        months = IntStream.range(0, panel.rows()).map(row -> month(panel.closeTimeMs(row)) - first).toArray();
        oneBarCorrelations = correlations(panel.symbols());
    }

    private static int month(long timeMs) {
        var date = Instant.ofEpochMilli(timeMs).atZone(ZoneOffset.UTC);
        return date.getYear() * MONTHS_PER_YEAR + date.getMonthValue();
    }

    private static double[][] correlations(List<SignalPanel.Symbol> symbols) {
        List<double[]> returns = symbols.stream().map(symbol -> SymbolColumns.forwardLogReturns(symbol.openUsd, 1)).toList();
        double[][] correlations = new double[returns.size()][returns.size()];
        for (int i = 0; i < correlations.length; i++) {
            for (int j = 0; j < i; j++) {
                double[] a = returns.get(i);
                double[] b = returns.get(j);
                int[] both = IntStream.range(0, a.length).filter(row -> !Double.isNaN(a[row] + b[row])).toArray();
                double[] x = IntStream.of(both).mapToDouble(row -> a[row]).toArray();
                double[] y = IntStream.of(both).mapToDouble(row -> b[row]).toArray();
                correlations[i][j] = Correlation.ic(x, y);
                correlations[j][i] = correlations[i][j];
            }
            correlations[i][i] = 1;
        }
        return correlations;
    }

    /** Tasks 0 to {@code count - 1}, each writing its own place. */
    static void inParallel(int count, int threads, IntConsumer task) {
        if (threads == 1) {
            IntStream.range(0, count).forEach(task);
            return;
        }
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            pool.submit(() -> IntStream.range(0, count).parallel().forEach(task)).join();
        }
    }

    SignalPanel panel() {
        return panel;
    }

    StudySettings settings() {
        return settings;
    }

    SymbolColumns symbol(int symbol) {
        return symbols.get(symbol);
    }

    SignalColumns signal(int signal, int symbol) {
        return signals[signal][symbol];
    }

    /** Months of UTC from the first row to the last. */
    int monthCount() {
        return months.length == 0 ? 0 : months[months.length - 1] + 1;
    }

    /** Month of UTC a row belongs to, counted from that of the first row. */
    int month(int row) {
        return months[row];
    }

    double oneBarCorrelation(int symbol, int other) {
        return oneBarCorrelations[symbol][other];
    }

    /** All rows first, then the panel's regimes. */
    int regimes() {
        return 1 + panel.regimes().size();
    }

    String regimeName(int regime) {
        return regime == 0 ? Cell.ALL_ROWS : panel.regimes().get(regime - 1).name();
    }

    /** Rows of a symbol in a regime for which something holds, rising. */
    int[] rows(int symbol, int regime, IntPredicate holds) {
        int[] rows = new int[panel.rows()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if ((regime == 0 || panel.regimes().get(regime - 1).holds[symbol][row]) && holds.test(row)) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /** Blocks of the bootstrap over time: each about the cube root of the history long. */
    int blocks() {
        int length = (int) Math.ceil(StrictMath.cbrt(panel.rows()));
        return (panel.rows() + length - 1) / length;
    }
}
