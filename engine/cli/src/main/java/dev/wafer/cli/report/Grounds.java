package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.cli.text.Words;
import dev.wafer.data.rule.Rule;
import dev.wafer.engine.run.RunResult.InputShare;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run rests on: inputs by their share, and rules that are guesses. */
final class Grounds {
    private Grounds() {}

    /** One text for each symbol; symbols that are alike stand together. */
    static List<String> inputs(List<InputShare> shares) {
        Map<String, List<InputShare>> sharesByTicker = new LinkedHashMap<>();
        shares.forEach(share -> sharesByTicker.computeIfAbsent(share.ticker(), _ -> new ArrayList<>()).add(share));
        Map<String, List<String>> tickersByText = new LinkedHashMap<>();
        sharesByTicker.forEach((ticker, own) -> tickersByText.computeIfAbsent(inputsOfOne(own), _ -> new ArrayList<>()).add(ticker));
        List<String> lines = new ArrayList<>();
        tickersByText.forEach((text, tickers) -> lines.addAll(Page.kept(String.join(", ", tickers) + ": ", text, RunReport.TEXT_WIDTH)));
        return lines;
    }

    private static String inputsOfOne(List<InputShare> shares) {
        Map<String, String> textByInput = new LinkedHashMap<>();
        for (InputShare share : shares) {
            String text = Figures.percent((double) share.count() / share.of()) + " " + share.source();
            textByInput.merge(share.input(), text, (before, more) -> before + " and " + more);
        }
        return textByInput.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining("; "));
    }

    static String guessesTitle(List<Rule> rules, boolean isVerbose) {
        long count = rules.stream().filter(Rule::isGuess).count();
        return "Rules that are guesses: " + count + (isVerbose ? "" : " (--verbose gives sources)");
    }

    /** A line for each kind of rule, or each rule with its source. */
    static List<String> guesses(List<Rule> rules, boolean isVerbose) {
        List<Rule> guesses = rules.stream().filter(Rule::isGuess).toList();
        return isVerbose ? withSources(guesses) : byKey(guesses);
    }

    /** {@code max-leverage 10, 20 (MU, AMD)}. */
    private static List<String> byKey(List<Rule> guesses) {
        Map<String, List<Rule>> rulesByKey = new LinkedHashMap<>();
        guesses.forEach(rule -> rulesByKey.computeIfAbsent(rule.key().keyName(), _ -> new ArrayList<>()).add(rule));
        Table table = new Table("", "", "");
        rulesByKey.forEach((key, rules) -> table.row(key, joined(rules.stream().map(Rule::value).toList(), 30),
                joined(rules.stream().map(Words::market).toList(), 20)));
        return table.isEmpty() ? List.of() : table.lines();
    }

    /** Different words once each, cut where they get too long. */
    private static String joined(List<String> words, int most) {
        Set<String> different = new LinkedHashSet<>(words);
        String text = String.join(", ", different);
        return text.length() <= most ? text : text.substring(0, most - 2) + "..";
    }

    /** Guesses of several markets that are the same stand in one line. */
    private static List<String> withSources(List<Rule> guesses) {
        Map<String, List<String>> marketsByGuess = new LinkedHashMap<>();
        guesses.forEach(rule -> marketsByGuess.computeIfAbsent(withSource(rule), _ -> new ArrayList<>()).add(Words.market(rule)));
        List<String> lines = new ArrayList<>();
        marketsByGuess.forEach((guess, markets) -> lines.addAll(Page.wrapped("- ", String.join(", ", markets) + ": " + guess)));
        return lines;
    }

    private static String withSource(Rule rule) {
        return rule.key().keyName() + " " + rule.value() + " from " + Figures.time(rule.fromMs()) + " (" + rule.source()
                + Words.range(rule).map(range -> "; began " + range).orElse("") + ")";
    }
}
