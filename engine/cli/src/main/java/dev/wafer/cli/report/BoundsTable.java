package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.engine.run.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** What other orders of high and low inside ambiguous bars would have led to. */
final class BoundsTable {
    private static final int MOST_NAMED = 10;

    private final FinishedRun run;

    BoundsTable(FinishedRun run) {
        this.run = run;
    }

    /** Nothing if the bounds were not asked for. */
    List<String> lines() {
        return run.ambiguity().bounds().map(this::lines).orElse(List.of());
    }

    private List<String> lines(Bounds bounds) {
        if (bounds.ambiguousBars() == 0) {
            return List.of("no bar is ambiguous: the order of high and low changes nothing");
        }
        List<String> lines = new ArrayList<>(new Table("", ">lowest", ">5 %", ">median", ">95 %", ">highest")
                .row(row("final equity", bounds, Figures::usd))
                .row(row("return", bounds, equityUsd -> Figures.signedPercent(equityUsd / run.settings().capitalUsd() - 1))).lines());
        lines.add(Figures.count(bounds.runs()) + (bounds.isComplete() ? " runs: every order of " : " runs, drawn by the seed from the orders of ")
                + Figures.count(bounds.ambiguousBars()) + (bounds.ambiguousBars() == 1 ? " ambiguous bar" : " ambiguous bars"));
        lines.addAll(Page.kept("at ", times(), RunReport.TEXT_WIDTH));
        return lines;
    }

    private static String[] row(String name, Bounds bounds, DoubleFunction<String> figure) {
        return new String[] {name, figure.apply(bounds.minUsd()), figure.apply(bounds.p05Usd()), figure.apply(bounds.medianUsd()),
            figure.apply(bounds.p95Usd()), figure.apply(bounds.maxUsd())};
    }

    private String times() {
        List<Ambiguity.AmbiguousBar> bars = run.ambiguity().bars();
        String named = bars.stream().limit(MOST_NAMED).map(bar -> bar.symbol() + Page.KEPT + Figures.time(bar.timeMs()).replace(' ', Page.KEPT)).collect(Collectors.joining(", "));
        return named + (bars.size() > MOST_NAMED ? " and " + Figures.count(bars.size() - MOST_NAMED) + " more, which --json lists" : "");
    }
}
