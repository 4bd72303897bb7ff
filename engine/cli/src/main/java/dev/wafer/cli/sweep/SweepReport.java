package dev.wafer.cli.sweep;

import dev.wafer.cli.report.EngineText;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.LuckText;
import dev.wafer.cli.report.Measures;
import dev.wafer.cli.source.StrategyType;
import dev.wafer.cli.sweep.FinishedSweep.Counts;
import dev.wafer.cli.sweep.FinishedSweep.RankedPoint;
import dev.wafer.cli.sweep.FinishedSweep.RefusedPoint;
import dev.wafer.cli.sweep.FinishedSweep.Space;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.cli.text.Words;
import dev.wafer.data.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sweep for people: text at most 80 columns wide, the table as wide as its parameters need. */
public final class SweepReport {
    private static final int WIDTH = 80;
    /** What the table shows beside the measure it is ranked by. */
    private static final List<String> SHOWN = List.of("totalReturn", "maxDrawdown", "sharpe", "trades", "liquidations");
    private static final Map<String, String> HEADINGS = Map.of("totalReturn", "return", "maxDrawdown", "drawdown", "maxDrawdownIntrabar", "intrabar",
            "liquidations", "liq");
    private static final List<String> PERCENTS = List.of("totalReturn", "cagr", "volatility", "maxDrawdown", "maxDrawdownIntrabar", "winRate", "exposureTime",
            "fundingCoverage");

    private final FinishedSweep sweep;
    private final FinishedRun best;

    private SweepReport(FinishedSweep sweep) {
        this.sweep = sweep;
        best = sweep.best();
    }

    /** The report; {@code isStyled}: headings may be bold. */
    public static String of(FinishedSweep sweep, boolean isStyled) {
        SweepReport report = new SweepReport(sweep);
        Counts counts = sweep.counts();
        return new Page(isStyled)
                .section(sweep.best().strategy() + ": " + counted(counts.tried(), "point") + " tried, " + Figures.count(counts.refused()) + " refused",
                        report.header())
                .section(bestBy(sweep.rankedBy(), sweep.isHighestFirst(), sweep.top().size(), counts.measured()),
                        table(sweep.rankedBy(), sweep.top()))
                .section("How much of the best may be luck", LuckText.sweep(sweep.luck().luck(), counts.measured(), sweep.luck().isCounted()))
                .section("What it rests on", report.grounds())
                .section("The best again", report.command())
                .section("Written", sweep.files())
                .text();
    }

    /** {@code Best 10 of 268 by sharpe, highest first}. */
    public static String bestBy(String measure, boolean isHighestFirst, int shown, long measured) {
        return "Best " + Figures.count(shown) + " of " + Figures.count(measured) + " by " + measure + (isHighestFirst ? ", highest first" : ", lowest first");
    }

