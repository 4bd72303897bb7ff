package dev.wafer.cli.signals;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.data.series.MarketData;
import dev.wafer.research.signal.Cell;
import dev.wafer.research.signal.Rotations;
import dev.wafer.research.signal.StudyResult;
import dev.wafer.research.signal.catalogue.CatalogueSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What the signals say, for people, at most 100 columns wide. */
public final class SignalsReport {
    static final int WIDTH = 100;
    /** The 97.5 % and 80 % quantiles of the normal distribution together: standard errors at which 5 %, two-sided, sees an effect in four cases of five. */
    private static final double SEEN_WITH_KNOWN_ERRORS = 2.80;
    /** Of the longest name of the catalogue. */
    private static final int NAME_WIDTH = "oi-quadrant-product".length();
    private static final String NONE = "-";

    private final FinishedSignals found;
    private final StudyResult study;
    private final MarketData data;
    private final String whole;
    private final int mainHorizon;

    private SignalsReport(FinishedSignals found) {
        this.found = found;
        study = found.study();
        data = found.dataSet();
        whole = found.symbols().size() > 1 ? Cell.POOLED : found.symbols().getFirst();
        mainHorizon = mainHorizon(study.settings().horizonsBars(), data.resolutionMs());
    }

    /** The horizon nearest to a day, chosen before anything was found. */
    public static int mainHorizon(List<Integer> horizonsBars, long resolutionMs) {
        double dayBars = (double) Duration.ofDays(1).toMillis() / resolutionMs;
        int nearest = horizonsBars.getFirst();
        for (int bars : horizonsBars) {
            nearest = Math.abs(bars - dayBars) < Math.abs(nearest - dayBars) ? bars : nearest;
        }
        return nearest;
    }

    /** The report with the files that were written; headings may be bold. */
    public static String of(FinishedSignals found, List<String> files, boolean isStyled) {
        SignalsReport report = new SignalsReport(found);
        String stamp = found.dataSet().isSynthetic() ? " (simulated)" : "";
        String main = report.length(report.mainHorizon);
        VerdictTables verdicts = new VerdictTables(found, report.whole, report.mainHorizon);
        SignalTables tables = new SignalTables(found, report.whole, report.mainHorizon);
        return new Page(isStyled)
                .section("Signals of open interest" + stamp, report.header())
                .section("Next " + main + ", " + report.whole + stamp, verdicts.openInterest())
                .section("Yardsticks without open interest: next " + main + ", " + report.whole + stamp, verdicts.yardsticks())
                .section("Cells that say something, of all " + Figures.count(study(found).hypotheses()) + stamp, verdicts.speaking())
                .section("By length of the return: rank coefficient, " + report.whole + stamp, report.decay())
                .section("By symbol: rank coefficient with the next " + main + stamp, tables.bySymbol())
                .section("By part of the history: rank coefficient with the next " + main + ", " + report.whole + stamp, tables.byRegime())
                .section("By fifth of its own past, low to high: mean return of the next " + main + ", %, " + report.whole + stamp, tables.quantiles())
                .section("By month: rank coefficient with the next " + main + ", " + report.whole + stamp, tables.months())
                .section("Traded once a day by its prior sign, costs included" + stamp, tables.traded())
                .section("What the signals are", tables.names())
                .section("What it rests on", report.grounds())
                .section("Written", files)
                .text();
    }

    private static StudyResult study(FinishedSignals found) {
        return found.study();
    }

    private List<String> header() {
        List<String> lines = new ArrayList<>();
        lines.addAll(text("data      ", data.name() + (data.isSynthetic() ? " (simulated: not real prices)" : "") + ", bars of "
                + Figures.duration(data.resolutionMs()) + ", " + Figures.time(found.span().fromMs()) + " to " + Figures.time(found.span().toMs()) + " UTC"));
        lines.addAll(text("symbols   ", String.join(", ", found.symbols())
                + (found.leftOut().isEmpty() ? "" : "; left out, without open interest: " + String.join(", ", found.leftOut()))));
        lines.addAll(text("compared  ", compared()));
        lines.addAll(text("power     ", power()));
        return lines;
    }

    private String compared() {
        int symbols = found.symbols().size();
        return counts(true) + " signals of open interest could be compared, and " + counts(false) + " yardsticks without it, on " + symbols
                + (symbols > 1 ? " symbols and pooled" : " symbol") + ", " + counted(study.settings().horizonsBars().size(), "length") + " of return, "
                + counted(regimes(study).size(), "part") + " of the history: " + Figures.count(study.hypotheses()) + " cells"
                + (study.tooShort() == 0 ? "" : ", and " + Figures.count(study.tooShort()) + " with too few rows to say anything");
    }

