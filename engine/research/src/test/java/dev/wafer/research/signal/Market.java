package dev.wafer.research.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Made-up markets with a known truth. */
final class Market {
    static final long HOUR_MS = 3_600_000L;
    static final PlaceboSource NO_PLACEBO = (signal, shift) -> {
        throw new AssertionError("not asked for");
    };

    private Market() {}

    /** Log returns per row; row {@code t} leads from open {@code t} to open {@code t + 1}. */
    static double[] opens(double[] returns) {
        double[] opens = new double[returns.length];
        double logPrice = StrictMath.log(100);
        for (int row = 0; row < returns.length; row++) {
            opens[row] = StrictMath.exp(logPrice);
            logPrice += returns[row];
        }
        return opens;
    }

    static double[] noise(SplittableRandom random, int rows) {
        double[] noise = new double[rows];
        for (int row = 0; row < rows; row++) {
            noise[row] = random.nextGaussian();
        }
        return noise;
    }

    /** Follows itself with {@code share} per row; variance 1. */
    static double[] slow(SplittableRandom random, int rows, double share) {
        double[] values = noise(random, rows);
        for (int row = 1; row < rows; row++) {
            values[row] = share * values[row - 1] + Math.sqrt(1 - share * share) * values[row];
        }
        return values;
    }

    static double[] scaled(double[] values, double factor) {
        double[] scaled = values.clone();
        for (int row = 0; row < scaled.length; row++) {
            scaled[row] *= factor;
        }
        return scaled;
    }

    /** At row {@code t} the return of the last {@code bars} bars as known at its close, the open of row {@code t + 1} standing for that. */
    static double[] pastReturn(double[] returns, int bars) {
        double[] past = new double[returns.length];
        double sum = 0;
        for (int row = 0; row < returns.length; row++) {
            sum += returns[row] - (row >= bars ? returns[row - bars] : 0);
            past[row] = row >= bars - 1 ? sum : Double.NaN;
        }
        return past;
    }

    static SignalPanel.Symbol symbol(String name, double[] returns) {
        double[] session = IntStream.range(0, returns.length).mapToDouble(row -> row % 24 < 7 ? 1 : 0).toArray();
        double[] volatility = new double[returns.length];
        for (int row = 1; row < volatility.length; row++) {
            volatility[row] = 0.9 * volatility[row - 1] + 0.1 * Math.abs(returns[row]);
        }
        return new SignalPanel.Symbol(name, opens(returns), List.of(pastReturn(returns, 1), pastReturn(returns, 24), volatility, session));
    }

    static SignalPanel panel(List<double[]> returnsBySymbol, List<SignalPanel.Signal> signals, List<SignalPanel.Regime> regimes) {
        int rows = returnsBySymbol.getFirst().length;
        List<SignalPanel.Symbol> symbols = new ArrayList<>();
        for (int i = 0; i < returnsBySymbol.size(); i++) {
            symbols.add(symbol("S" + i, returnsBySymbol.get(i)));
        }
        long[] times = IntStream.range(0, rows).mapToLong(row -> (row + 1) * HOUR_MS).toArray();
        return new SignalPanel(times, symbols, signals, regimes);
    }

    static SignalPanel.Signal signal(String name, double[]... values) {
        return new SignalPanel.Signal(name, true, 1, values, Optional.empty());
    }

    static StudySettings settings(List<Integer> horizons, List<Integer> shifts, long seed) {
        return new StudySettings(horizons, shifts, 199, seed, 1);
    }
}