    /** A line for each point under a line of headings. */
    public static List<String> table(String rankedBy, List<RankedPoint> top) {
        List<String> measures = Stream.concat(Stream.of(rankedBy), SHOWN.stream().filter(name -> !name.equals(rankedBy))).toList();
        List<String> parameters = top.isEmpty() ? List.of() : List.copyOf(top.getFirst().parameters().keySet());
        List<String> headings = new ArrayList<>(List.of(">rank", ">point"));
        parameters.forEach(name -> headings.add(">" + name));
        measures.forEach(name -> headings.add(">" + HEADINGS.getOrDefault(name, name)));
        Table table = new Table(headings.toArray(String[]::new));
        for (RankedPoint point : top) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(top.indexOf(point) + 1), Long.toString(point.point())));
            parameters.forEach(name -> cells.add(text(point.parameters().getOrDefault(name, ""))));
            measures.forEach(name -> cells.add(figure(name, point.measures().getOrDefault(name, OptionalDouble.empty()))));
            table.row(cells.toArray(String[]::new));
        }
        return table.lines();
    }

    private static String figure(String measure, OptionalDouble value) {
        if (PERCENTS.contains(measure)) {
            return measure.equals("totalReturn") || measure.equals("cagr") ? Figures.signedPercent(value) : Figures.percent(value);
        } else if (Measures.isCount(measure) && value.isPresent()) {
            return Figures.count((long) value.getAsDouble());
        }
        return measure.endsWith("Usd") && value.isPresent() ? Figures.usd(value.getAsDouble()) : Figures.ratio(value);
    }

    private List<String> header() {
        List<String> lines = new ArrayList<>();
        lines.addAll(text("data     ", best.dataSet().name() + (best.dataSet().isSynthetic() ? " (simulated: not real prices)" : "")));
        lines.addAll(text("symbols  ", String.join(", ", best.result().symbols()) + ", bars of " + Figures.duration(best.dataSet().resolutionMs()) + ", "
                + Figures.time(best.result().span().fromMs()) + " to " + Figures.time(best.result().span().toMs())));
        lines.addAll(text("venue    ", best.venue() + ", " + Words.of(best.settings().margin()) + " margin, leverage " + best.settings().leverage()
                + ", capital " + Figures.usd(best.settings().capitalUsd()) + " USDC"));
        lines.addAll(text("engine   ", EngineText.engine(best.settings())));
        lines.addAll(text("points   ", points()));
        Optional.ofNullable(best.parameters().get(StrategyType.WITH)).ifPresent(with -> lines.addAll(text("with     ", with.toString())));
        return lines;
    }

    private String points() {
        Space space = sweep.space();
        String which = space.isDrawn() ? Figures.count(space.points()) + " of " : space.points() == 1 ? "" : "all ";
        return which + Figures.count(space.combinations(), "combination") + " of " + said(space.axes())
                + (space.isDrawn() ? ", drawn with seed " + best.settings().seed() : "")
                + (space.fixed().isEmpty() ? "" : "; " + said(space.fixed()))
                + (space.shards() == 1 ? "" : "; part " + space.shard() + " of " + space.shards());
    }

    private static String said(Map<String, ?> values) {
        return values.entrySet().stream().map(value -> value.getKey() + "=" + text(value.getValue())).collect(Collectors.joining(" "));
    }

    /** A parameter's value as it would be typed. */
    private static String text(Object value) {
        return value instanceof Double number ? Figures.plain(number) : value.toString();
    }

    private List<String> grounds() {
        Counts counts = sweep.counts();
        List<String> lines = new ArrayList<>();
        if (counts.measured() > 1) {
            lines.addAll(text("", "The best of " + Figures.count(counts.measured()) + " is in part the luckiest of them: expect less of it on other data."));
        }
        if (counts.refused() > 0) {
            RefusedPoint first = counts.firstRefused().getFirst();
            lines.addAll(text("", counted(counts.refused(), "point") + " refused by the strategy, the first at " + said(first.parameters()) + ": "
                    + first.reason() + "."));
        }
        if (counts.unranked() > 0) {
            lines.addAll(text("", counted(counts.unranked(), "point") + " ran without a " + sweep.rankedBy() + " to be ranked by."));
        }
        best.result().findings().forEach(finding -> lines.addAll(text("", finding.code() + ": " + finding.text())));
        long guesses = best.result().rules().stream().filter(Rule::isGuess).count();
        lines.addAll(guesses == 0 ? List.of() : text("", counted(guesses, "rule") + " guessed; wafer backtest lists them."));
        return lines;
    }

    private List<String> command() {
        Map<String, Object> values = sweep.top().getFirst().parameters();
        return text("", "wafer backtest --strategy " + sweep.strategyWord() + " "
                + values.entrySet().stream().map(value -> "-p" + Page.KEPT + value.getKey() + "=" + text(value.getValue())).collect(Collectors.joining(" "))
                + " and the other options of this sweep");
    }

    private static List<String> text(String mark, String text) {
        return Page.kept(mark, text, WIDTH);
    }

    private static String counted(long count, String thing) {
        return Figures.count(count) + " " + thing + (count == 1 ? "" : "s");
    }
}
