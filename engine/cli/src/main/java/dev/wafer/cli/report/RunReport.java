package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.cli.text.Words;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** One run for people, at most 120 columns wide. Money in USDC, times UTC. */
public final class RunReport {
    /** Running text keeps to the width of a small terminal. */
    static final int TEXT_WIDTH = 80;
    private static final String AMBIGUOUS_BARS = "ambiguous-bars";
    private static final long SHORTEST_FOR_A_YEAR_MS = Duration.ofDays(30).toMillis();

    private final FinishedRun run;
    private final RunResult result;
    private final Summary summary;

    private RunReport(FinishedRun run) {
        this.run = run;
        result = run.result();
        summary = result.summary();
    }

    /**
     * How much to print.
     *
     * @param tradeCount most trades to list
     * @param isVerbose whether rules that are guesses come with their sources
     */
    public record Extent(int tradeCount, boolean isVerbose) {}

    /** The report; {@code isStyled}: headings may be bold. */
    public static String of(FinishedRun run, Extent extent, boolean isStyled) {
        return of(run, extent, List.of(), isStyled);
    }

    /** The same, with lines on how much of it may be luck. */
    public static String of(FinishedRun run, Extent extent, List<String> luck, boolean isStyled) {
        RunReport report = new RunReport(run);
        SymbolTables tables = new SymbolTables(run);
        DayLines days = new DayLines(run);
        return new Page(isStyled)
                .section(report.title(), report.header())
                .section("Result", report.headline())
                .section(report.holdoutTitle(), report.holdout())
                .section("How much of it may be luck", luck)
                .section(RobustTable.title(run), RobustTable.lines(run))
                .section(days.title(), days.lines())
                .section("Costs", new CostTable(run).lines())
                .section("Symbols", tables.perSymbol())
                .section("Open at the end", tables.openPositions())
                .section("Liquidations", tables.liquidations())
                .section(tables.tradesTitle(extent.tradeCount()), tables.trades(extent.tradeCount()))
                .section("Bounds: high and low of ambiguous bars in other orders", new BoundsTable(run).lines())
                .section("Inputs: what was used for what share of the bars", Grounds.inputs(run.result().inputs()))
                .section("Assumed (change with --assume NAME=VALUE)",
                        EngineText.assumed(run.settings().execution(), run.result().symbols(), TEXT_WIDTH))
                .section("Findings and warnings", report.findings())
                .section(Grounds.guessesTitle(run.result().rules(), extent.isVerbose()), Grounds.guesses(run.result().rules(), extent.isVerbose()))
                .text();
    }

    /** Several runs side by side, a row each, in the order given. */
    public static String sideBySide(String heading, List<FinishedRun> runs, boolean isStyled) {
        return ComparisonReport.of(heading, runs, isStyled);
    }

    /** A run in a few lines, beside the one before it; {@code made} says how it came about. */
    public static String inShort(FinishedRun run, Optional<FinishedRun> before, String made, boolean isStyled) {
        return new Page(isStyled).section(title(run), ShortText.lines(run, before, made)).text();
    }

    private String title() {
        return title(run);
    }

    /** Strategy, parameters, and whether the data is simulated. */
    static String title(FinishedRun run) {
        String parameters = run.parameters().entrySet().stream().map(RunReport::parameter).collect(Collectors.joining(" "));
        String simulated = run.dataSet().isSynthetic() ? "  [SIMULATED DATA]" : "";
        return (run.strategy() + " " + parameters).strip() + simulated;
    }

    private static String parameter(Map.Entry<String, Object> entry) {
        return entry.getKey() + "=" + (entry.getValue() instanceof Double number ? Figures.plain(number) : entry.getValue());
    }

    private List<String> header() {
        String kind = run.dataSet().isSynthetic() ? " (simulated: not real prices)" : "";
        String span = Figures.time(result.span().fromMs()) + " to " + Figures.time(result.span().toMs()) + " UTC";
        return new Table("", "")
                .row("data", run.dataSet().name() + kind)
                .row("symbols", String.join(", ", result.symbols()) + ", bars of " + Figures.duration(run.dataSet().resolutionMs()))
                .row("span", span)
                .row("venue", run.venue() + ", " + Words.of(run.settings().margin()) + " margin, leverage " + run.settings().leverage() + "x, capital "
                        + Figures.usd(run.settings().capitalUsd()) + " USDC")
                .row("engine", EngineText.engine(run.settings()))
                .lines();
    }

    private List<String> headline() {
        return new Table("", ">", "", "", ">", "", "", ">")
                .row("final equity", Figures.usd(summary.finalEquityUsd()), "", "return", Figures.signedPercent(summary.totalReturn()), "",
                        "return a year", Figures.signedPercent(ifLong(summary.cagr())))
                .row("max drawdown", Figures.percent(summary.maxDrawdown()), "", "inside bars", Figures.percent(summary.maxDrawdownIntrabar()), "",
                        "volatility a year", Figures.percent(summary.volatility()))
                .row("Sharpe", Figures.ratio(summary.sharpe()), "", "Sortino", Figures.ratio(summary.sortino()), "", "Calmar",
                        Figures.ratio(ifLong(summary.calmar())))
                .row("trades", Figures.count(summary.trades()), "", "won", Figures.percent(summary.winRate()), "", "profit factor",
                        Figures.ratio(summary.profitFactor()))
                .row("liquidations", Figures.count(summary.liquidations()), "", "ambiguous bars", Figures.count(summary.ambiguousBars()), "",
                        "time in the market", Figures.percent(summary.exposureTime()))
                .row("rejected orders", Figures.count(summary.rejectedOrders()), "", "reduced targets", Figures.count(summary.reducedOrders()), "",
                        "bad debt", Figures.usd(summary.badDebtUsd()))
                .lines();
    }

    private String holdoutTitle() {
        return run.holdout().map(part -> "Reserved part: from " + Figures.time(part.fromMs()) + " UTC on, "
                + Figures.count(part.days(), "daily return")).orElse("");
    }

    /** What was reserved, by itself: the rest was seen before. */
    private List<String> holdout() {
        return run.holdout().map(part -> new Table("", ">", "", "", ">", "", "", ">")
                .row("return", Figures.signedPercent(part.totalReturn()), "", "max drawdown", Figures.percent(part.maxDrawdown()), "", "Sharpe",
                        Figures.ratio(part.sharpe())).lines()).orElse(List.of());
    }

    /** What a few days would blow up to a year is not shown. */
    private OptionalDouble ifLong(OptionalDouble yearly) {
        return result.span().toMs() - result.span().fromMs() < SHORTEST_FOR_A_YEAR_MS ? OptionalDouble.empty() : yearly;
    }

    /** What the bounds tell is not told twice. */
    private List<String> findings() {
        List<String> lines = new ArrayList<>();
        result.warnings().forEach(warning -> lines.addAll(Page.wrapped("warning: ", warning)));
        result.findings().stream().filter(finding -> run.ambiguity().bounds().isEmpty() || !finding.code().equals(AMBIGUOUS_BARS))
                .forEach(finding -> lines.addAll(Page.wrapped(finding.code() + ": ", finding.text())));
        return lines;
    }
}
