package dev.wafer.cli.baseline;

import dev.wafer.cli.report.EngineText;
import dev.wafer.cli.report.Measures;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.source.StrategyType;
import dev.wafer.cli.text.Words;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.run.RunResult;
import dev.wafer.research.baseline.Drift;
import dev.wafer.research.baseline.Pins;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** What is pinned of a run, by names that people know: options, parameters, rules with their dates, symbols. */
final class RunPins {
    static final Set<String> COUNTS = Set.of("decisions", "fills");

    static final String TO = "--to";
    /** What is pinned as symbols where none is named: those of the data set. */
    private static final String ALL = "all";

    private RunPins() {}

    /** The pins of a run; {@code data} tells of each symbol what could be read. */
    static Pins of(Ground ground, RunResult result, int semantics, Map<String, String> data) {
        return new Pins(semantics, result.fingerprints().all(), data, rules(ground, result.rules()), parameters(ground), measures(result));
    }

    private static Map<String, String> parameters(Ground ground) {
        StrategyType type = ground.request().type();
        Map<String, String> words = new LinkedHashMap<>();
        List<String> symbols = ground.request().symbols();
        words.put("--strategy", type.name());
        type.valuesOf(ground.request().strategy()).forEach((name, value) -> words.put(name.equals(StrategyType.WITH) ? "--with" : "-p " + name, value.toString()));
        EngineText.putWords(words, ground.settings());
        words.remove("--assume");
        words.put(Drift.SYMBOLS, symbols.isEmpty() ? ALL : String.join(",", symbols));
        EngineText.allAssumptions(ground.settings().execution()).forEach((name, value) -> words.put("--assume " + name, Pins.measure(OptionalDouble.of(value))));
        return words;
    }

    private static Map<String, String> rules(Ground ground, List<Rule> inForce) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("--venue", ground.rules().venue());
        inForce.forEach(rule -> words.put(rule.key().keyName() + " of " + Words.market(rule) + " from " + Instant.ofEpochMilli(rule.fromMs()), rule.value()));
        return words;
    }

    private static Map<String, String> measures(RunResult result) {
        Map<String, String> measures = new LinkedHashMap<>();
        Journal journal = result.journal();
        measures.put("decisions", Long.toString(IntStream.range(0, journal.count())
                .filter(row -> journal.entry(row) == Entry.ORDERED || journal.entry(row) == Entry.ADJUSTED).count()));
        measures.put("fills", Long.toString(IntStream.range(0, journal.count()).filter(journal::isFill).count()));
        Measures.of(result.summary()).forEach(measure -> measures.put(measure.name(), Pins.measure(measure.value())));
        return measures;
    }

    /** What can be read of each symbol before a time. */
    static Map<String, String> data(MarketData data, long endMs) {
        Map<String, String> texts = new LinkedHashMap<>();
        MarketData known = data.before(endMs);
        for (SymbolHistory history : known.histories()) {
            texts.put(history.ticker(), history.bars().count() + " bars, " + history.funding().count() + " funding points, "
                    + known.select(List.of(history.ticker())).fingerprint());
        }
        return texts;
    }
}
