package dev.wafer.cli.research;

import dev.wafer.cli.report.EngineText;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.cli.text.Words;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.measure.Summary;
import dev.wafer.research.sweep.Axis;
import dev.wafer.research.walkforward.WalkForwardResult;
import dev.wafer.research.walkforward.WalkForwardResult.Choice;
import dev.wafer.research.walkforward.WalkForwardResult.Efficiency;
import dev.wafer.research.walkforward.WalkForwardResult.Stability;
import dev.wafer.research.walkforward.WalkForwardResult.WindowResult;
import dev.wafer.research.walkforward.WindowPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A walk-forward for people, at most 80 columns wide; the table of windows as wide as its parameters need. */
public final class WalkForwardReport {
    private static final int WIDTH = 80;

    private final FinishedWalkForward walk;
    private final WalkForwardResult result;

    private WalkForwardReport(FinishedWalkForward walk) {
        this.walk = walk;
        result = walk.result();
    }

    /** The report; {@code isStyled}: headings may be bold. */
    public static String of(FinishedWalkForward walk, boolean isStyled) {
        WalkForwardReport report = new WalkForwardReport(walk);
        String simulated = walk.dataSet().isSynthetic() ? " (simulated)" : "";
        return new Page(isStyled)
                .section(walk.strategy() + ": " + walk.result().windows().size() + " windows, chosen by " + walk.result().measure(), report.header())
                .section("Windows" + simulated, report.windows())
                .section("All tests together" + simulated, report.together())
                .section("Choices", report.choices())
                .section("What it rests on", report.grounds())
                .text();
    }

    private List<String> header() {
        WindowPlan plan = walk.plan();
        List<String> lines = new ArrayList<>();
        lines.addAll(text("data     ", walk.dataSet().name() + (walk.dataSet().isSynthetic() ? " (simulated: not real prices)" : "")));
        lines.addAll(text("symbols  ", String.join(", ", walk.symbols()) + ", bars of " + Figures.duration(walk.dataSet().resolutionMs()) + ", "
                + span(walk.history())));
        lines.addAll(text("venue    ", walk.venue() + ", " + Words.of(walk.settings().margin()) + " margin, leverage " + walk.settings().leverage()
                + ", capital " + Figures.usd(walk.settings().capitalUsd()) + " USDC"));
        lines.addAll(text("engine   ", EngineText.engine(walk.settings())));
        lines.addAll(text("points   ", Figures.count(result.points()) + ": " + walk.space().grid().axes().stream().map(axis -> axis.parameter() + "=" + axis.text())
                .collect(Collectors.joining(" ")) + (walk.space().fixed().isEmpty() ? "" : "; " + said(walk.space().fixed()))));
        lines.addAll(text("windows  ", (plan.isAnchored() ? "anchored, training of " + length(plan.trainMs()) + " and more" : "rolling, training of " + length(plan.trainMs()))
                + ", tests of " + length(plan.testMs()) + ", purge " + bars(plan.purgeMs()) + ", embargo " + bars(plan.embargoMs())));
        return lines;
    }

    private static String length(long lengthMs) {
        double days = lengthMs / 86_400_000.0;
        return lengthMs >= 10 * 86_400_000L ? Figures.ratio(OptionalDouble.of(days)) + " days" : Figures.duration(lengthMs);
    }

    private String bars(long lengthMs) {
        long bars = lengthMs / walk.dataSet().resolutionMs();
        return Figures.count(bars) + (bars == 1 ? " bar" : " bars");
    }

