package dev.wafer.research.signal;

import java.util.List;
import java.util.Optional;

/**
 * Signals and prices of several symbols on one clock of evenly meant rows (bars). Row {@code t} of a signal is what was known when bar {@code t} had
 * closed. Inside these arrays, and nowhere else, {@code NaN} means "not known": such a row is left out.
 */
public final class SignalPanel {
    private final long[] closeTimesMs;
    private final List<Symbol> symbols;
    private final List<Signal> signals;
    private final List<Regime> regimes;

    /**
     * A panel; "all rows" is always studied and is no regime of this list.
     *
     * @param closeTimesMs when each row was known, epoch milliseconds, rising
     * @param symbols at least one, names distinct
     * @param signals at least one, names distinct
     * @param regimes parts of the history to study by themselves: sessions, states of the open interest
     */
    public SignalPanel(long[] closeTimesMs, List<Symbol> symbols, List<Signal> signals, List<Regime> regimes) {
        this.closeTimesMs = closeTimesMs.clone();
        this.symbols = List.copyOf(symbols);
        this.signals = List.copyOf(signals);
        this.regimes = List.copyOf(regimes);
        if (symbols.isEmpty() || signals.isEmpty()) {
            throw new IllegalArgumentException("panel: found " + symbols.size() + " symbols and " + signals.size() + " signals, expected one at least");
        }
        for (int row = 1; row < closeTimesMs.length; row++) {
            if (!(closeTimesMs[row - 1] < closeTimesMs[row])) {
                throw new IllegalArgumentException("panel: found row " + row + " not later than the one before, expected rising times");
            }
        }
        checkNames(symbols.stream().map(Symbol::name).toList());
        checkNames(signals.stream().map(Signal::name).toList());
        checkNames(regimes.stream().map(Regime::name).toList());
        symbols.forEach(symbol -> checkRows(symbol.name(), symbol.openUsd));
        symbols.forEach(symbol -> symbol.controls.forEach(control -> checkRows(symbol.name(), control)));
        signals.forEach(this::checkSignal);
        regimes.forEach(this::checkRegime);
    }

    private void checkSignal(Signal signal) {
        checkMatrix(signal.name(), signal.values);
        signal.twin.ifPresent(twin -> checkMatrix(signal.name() + ", its twin", twin));
    }

    private void checkRegime(Regime regime) {
        boolean fits = regime.holds.length == symbols.size();
        for (boolean[] rows : regime.holds) {
            fits &= rows.length == rows();
        }
        if (!fits) {
            throw new IllegalArgumentException("regime " + regime.name() + ": expected " + symbols.size() + " symbols of " + rows() + " rows each");
        }
    }

    private static void checkNames(List<String> names) {
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("panel: found a name twice, expected distinct ones: " + names);
        }
    }

    private void checkMatrix(String name, double[][] values) {
        if (values.length != symbols.size()) {
            throw new IllegalArgumentException(name + ": found values of " + values.length + " symbols, expected " + symbols.size());
        }
        for (double[] rows : values) {
            checkRows(name, rows);
        }
    }

    private void checkRows(String name, double[] values) {
        if (values.length != rows()) {
            throw new IllegalArgumentException(name + ": found " + values.length + " rows, expected " + rows());
        }
    }

    /** How many rows the clock has. */
    public int rows() {
        return closeTimesMs.length;
    }

    /** When a row was known, epoch milliseconds. */
    public long closeTimeMs(int row) {
        return closeTimesMs[row];
    }

    /** In the order of all arrays by symbol. */
    public List<Symbol> symbols() {
        return symbols;
    }

    /** In the order {@link PlaceboSource} counts them. */
    public List<Signal> signals() {
        return signals;
    }

    /** Without "all rows". */
    public List<Regime> regimes() {
        return regimes;
    }

    private static double[][] copy(double[][] values) {
        double[][] copy = values.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i].clone();
        }
        return copy;
    }

    /**
     * One symbol: where one could have traded, and what price alone says.
     *
     * <p>A row counts only if the symbol has a tradable open in it. The forward return over {@code h} bars of row {@code t} is the logarithm of the
     * price from the first tradable open in a later row, {@code e > t}, to the first tradable open in row {@code e + h} or later.
     */
    public static final class Symbol {
        private final String name;
        final double[] openUsd;
        final List<double[]> controls;

        /**
         * One symbol.
         *
         * @param name as reports print it
         * @param openUsd price at which one could trade at the open of each row's bar; NaN where one could not
         * @param controls by row: past return (one or several spans), volatility, session as 0 or 1; a row with one unknown has no partial IC
         */
        public Symbol(String name, double[] openUsd, List<double[]> controls) {
            this.name = name;
            this.openUsd = openUsd.clone();
            this.controls = controls.stream().map(double[]::clone).toList();
            for (double price : openUsd) {
                if (!(Double.isNaN(price) || (price > 0 && price <= Double.MAX_VALUE))) {
                    throw new IllegalArgumentException(name + ": found open " + price + ", expected a finite price above 0, or NaN");
                }
            }
        }

        /** As reports print it. */
        public String name() {
            return name;
        }
    }

    /** One signal: a number per symbol and row. */
    public static final class Signal {
        private final String name;
        private final boolean usesOpenInterest;
        private final int priorSign;
        final double[][] values;
        final Optional<double[][]> twin;

        /**
         * One signal.
         *
         * @param name as reports print it
         * @param usesOpenInterest whether rotated open interest would change it; one that does not is never found to add anything to price
         * @param priorSign which way it is read, said before any data was seen: +1 if a high value should go before a rise, -1 if before a fall
         * @param values by symbol and row
         * @param twin what is nearest to it and made of price (and volume) alone, by symbol and row; empty if there is none
         */
        public Signal(String name, boolean usesOpenInterest, int priorSign, double[][] values, Optional<double[][]> twin) {
            this.name = name;
            this.usesOpenInterest = usesOpenInterest;
            this.priorSign = priorSign;
            if (Math.abs(priorSign) != 1) {
                throw new IllegalArgumentException(name + ": found a prior sign of " + priorSign + ", expected +1 or -1");
            }
            this.values = copy(values);
            this.twin = twin.map(SignalPanel::copy);
        }

        /** As reports print it. */
        public String name() {
            return name;
        }

        /** Which way it is read: +1 or -1. */
        public int priorSign() {
            return priorSign;
        }

        /** Whether rotated open interest would change it. */
        public boolean usesOpenInterest() {
            return usesOpenInterest;
        }
    }

    /** A part of the history; it must be known at the close of each row, as a signal is. */
    public static final class Regime {
        private final String name;
        final boolean[][] holds;

        /**
         * A part of the history.
         *
         * @param name as reports print it: "oi rising"
         * @param holds by symbol and row
         */
        public Regime(String name, boolean[][] holds) {
            this.name = name;
            this.holds = holds.clone();
            for (int i = 0; i < holds.length; i++) {
                this.holds[i] = holds[i].clone();
            }
        }

        /** As reports print it. */
        public String name() {
            return name;
        }
    }
}