    /** How many have a cell: {@code 12 of 16}. */
    private String counts(boolean isOfOpenInterest) {
        long all = found.signals().stream().filter(signal -> signal.isOfOpenInterest() == isOfOpenInterest).count();
        return found.compared().stream().filter(signal -> signal.isOfOpenInterest() == isOfOpenInterest).count() + " of " + all;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private String power() {
        String alone = power(Cell.Evidence::minimumDetectableIc);
        return alone.isEmpty() ? "too few rows for any coefficient" : "coefficients smaller than these could not have been told from zero in four cases of "
                + "five, before allowing for the many cells: " + alone + " (were errors known for certain: "
                + power(evidence -> Math.min(1, SEEN_WITH_KNOWN_ERRORS / Math.sqrt(evidence.effectiveRows()))) + "); beyond price: "
                + power(Cell.Evidence::minimumDetectableBeyondPrice);
    }

    /** The median over signals of open interest, by length of the return. */
    private String power(ToDoubleFunction<Cell.Evidence> least) {
        List<String> parts = new ArrayList<>();
        for (int bars : study.settings().horizonsBars()) {
            double[] all = found.signals().stream().filter(CatalogueSignal::isOfOpenInterest).map(signal -> cell(signal.name(), bars))
                    .flatMap(Optional::stream).map(Cell::evidence).mapToDouble(least).sorted().toArray();
            if (all.length > 0) {
                parts.add((ic(all[all.length / 2]) + " at " + length(bars)).replace(' ', Page.KEPT));
            }
        }
        return String.join(", ", parts);
    }

    static List<String> regimes(StudyResult study) {
        return study.cells().stream().map(cell -> cell.key().regime()).distinct().toList();
    }

    private List<String> decay() {
        List<Integer> horizons = study.settings().horizonsBars();
        List<String> headings = new ArrayList<>(List.of("signal"));
        horizons.forEach(bars -> headings.add(">" + length(bars)));
        headings.add(">half-life");
        Table table = new Table(headings.toArray(String[]::new));
        for (CatalogueSignal signal : found.compared()) {
            List<String> row = new ArrayList<>(List.of(signal.name()));
            horizons.forEach(bars -> row.add(cell(signal.name(), bars).map(cell -> ic(cell.evidence().rank().ic())).orElse(NONE)));
            var half = study.halfLifeBars(signal.name(), whole, Cell.ALL_ROWS);
            row.add(half.isPresent() ? Figures.plain(Math.round(half.getAsDouble() * data.resolutionMs() / 360_000.0) / 10.0) + " h" : NONE);
            table.row(row.toArray(String[]::new));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(text("", "Half-life: after the length with the largest coefficient, the time until it has halved; - if it has not, or if the largest cannot "
                + "be told from zero."));
        return table.isEmpty() ? List.of() : lines;
    }

    private List<String> grounds() {
        List<String> lines = new ArrayList<>();
        lines.addAll(text("", (data.isSynthetic() ? "SIMULATED data: it shows how the tables read, not what a market does. " : "Recorded data. ")
                + "Errors allow for overlapping returns, pooled also for symbols that move together; adjusted p-values are those of Romano and Wolf over all "
                + "cells with " + Figures.count(study.settings().bootstrapDraws()) + " draws, seed " + study.settings().seed() + "."));
        lines.addAll(text("", "Placebo: " + Figures.count(study.settings().shiftsRows().size()) + " rotations of the open interest by whole weeks, by whole days "
                + "where there are too few weeks; prices stay and the signal is read again. Signals of open "
                + "interest alone, and oi-cluster-distance, are rotated themselves."));
        if (study.settings().shiftsRows().size() < Rotations.ENOUGH) {
            lines.addAll(text("", "The history is too short for 199 rotations: no placebo p is below " + p(1.0 / (study.settings().shiftsRows().size() + 1)) + "."));
        }
        lines.addAll(text("", "Ranks are taken over the whole history at once: they describe it and could not have been traded. Fifths use the past alone."));
        found.refusals().forEach((reason, signals) -> {
            List<String> others = signals.stream().distinct().filter(signal -> !study.lacks().containsKey(signal)).toList();
            lines.addAll(others.isEmpty() ? List.of() : text("", "Without " + String.join(", ", others) + ": " + reason + "."));
        });
        return lines;
    }

    private Optional<Cell> cell(String signal, int bars) {
        return study.cell(new Cell.Key(signal, whole, bars, Cell.ALL_ROWS));
    }

    private String length(int bars) {
        return Figures.duration(bars * data.resolutionMs());
    }

    static String ic(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.equals("-0.000") ? "0.000" : text;
    }

    static String p(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** A text beside a signal's name, below the names of a table. */
    static List<String> named(String name, String text) {
        return Page.kept(name + " ".repeat(Math.max(0, NAME_WIDTH - name.length())) + "  ", text, WIDTH);
    }

    private static List<String> text(String mark, String text) {
        return Page.kept(mark, text, WIDTH);
    }
}
