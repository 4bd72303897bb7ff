package dev.wafer.data.io.runs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What went into a run that is kept.
 *
 * @param words of the command line that asked for it
 * @param folder in which they were typed
 * @param strategy what was run
 * @param market on what
 * @param build by which program
 */
public record RunInput(List<String> words, String folder, Strategy strategy, Market market, Build build) {
    /** Keeps what it was given. */
    public RunInput {
        words = List.copyOf(words);
    }

    /**
     * A strategy.
     *
     * @param name in kebab case
     * @param parameters values by name, in the strategy's order
     * @param source text of the file it was in, if it was in one
     */
    public record Strategy(String name, Map<String, String> parameters, Optional<String> source) {}

    /**
     * The part of a market that was run.
     *
     * @param dataSet its name
     * @param isSynthetic whether it is simulated
     * @param symbols in the run's order
     * @param fromMs first open time, UTC milliseconds
     * @param toMs last close time
     */
    public record Market(String dataSet, boolean isSynthetic, List<Symbol> symbols, long fromMs, long toMs) {
        /** Keeps what it was given. */
        public Market {
            symbols = List.copyOf(symbols);
        }

        /** The tickers alone. */
        public List<String> tickers() {
            return symbols.stream().map(Symbol::ticker).toList();
        }

        /** Shares of so many lots of a symbol. */
        public double sharesOf(String ticker, long lots) {
            int decimals = symbols.stream().filter(symbol -> symbol.ticker().equals(ticker)).mapToInt(Symbol::sizeDecimals).findFirst().orElse(0);
            return lots / Math.pow(10, decimals);
        }
    }

    /**
     * A symbol.
     *
     * @param ticker short name
     * @param sizeDecimals a lot is one share / 10^sizeDecimals
     */
    public record Symbol(String ticker, int sizeDecimals) {}

    /**
     * A program.
     *
     * @param wafer its version
     * @param semantics of its engine
     */
    public record Build(String wafer, int semantics) {}
}
