package dev.wafer.cli.request;

import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Suggestion;
import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.load.DataSetReader;
import dev.wafer.data.io.rule.RuleBooks;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.run.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Market data and rules by the words of the command line. */
public final class MarketSource {
    private static final String SAMPLE = "sample";
    private static final String SAMPLE_NAME = "wafer-sample-simulated";

    private MarketSource() {}

    /** The data set of a directory, or the shipped sample, without what of it is reserved; from the terminal's cache if it is there unchanged. */
    public static MarketData read(String data, Terminal terminal) {
        return Holdouts.closed(whole(data, terminal), terminal);
    }

    /** The same with what is reserved: for who looks at no price, and for the one who may. */
    public static MarketData whole(String data, Terminal terminal) {
        return DataSetReader.read(directory(data, terminal), terminal.cache());
    }

    /** The same, from its text whatever the cache has: for who doubts the data. */
    public static MarketData readText(String data, Terminal terminal) {
        return Holdouts.closed(DataSetReader.read(directory(data, terminal)), terminal);
    }

    private static Path directory(String data, Terminal terminal) {
        if (data.equals(SAMPLE)) {
            return samples(terminal).resolve(SAMPLE_NAME);
        }
        return Path.of(data);
    }

    /** The folder of the shipped samples. */
    public static Path samples(Terminal terminal) {
        return terminal.home().orElseThrow(() -> new RequestException(
                "the shipped sample was not found, expected the wafer launcher (or -Dwafer.home=DIR) to say where it is")).resolve("data/samples");
    }

    /** These symbols of the data, in this order; all of them if none is named. */
    public static MarketData select(MarketData data, List<String> symbols) {
        for (String symbol : symbols) {
            if (!data.tickers().contains(symbol)) {
                throw new RequestException(Suggestion.unknown("symbol", symbol, data.tickers()) + " (data set " + data.name() + ")");
            }
        }
        if (symbols.stream().distinct().count() != symbols.size()) {
            throw new RequestException("--symbols: found " + String.join(",", symbols) + ", expected each symbol once");
        }
        return symbols.isEmpty() ? data : data.select(symbols);
    }

    /** The rules of a venue that is shipped, or of a file. */
    public static RuleBook rules(String nameOrFile) {
        if (nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml") || nameOrFile.contains("/")) {
            if (!Files.isRegularFile(Path.of(nameOrFile))) {
                throw new RequestException("--venue: found no file " + nameOrFile + ", expected a rule file");
            }
            return RuleBooks.file(Path.of(nameOrFile));
        }
        if (!RuleBooks.names().contains(nameOrFile)) {
            throw new RequestException(Suggestion.unknown("venue", nameOrFile, RuleBooks.names()));
        }
        return RuleBooks.shipped(nameOrFile);
    }

    /** The rules that a request names, or those of the data set's own venue. */
    public static RuleBook rules(RunRequest request, MarketData data) {
        return request.venue().map(MarketSource::rules).orElseGet(() -> ownRules(data, request.data()));
    }

    /** The rules of the data set's own venue. */
    private static RuleBook ownRules(MarketData data, String directory) {
        try {
            return rules(data.venue());
        } catch (RequestException _) {
            throw BadInputException.of(List.of(Path.of(directory).resolve("dataset.yaml") + ": key 'venue': found '" + data.venue()
                    + "', expected one of " + String.join(", ", RuleBooks.names()) + ", or a rule file"));
        }
    }

    /** The part of a span that has bars; a span without any is refused. */
    public static TimeSpan covered(MarketData data, TimeSpan wanted) {
        long firstMs = Long.MAX_VALUE, endMs = Long.MIN_VALUE;
        for (SymbolHistory history : data.histories()) {
            BarSeries bars = history.bars();
            firstMs = Math.min(firstMs, bars.openTimeMs(0));
            endMs = Math.max(endMs, bars.openTimeMs(bars.count() - 1) + data.resolutionMs());
        }
        long fromMs = Math.max(wanted.fromMs(), firstMs), toMs = Math.min(wanted.toMs(), endMs);
        if (!(fromMs < toMs)) {
            throw new RequestException("no bars between " + end(wanted.fromMs(), "the beginning") + " and " + end(wanted.toMs(), "the end") + ": "
                    + data.name() + " has " + String.join(", ", data.tickers()) + " from " + Instant.ofEpochMilli(firstMs) + " to "
                    + Instant.ofEpochMilli(endMs));
        }
        return new TimeSpan(fromMs, toMs);
    }

    private static String end(long timeMs, String unbounded) {
        boolean isBounded = timeMs != TimeSpan.ALWAYS.fromMs() && timeMs != TimeSpan.ALWAYS.toMs();
        return Optional.of(timeMs).filter(_ -> isBounded).map(ms -> Instant.ofEpochMilli(ms).toString()).orElse(unbounded);
    }

    /** A leverage that every symbol allows all through the span. */
    public static int leverage(String text, MarketData data, RuleBook rules, TimeSpan covered) {
        int most = Integer.MAX_VALUE;
        String strictest = "";
        for (String ticker : data.tickers()) {
            for (long timeMs : rules.changes(ticker, covered.fromMs(), covered.toMs())) {
                int maximum = rules.at(ticker, timeMs).maxLeverage();
                strictest = maximum < most ? ticker : strictest;
                most = Math.min(most, maximum);
            }
        }
        try {
            int leverage = Integer.parseInt(text);
            if (leverage >= 1 && leverage <= most) {
                return leverage;
            }
        } catch (NumberFormatException _) {
            // the refusal below says it
        }
        throw new RequestException("--leverage: found '" + text + "', expected a whole number from 1 to " + most + ", the maximum of " + strictest
                + " at " + rules.venue());
    }

    /** Refuses options that this data cannot serve. */
    public static void checkOptions(RunSettings settings, MarketData dataSet, MarketData data) {
        ExecutionText.checkMarkets(settings.execution(), dataSet.tickers());
        List<String> without = data.histories().stream().filter(history -> history.subBars().isEmpty()).map(SymbolHistory::ticker).toList();
        if (settings.path() == PathPolicy.SUB_BARS && !without.isEmpty()) {
            throw new RequestException("--path sub-bars: data set " + data.name() + " has no finer bars of " + String.join(", ", without)
                    + ", expected a folder sub-bars in it, or another --path");
        }
    }
}
