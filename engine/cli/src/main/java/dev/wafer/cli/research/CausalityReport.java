package dev.wafer.cli.research;

import dev.wafer.cli.report.EngineText;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Words;
import dev.wafer.research.causality.CausalityResult;
import dev.wafer.research.causality.CausalityResult.Verdict;
import dev.wafer.research.causality.CodeTraits;
import dev.wafer.research.causality.Decision;
import dev.wafer.research.causality.StartReport;
import dev.wafer.research.causality.StartReport.Difference;
import dev.wafer.research.causality.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A causality check for people, at most 80 columns wide. */
public final class CausalityReport {
    private static final int WIDTH = 80;
    private static final int MOST_COLUMNS = 5;
    /** Why a check of a strategy that never decides is not passed. */
    public static final String NOTHING = "decided nothing: nothing to prove";

    private final FinishedCausality check;
    private final CausalityResult result;

    private CausalityReport(FinishedCausality check) {
        this.check = check;
        result = check.result();
    }

    /** The report; {@code isStyled}: headings may be bold. */
    public static String of(FinishedCausality check, boolean isStyled) {
        CausalityReport report = new CausalityReport(check);
        Page page = new Page(isStyled).section(check.strategy() + ": " + report.verdict(), report.header()).section("Checked", report.checked());
        check.result().violations().stream().sorted(Comparator.comparing(violation -> violation.timeMs().orElse(Long.MAX_VALUE)))
                .forEach(violation -> page.section(title(violation.kind()), report.violation(violation)));
        return page.section("Other starts", report.starts()).section("What this cannot prove", report.limits()).text();
    }

    private String verdict() {
        return switch (result.verdict()) {
            case NO_PEEK_FOUND -> "no peek found (" + Figures.count(result.cuts()) + " of " + Figures.count(result.closes()) + " closes cut)";
            case DECIDED_NOTHING -> NOTHING;
            case VIOLATED -> "failed: " + result.violations().size() + (result.violations().size() == 1 ? " violation" : " violations");
        };
    }

    private List<String> header() {
        List<String> lines = new ArrayList<>();
        lines.addAll(text("data     ", check.dataSet().name() + (check.dataSet().isSynthetic() ? " (simulated: not real prices)" : "")));
        lines.addAll(text("symbols  ", String.join(", ", check.symbols()) + ", bars of " + Figures.duration(check.dataSet().resolutionMs()) + ", "
                + Figures.time(check.span().fromMs()) + " to " + Figures.time(check.span().toMs())));
        lines.addAll(text("venue    ", check.venue() + ", " + Words.of(check.settings().margin()) + " margin, leverage " + check.settings().leverage()
                + ", capital " + Figures.usd(check.settings().capitalUsd()) + " USDC"));
        lines.addAll(text("engine   ", EngineText.engine(check.settings())));
        return lines;
    }

    private List<String> checked() {
        boolean isRepeatable = result.violations().stream().noneMatch(violation -> violation.kind() == Violation.Kind.NOT_REPEATABLE);
        List<String> lines = new ArrayList<>(text("runs     ", Figures.count(result.repeats()) + " more over the whole data: with new classes, with the same strategy "
                + "again, with another instance of its classes"));
        if (isRepeatable) {
            lines.addAll(text("cuts     ", Figures.count(result.cuts()) + " of " + Figures.count(result.closes()) + " closes (seed " + check.plan().seed()
                    + ", and at and right before decisions), each with new classes; "
                    + Figures.count(result.decisions(), "decision") + " on the whole, " + Figures.count(result.compared()) + " compared on cut data"));
            lines.addAll(text("memory   ", Figures.count(result.rememberedCuts()) + " of these cuts again after a run over the whole data: with the same strategy, and with "
                    + "another instance of its classes"));
        } else {
            lines.addAll(text("cuts     ", "none: two runs over the same data differ, so nothing can be compared"));
        }
        if (result.refusedCuts() > 0) {
            lines.addAll(text("refused  ", Figures.count(result.refusedCuts()) + " cuts at which the strategy did not start, and had decided nothing by then on the whole"));
        }
        return lines;
    }

    private static String title(Violation.Kind kind) {
        return switch (kind) {
            case AHEAD -> "Reads ahead";
            case NOT_REPEATABLE -> "Not the same twice";
            case CARRIED_OVER -> "Carries one run into the next";
            case REMEMBERS_THE_FUTURE -> "Remembers the future";
            case REACHES_OUTSIDE -> "Reaches outside";
        };
    }

