package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Words;
import dev.wafer.engine.cost.Assumption;
import dev.wafer.engine.cost.Assumptions;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.run.RunSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a run was made, in words. */
public final class EngineText {
    private static final String HALF_SPREAD_OF = Assumption.HALF_SPREAD.assumptionName() + "-";

    private EngineText() {}

    /** {@code ideal} or {@code realistic}. */
    public static String execution(Execution execution) {
        return switch (execution) {
            case Execution.Ideal _ -> "ideal";
            case Execution.Realistic _ -> "realistic";
        };
    }

    /** Path, execution, latency, funding and fees in one sentence. */
    public static String engine(RunSettings settings) {
        int tier = settings.fees().volumeTier();
        String fees = settings.fees().own().map(f -> "maker " + f.makerFraction() + ", taker " + f.takerFraction())
                .orElse(tier == 0 ? "of the rules" : "of the rules at volume tier " + tier);
        double stress = settings.funding().stress();
        return "path " + Words.of(settings.path()) + ", execution " + execution(settings.execution())
                + (settings.latencyBars() == 0 ? "" : ", orders late by " + settings.latencyBars() + (settings.latencyBars() == 1 ? " bar" : " bars"))
                + ", funding " + Words.of(settings.funding().mode()) + (stress == 1 ? "" : " times " + Figures.plain(stress)) + ", fees " + fees;
    }

    /** Every setting by the option that sets it, with its value in full. */
    public static void putWords(Map<String, String> words, RunSettings settings) {
        words.put("--from", time(settings.span().fromMs()));
        words.put("--to", time(settings.span().toMs()));
        words.put("--capital", Double.toString(settings.capitalUsd()));
        words.put("--leverage", Integer.toString(settings.leverage()));
        words.put("--margin", Words.of(settings.margin()));
        words.put("--path", Words.of(settings.path()));
        words.put("--execution", execution(settings.execution()));
        words.put("--assume", allAssumptions(settings.execution()).toString());
        words.put("--latency-bars", Integer.toString(settings.latencyBars()));
        words.put("--funding", Words.of(settings.funding().mode()));
        words.put("--funding-stress", Double.toString(settings.funding().stress()));
        words.put("--fees", settings.fees().own().map(fees -> fees.makerFraction() + "," + fees.takerFraction())
                .orElse("tier" + settings.fees().volumeTier()));
        words.put("--seed", Long.toString(settings.seed()));
    }

    private static String time(long timeMs) {
        return timeMs == Long.MIN_VALUE ? "the start" : timeMs == Long.MAX_VALUE ? "the end" : Instant.ofEpochMilli(timeMs).toString();
    }

    /** The constants of realistic execution that matter to these markets, by name; none in ideal execution. */
    public static SortedMap<String, Double> assumptions(Execution execution, List<String> tickers) {
        return switch (execution) {
            case Execution.Ideal _ -> new TreeMap<>();
            case Execution.Realistic realistic -> ofMarkets(realistic.assumptions(), tickers);
        };
    }

    /** All constants of realistic execution by name, of whatever market; none in ideal execution. */
    public static SortedMap<String, Double> allAssumptions(Execution execution) {
        return switch (execution) {
            case Execution.Ideal _ -> new TreeMap<>();
            case Execution.Realistic realistic -> realistic.assumptions().values();
        };
    }

    /** The half-spread of other markets is left out where each of these has its own. */
    private static SortedMap<String, Double> ofMarkets(Assumptions assumptions, List<String> tickers) {
        SortedMap<String, Double> chosen = new TreeMap<>(assumptions.forMarkets(tickers));
        if (tickers.stream().allMatch(ticker -> chosen.containsKey(HALF_SPREAD_OF + ticker))) {
            chosen.remove(Assumption.HALF_SPREAD.assumptionName());
        }
        return chosen;
    }

    /** {@code impact-cap 0.05, ...}; a value that is not the standard one names that, too. */
    static List<String> assumed(Execution execution, List<String> tickers, int width) {
        List<String> texts = new ArrayList<>();
        assumptions(execution, tickers).forEach((name, value) -> texts.add(name + Page.KEPT + Figures.plain(value) + changed(name, value)));
        return texts.isEmpty() ? List.of()
                : Page.kept("", String.join(", ", texts), width);
    }

    private static String changed(String name, double value) {
        double standard = name.equals(Assumption.IMPACT_FACTOR.assumptionName()) ? Assumption.IMPACT_FACTOR.standardValue()
                : Assumptions.STANDARD.values().getOrDefault(name, Assumption.HALF_SPREAD.standardValue());
        return standard == value ? "" : Page.KEPT + "(not" + Page.KEPT + Figures.plain(standard) + ")";
    }
}
