package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.cli.text.Words;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.measure.Summary;
import dev.wafer.research.montecarlo.Chance;
import dev.wafer.research.montecarlo.Distribution;
import dev.wafer.research.montecarlo.MonteCarloPlan;
import dev.wafer.research.montecarlo.MonteCarloPlan.Model;
import dev.wafer.research.montecarlo.MonteCarloResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** What a strategy did on many paths, for people, at most 80 columns wide. */
public final class MonteCarloReport {
    private static final int WIDTH = 80;
    private static final int FEW_TRADING_DAYS = 126;
    private static final double DAY_MS = Duration.ofDays(1).toMillis();
    private static final double[] SHARES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};
    /** Spreads below this are shown in steps of 2.5 % up to 10 % either way and of 5 % beyond. */
    private static final double FINE_SPREAD = 0.4;
    private static final double[] FINE_EDGES = {-0.4, -0.35, -0.3, -0.25, -0.2, -0.15, -0.1, -0.075, -0.05, -0.025, 0, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2,
        0.25, 0.3, 0.35, 0.4};
    private static final double[] COARSE_EDGES = {-0.99, -0.95, -0.9, -0.75, -0.5, -0.25, -0.1, 0, 0.1, 0.25, 0.5, 1, 2, 5, 10, 25, 100};
    private static final int FEWEST_FOR_QUANTILES = 20;
    private static final int BAR_WIDTH = 40;
    /** With less a strategy that reads it is warned of. */
    private static final double ENOUGH_INTEREST = 0.9;

    private final FinishedRun run;
    private final MonteCarloResult result;
    private final Summary recorded;
    private final MonteCarloPlan plan;

    private MonteCarloReport(FinishedRun run, MonteCarloResult result) {
        this.run = run;
        this.result = result;
        recorded = result.recorded().summary();
        plan = result.drawing().plan();
    }

    /**
     * The report.
     *
     * @param run the run on the history drawn from, with what was asked for
     * @param isStyled whether headings may be bold
     */
    public static String of(FinishedRun run, MonteCarloResult result, boolean isStyled) {
        MonteCarloReport report = new MonteCarloReport(run, result);
        return new Page(isStyled)
                .section(RunReport.title(run), report.header())
                .section(report.heading(), report.quantiles())
                .section("Chances", report.chances())
                .section("Total return by paths", report.histogram())
                .section("What it rests on", report.grounds())
                .text();
    }

    private String heading() {
        String kind = plan.model() == Model.SESSIONS ? "paths drawn from " + (run.dataSet().isSynthetic() ? "simulated" : "recorded") + " sessions"
                : "simulated markets";
        return "On " + Figures.count(result.paths()) + " " + kind + " of " + days(result.drawing().path()) + " days";
    }

    private List<String> header() {
        List<String> lines = new ArrayList<>();
        lines.addAll(text("data     ", run.dataSet().name() + (run.dataSet().isSynthetic() ? " (simulated: not real prices)" : "")));
        lines.addAll(text("symbols  ", String.join(", ", run.result().symbols()) + ", bars of " + Figures.duration(run.dataSet().resolutionMs())));
        lines.addAll(text("venue    ", run.venue() + ", " + Words.of(run.settings().margin()) + " margin, leverage " + run.settings().leverage()
                + "x, capital " + Figures.usd(run.settings().capitalUsd()) + " USDC"));
        lines.addAll(text("engine   ", EngineText.engine(run.settings())));
        return lines;
    }

    private List<String> quantiles() {
        MonteCarloResult.Measures measures = result.measures();
        Table table = new Table("", ">return", ">drawdown", ">final equity", ">Sharpe");
        for (double share : SHARES) {
            table.row(Math.round(share * 100) + " %", Figures.signedPercent(measures.totalReturn().quantile(share)),
                    Figures.percent(measures.maxDrawdown().quantile(share)), Figures.usd(measures.finalEquityUsd().quantile(share)),
                    measures.sharpe().map(sharpe -> ratio(sharpe.quantile(share))).orElse("n/a"));
        }
        table.row("", "", "", "", "");
        table.row("history", Figures.signedPercent(recorded.totalReturn()), Figures.percent(recorded.maxDrawdownIntrabar()),
                Figures.usd(recorded.finalEquityUsd()), Figures.ratio(recorded.sharpe()));
        if (result.isComparable()) {
            table.row("its place", place(measures.totalReturn(), recorded.totalReturn()), place(measures.maxDrawdown(), recorded.maxDrawdownIntrabar()),
                    place(measures.finalEquityUsd(), recorded.finalEquityUsd()),
                    measures.sharpe().flatMap(sharpe -> recorded.sharpe().stream().mapToObj(own -> place(sharpe, own)).findFirst()).orElse("n/a"));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(text("", "So many % of the paths are at or below each row"
                + (result.isComparable() ? "; its place: the share of them below the history." : ". The history has "
                        + days(result.drawing().history()) + " days, the paths " + days(result.drawing().path()) + ": it is not placed among them.")));
        return lines;
    }

    private static String place(Distribution values, double own) {
        return Figures.percent(values.percentile(own));
    }

    private static String ratio(double value) {
        return Figures.ratio(OptionalDouble.of(value));
    }

    private List<String> chances() {
        List<String> lines = new ArrayList<>(new Table("", ">chance", ">95 % interval", ">paths")
                .row(row("a liquidation", result.liquidated())).row(row("more than half lost", result.lostHalf()))
                .row(row("an end below the start", result.belowStart())).lines());
        result.daysToLiquidation().ifPresent(days -> lines.addAll(text("", "First liquidation after " + day(days, 0.5) + " days (median over "
                + counted(days.count(), "path") + " with one" + (days.count() < FEWEST_FOR_QUANTILES ? ")." : "; 5 % " + day(days, 0.05) + ", 25 % "
                + day(days, 0.25) + ", 75 % " + day(days, 0.75) + ", 95 % " + day(days, 0.95) + ")."))));
        return lines;
    }

    private static String day(Distribution days, double share) {
        return Figures.usd(days.quantile(share)).replaceAll("\\d$", "");
    }

    private static String[] row(String what, Chance chance) {
        return new String[] {what, Figures.percent(chance.share()), Figures.percent(chance.low()).replace(" %", "") + " to " + Figures.percent(chance.high()),
            Figures.count(chance.hits())};
    }

    /** From where 1 % of the paths end to where 99 % do, in steps that grow with the gain: what halves is as wide as what doubles. */
    private List<String> histogram() {
        Distribution returns = result.measures().totalReturn();
        double[] edges = edges(returns);
        int[] counts = returns.counts(edges);
        int most = Math.max(Arrays.stream(counts).max().orElse(1), 1);
        Table table = new Table(">", ">", ">", "");
        for (int bin = 0; bin < counts.length; bin++) {
            boolean hasHistory = result.isComparable() && (bin == 0 || recorded.totalReturn() >= edges[bin - 1])
                    && (bin == edges.length || recorded.totalReturn() < edges[bin]);
            table.row(bin == 0 ? "below" : edge(edges[bin - 1]), bin == 0 ? edge(edges[0]) : bin == edges.length ? "and above" : "to " + edge(edges[bin]),
                    Figures.count(counts[bin]), "#".repeat((int) Math.ceil((double) BAR_WIDTH * counts[bin] / most)) + (hasHistory ? " < the history" : ""));
        }
        return table.lines();
    }

    /** Round returns between the outer quantiles, wide ones only where the spread is wide. */
    private static double[] edges(Distribution returns) {
        double low = returns.quantile(0.01), high = returns.quantile(0.99);
        double[] steps = high - low < FINE_SPREAD ? FINE_EDGES : COARSE_EDGES;
        double[] inside = Arrays.stream(steps).filter(edge -> edge >= low && edge <= high).toArray();
        return inside.length == 0 ? new double[] {0} : inside;
    }

    private static String edge(double value) {
        return Figures.signedPercent(value).replace(".00 %", " %");
    }

    private List<String> grounds() {
        List<String> lines = new ArrayList<>();
        switch (plan.model()) {
            case SESSIONS -> lines.addAll(drawn());
            case SIMULATED -> lines.addAll(simulated());
        }
        lines.addAll(text("", "The intervals are the error of the drawing alone, at 95 %."));
        if (result.refusedPaths() > 0) {
            lines.addAll(text("", "The strategy was refused on " + Figures.count(result.refusedPaths()) + " more paths, which do not count."));
        }
        if (run.settings().path() == PathPolicy.SUB_BARS) {
            lines.addAll(text("", "Paths have no finer bars: each of their bars takes the pessimistic order."));
        }
        return lines;
    }

    private List<String> drawn() {
        MonteCarloResult.Drawing drawing = result.drawing();
        List<String> lines = new ArrayList<>(text("", history() + ": " + counted(drawing.tradingDays(), "trading day") + " and "
                + counted(drawing.closedStretches(), "weekend") + " (holidays count as such), drawn with replacement in blocks of "
                + (plan.meanBlockSessions() == 1 ? "one session" : Figures.plain(plan.meanBlockSessions()) + " sessions on average")
                + ", all symbols and columns together; seed " + plan.seed() + "."));
        lines.addAll(text("", "No path holds a session worse than the history has, and all share its drift: simulated markets (--model simulated) have "
                + "their own worst days, and none."));
        lines.addAll(coverage());
        if (drawing.tradingDays() < FEW_TRADING_DAYS) {
            lines.addAll(text("", counted(drawing.tradingDays(), "trading day") + " are few (a year has 252): what they lack no path shows."));
        }
        return lines;
    }

    /** The paths lack what the history lacks, as often as it does. */
    private List<String> coverage() {
        double known = result.drawing().openInterestCoverage();
        String covered = "Open interest is known in " + Figures.percent(known) + " of the bars drawn from. " + FundingText.coverage(run);
        List<String> lines = new ArrayList<>();
        if (known < ENOUGH_INTEREST && run.result().readsOpenInterest()) {
            lines.addAll(text("", "WARNING: the strategy reads open interest, which the paths lack as often as the history: it is judged by what it does without it, "
                    + "and across gaps."));
        }
        lines.addAll(text("", covered));
        return lines;
    }

    private List<String> simulated() {
        List<String> lines = new ArrayList<>(text("", "SIMULATED markets without drift, in which calm, trend and storm take turns, prices jump, and open "
                + "interest builds with a crowd and flushes against it; seed " + plan.seed() + "."));
        lines.addAll(text("", "Volatility, volume, open interest and how far symbols move together are those of " + history()
                + "; all else is the model's own guess, not fitted. That open interest says something is built in: a strategy that lives from it "
                + "proves nothing here."));
        return lines;
    }

    private String history() {
        TimeSpan history = result.drawing().history();
        return days(history) + " days of " + (run.dataSet().isSynthetic() ? "SIMULATED" : "recorded") + " data, " + Figures.time(history.fromMs()) + " to "
                + Figures.time(history.toMs()) + " UTC";
    }

    private static String days(TimeSpan span) {
        return Figures.count(Math.round((span.toMs() - span.fromMs()) / DAY_MS));
    }

    private static List<String> text(String mark, String text) {
        return Page.kept(mark, text, WIDTH);
    }

    private static String counted(long count, String thing) {
        return Figures.count(count) + " " + thing + (count == 1 ? "" : "s");
    }
}
