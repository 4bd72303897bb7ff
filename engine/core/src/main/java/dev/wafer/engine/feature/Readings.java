package dev.wafer.engine.feature;

import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Symbol;
import java.util.List;
import java.util.Optional;

/**
 * What columns said at each close of a span, one after the other, as a strategy would have read them: a value stands at the close at which it was
 * known. NaN where the column is not known, where the symbol has no bar that closes then, and throughout where the column was refused.
 */
public final class Readings {
    private final long[] closesMs;
    private final List<Wanted> wanted;
    private final List<Symbol> symbols;
    private final List<Optional<String>> refusals;
    private final double[][] values;

    /** Declares one column of one symbol before the first bar; an {@link IllegalArgumentException} says why this symbol cannot have it. */
    @FunctionalInterface
    public interface Declaration {
        /** The column. */
        Column of(Setup run, Symbol symbol);
    }

    /** A named column to be read for every symbol. */
    public record Wanted(String name, Declaration declaration) {
        /** Refuses a nameless one. */
        public Wanted {
            if (name.isBlank()) {
                throw new IllegalArgumentException("column: found no name, expected one");
            }
        }
    }

    /**
     * The arrays are taken, not copied.
     *
     * @param closesMs closes of the span's ticks, UTC milliseconds
     * @param refusals for each column and in it for each symbol, in their order: why it was refused, if it was
     * @param values in the same order, each with a value for each close
     */
    public Readings(long[] closesMs, List<Wanted> wanted, List<Symbol> symbols, List<Optional<String>> refusals, double[][] values) {
        this.closesMs = closesMs;
        this.wanted = List.copyOf(wanted);
        this.symbols = List.copyOf(symbols);
        this.refusals = List.copyOf(refusals);
        this.values = values;
        int expected = wanted.size() * symbols.size();
        if (refusals.size() != expected || values.length != expected) {
            throw new IllegalArgumentException("readings: found " + values.length + " columns, expected " + expected);
        }
    }

    /** Closes of the span, UTC milliseconds: a copy. */
    public long[] toCloses() {
        return closesMs.clone();
    }

    /** Number of closes. */
    public int count() {
        return closesMs.length;
    }

    /** Names of the columns, in the order they were asked for. */
    public List<String> names() {
        return wanted.stream().map(Wanted::name).toList();
    }

    /** Symbols in the market's order. */
    public List<Symbol> symbols() {
        return symbols;
    }

    /** Why a symbol cannot have a column. */
    public Optional<String> refusal(int column, int symbol) {
        return refusals.get(place(column, symbol));
    }

    /** One value for each close, NaN where there is none: a copy. */
    public double[] toArray(int column, int symbol) {
        return values[place(column, symbol)].clone();
    }

    private int place(int column, int symbol) {
        return column * symbols.size() + symbol;
    }
}