    private List<String> windows() {
        List<String> headings = new ArrayList<>(List.of("train from", "test from"));
        List<String> axes = walk.space().grid().axes().stream().map(Axis::parameter).toList();
        axes.forEach(name -> headings.add(">" + name));
        headings.addAll(List.of(">train " + result.measure(), ">train", ">test", ">eff.", ">trades", ">liq"));
        Table table = new Table(headings.toArray(String[]::new));
        for (WindowResult window : result.windows()) {
            List<String> cells = new ArrayList<>(List.of(day(window.window().train().fromMs()), day(window.window().test().fromMs())));
            Map<String, String> values = window.chosen().map(this::values).orElse(Map.of());
            axes.forEach(name -> cells.add(values.getOrDefault(name, "none")));
            cells.add(Figures.ratio(window.chosen().map(choice -> OptionalDouble.of(choice.score())).orElse(OptionalDouble.empty())));
            cells.add(Figures.signedPercent(window.chosen().map(choice -> OptionalDouble.of(choice.summary().totalReturn())).orElse(OptionalDouble.empty())));
            cells.add(Figures.signedPercent(window.finalEquityUsd() / window.capitalUsd() - 1));
            cells.add(Figures.ratio(window.efficiency().value()));
            cells.add(window.test().map(summary -> Figures.count(summary.trades())).orElse("-"));
            cells.add(window.test().map(summary -> Figures.count(summary.liquidations())).orElse("-"));
            table.row(cells.toArray(String[]::new));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(text("", "train, test: return of each. eff., efficiency: mean log growth per day in the test / in training; n/a where training did not grow or nothing was chosen."));
        return lines;
    }

    private static String day(long timeMs) {
        return Figures.time(timeMs).substring(0, 10);
    }

    private Map<String, String> values(Choice choice) {
        return walk.space().valuesOf().apply(choice.point());
    }

    private List<String> together() {
        Summary tests = result.outOfSample().measures();
        Table table = new Table("", ">walk-forward", ">hindsight");
        List<Summary> best = result.hindsight().map(Choice::summary).stream().toList();
        row(table, "total return", Figures.signedPercent(tests.totalReturn()), best.stream().map(summary -> Figures.signedPercent(summary.totalReturn())).toList());
        row(table, "per year", Figures.signedPercent(tests.cagr()), best.stream().map(summary -> Figures.signedPercent(summary.cagr())).toList());
        row(table, "sharpe", Figures.ratio(tests.sharpe()), best.stream().map(summary -> Figures.ratio(summary.sharpe())).toList());
        row(table, "max drawdown", Figures.percent(tests.maxDrawdown()), best.stream().map(summary -> Figures.percent(summary.maxDrawdown())).toList());
        row(table, "trades", Figures.count(tests.trades()), best.stream().map(summary -> Figures.count(summary.trades())).toList());
        row(table, "liquidations", Figures.count(tests.liquidations()), best.stream().map(summary -> Figures.count(summary.liquidations())).toList());
        List<String> lines = new ArrayList<>(text("", span(result.tested()) + ", " + Figures.usd(walk.settings().capitalUsd()) + " to " + Figures.usd(tests.finalEquityUsd())
                + " USDC, " + result.outOfSample().wonWindows() + " of " + result.windows().size() + " tests won."));
        lines.addAll(table.lines());
        lines.addAll(text("", "hindsight: " + result.hindsight().map(choice -> said(values(choice)) + ", the best of " + Figures.count(result.points())
                + " over these very tests; nobody could have chosen it.").orElse("no point has a " + result.measure() + " over the tests.")));
        Efficiency efficiency = result.efficiency();
        lines.addAll(text("", "efficiency: " + Figures.ratio(efficiency.value()) + (efficiency.value().isPresent() ? ", mean log growth of "
                + Figures.signedPercent(efficiency.testPerDay()) + " a day in tests against " + Figures.signedPercent(efficiency.trainPerDay()) + " in training"
                : ", " + efficiency.reason()) + "."));
        return lines;
    }

    private static void row(Table table, String name, String walked, List<String> best) {
        table.row(name, walked, best.isEmpty() ? "n/a" : best.getFirst());
    }

    private List<String> choices() {
        Stability stability = result.stability();
        String points = stability.distinctPoints() == 1 ? " point in " : " different points in ";
        List<String> lines = new ArrayList<>(text("", Figures.count(stability.distinctPoints()) + points + result.windows().size() + " windows; "
                + stability.kept() + " of " + stability.of() + " times the choice of the window before was kept."));
        for (Axis axis : walk.space().grid().axes()) {
            lines.addAll(text("- ", axis.parameter() + ": " + result.windows().stream()
                    .map(window -> window.chosen().map(choice -> values(choice).getOrDefault(axis.parameter(), "")).orElse("none")).collect(Collectors.joining(", "))));
        }
        return lines;
    }

    private List<String> grounds() {
        List<String> lines = new ArrayList<>();
        lines.addAll(text("", "Each run begins flat, in training and in every test; earlier bars warm columns up. What is open at the end of a test is marked, not closed: "
                + "its exit costs nothing, its next entry is paid. The account carries on with what the test before left; training has the whole capital each time."));
        if (result.idleWindows() > 0) {
            lines.addAll(text("", result.idleWindows() + " of the windows chose nothing (no point had a " + result.measure() + " in training, or the capital was gone) and traded nothing."));
        }
        if (result.leftOutMs() > 0) {
            lines.addAll(text("", length(result.leftOutMs()) + " at the end, less than a test, are in no window."));
        }
        if (result.windows().size() < 10) {
            lines.addAll(text("", "So few tests say little: their sum may be luck either way."));
        }
        return lines;
    }

    private static String said(Map<String, String> values) {
        return values.entrySet().stream().map(value -> value.getKey() + "=" + value.getValue()).collect(Collectors.joining(" "));
    }

    private static String span(TimeSpan span) {
        return Figures.time(span.fromMs()) + " to " + Figures.time(span.toMs());
    }

    private static List<String> text(String mark, String text) {
        return Page.kept(mark, text, WIDTH);
    }
}
