package dev.wafer.engine.run;

import dev.wafer.data.rule.Rule;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.measure.Trade;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a run did.
 *
 * @param symbols tickers in the run's order
 * @param span first open time to last close time of the bars traded
 * @param summary measures of the whole account
 * @param perSymbol one for each symbol, in the run's order
 * @param trades by exit time, then symbol
 * @param equity at the start and at every close
 * @param dailyEquity at the start and at every 00:00 UTC passed
 * @param journal everything that happened, in order
 * @param rules in force somewhere in the span, for the run's symbols
 * @param findings about the data
 * @param warnings about the request
 * @param inputs what was used for what share of the bars
 * @param readsOpenInterest whether a column of the strategy is made of open interest
 * @param fingerprints of what went in and what came out
 */
public record RunResult(List<String> symbols, TimeSpan span, Summary summary, List<SymbolResult> perSymbol, List<Trade> trades,
        EquityCurve equity, EquityCurve dailyEquity, Journal journal, List<Rule> rules, List<Finding> findings, List<String> warnings,
        List<InputShare> inputs, boolean readsOpenInterest, Fingerprints fingerprints) {
    /**
     * What a run used for an input of a symbol, and in how many of its bars or funding times.
     *
     * @param ticker the symbol
     * @param input what: {@code mark}, {@code oracle}, {@code volume}, {@code funding}
     * @param source what was used: {@code recorded}, {@code trade price}
     * @param count in how many
     * @param of how many there were
     */
    public record InputShare(String ticker, String input, String source, int count, int of) {}

    /** SHA-256 each, {@code sha256:...}; taken when the first is asked for, then kept. Two are equal if all six are. */
    public static final class Fingerprints {
        private final Supplier<All> take;
        private volatile Optional<All> taken = Optional.empty();

        /**
         * All of them.
         *
         * @param data what the run could read: its symbols, before its end
         * @param rules the rules in force
         * @param parameters strategy name, parameters and settings
         * @param decisions what the strategy ordered
         * @param fills what was filled and liquidated
         * @param money totals by cause and the final equity
         */
        public record All(String data, String rules, String parameters, String decisions, String fills, String money) {}

        /** Taken by this when they are needed. */
        public Fingerprints(Supplier<All> take) {
            this.take = take;
        }

        /** All six. */
        public All all() {
            Optional<All> known = taken;
            if (known.isEmpty()) {
                known = Optional.of(take.get());
                taken = known;
            }
            return known.get();
        }

        /** What the run could read. */
        public String data() {
            return all().data;
        }

        /** The rules in force. */
        public String rules() {
            return all().rules;
        }

        /** Strategy name, parameters and settings. */
        public String parameters() {
            return all().parameters;
        }

        /** What the strategy ordered. */
        public String decisions() {
            return all().decisions;
        }

        /** What was filled and liquidated. */
        public String fills() {
            return all().fills;
        }

        /** Totals by cause and the final equity. */
        public String money() {
            return all().money;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Fingerprints that && all().equals(that.all());
        }

        @Override
        public int hashCode() {
            return all().hashCode();
        }

        @Override
        public String toString() {
            return all().toString();
        }
    }

    /**
     * Something a reader of the result should know about its data.
     *
     * @param code a word to search for: {@code symbol-ends}
     * @param text one sentence
     */
    public record Finding(String code, String text) {}
}