    private List<String> violation(Violation violation) {
        List<String> lines = new ArrayList<>();
        if (violation.timeMs().isPresent()) {
            lines.addAll(text("first at  ", "the close of " + Figures.time(violation.timeMs().get()) + " UTC"));
            lines.addAll(text(violation.kind() == Violation.Kind.REMEMBERS_THE_FUTURE ? "new       " : "whole     ", said(violation.first())
                    + (violation.kind() == Violation.Kind.REMEMBERS_THE_FUTURE ? ", with new classes" : "")));
            lines.addAll(text("else      ", said(violation.second()) + ", " + violation.otherwise()));
        }
        lines.addAll(text("likely    ", violation.cause()));
        return lines;
    }

    static String said(Optional<Decision> decision) {
        return decision.map(one -> one.ticker() + " " + Words.of(one.kind()) + " " + (one.signedLots() > 0 ? "+" : "") + Figures.count(one.signedLots()) + " lots"
                + (one.priceUsd() == 0 ? "" : " at " + Figures.price(one.priceUsd())) + ", \"" + one.because() + "\"").orElse("nothing");
    }

    private List<String> starts() {
        if (result.starts().isEmpty()) {
            return text("", "Not compared: fewer than 120 bars, a symbol that begins within them, or a split.");
        }
        StartReport starts = result.starts().get();
        List<String> lines = new ArrayList<>(text("", "Begun at " + starts.startsMs().size() + " later bars, " + Figures.time(starts.startsMs().getFirst()) + " to "
                + Figures.time(starts.startsMs().getLast()) + ", and compared from " + Figures.time(starts.comparedFromMs()) + " on: "
                + (starts.columns() - starts.unsettled().size()) + " of " + starts.columns() + " columns agree to 1e-9."));
        starts.unsettled().stream().limit(MOST_COLUMNS).forEach(column -> lines.addAll(text("- ", column.column() + " differs by up to "
                + exponent(column.most()) + " of its mean size, last at " + Figures.time(column.timeMs()))));
        if (starts.unsettled().size() > MOST_COLUMNS) {
            lines.addAll(text("- ", "and " + (starts.unsettled().size() - MOST_COLUMNS) + " more"));
        }
        lines.addAll(decisions(starts));
        return lines;
    }

    private static List<String> decisions(StartReport starts) {
        if (starts.difference().isEmpty()) {
            return text("", starts.decisions() == 0 ? "No decision falls there from any start."
                    : starts.decisions() == 1 ? "The one decision there agrees, its size aside."
                    : "All " + Figures.count(starts.decisions()) + " decisions there agree, sizes aside.");
        }
        Difference difference = starts.difference().get();
        String where = "begun " + Figures.time(difference.startMs()) + ", at " + Figures.time(difference.timeMs()) + " it decides " + said(difference.second())
                + " in place of " + said(difference.first());
        return text("", starts.dependsOnItsStart() ? "Depends on its start, and no column explains it: " + where + ". No violation: a strategy may remember what it did."
                : "Its decisions differ with the columns named: " + where + ".");
    }

    private static String exponent(double fraction) {
        return String.format(Locale.ROOT, "%.0e", fraction);
    }

    private List<String> limits() {
        CodeTraits traits = result.traits();
        List<String> lines = new ArrayList<>();
        lines.addAll(text("- ", "Other data, other parameters, or closes that were not cut."));
        lines.addAll(text("- ", "Knowledge in its parameters or its text: a rule found by looking at these prices is causal and fits them."));
        lines.addAll(text("- ", "That the data itself was known when it says: revised values and corrected prices. The calendar of earnings, splits and delistings is not cut."));
        if (result.verdict() != Verdict.VIOLATED && !traits.statics().isEmpty()) {
            lines.addAll(text("- ", "Static fields that kept nothing that mattered here: " + String.join(", ", traits.statics()) + "."));
        }
        if (!traits.clocks().isEmpty()) {
            lines.addAll(text("- ", "Clocks or chance that are not the run's: " + String.join(", ", traits.clocks()) + "."));
        }
        return lines;
    }

    private static List<String> text(String mark, String text) {
        return Page.kept(mark, text, WIDTH);
    }
}
