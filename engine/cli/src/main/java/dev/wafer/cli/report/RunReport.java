package dev.wafer.cli.report;

import dev.wafer.data.rule.Rule;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** One run for people, at most 120 columns wide. Money in USDC, times UTC. */
public final class RunReport {
    private static final int SPARK_WIDTH = 72;
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
     * The report.
     *
     * @param tradeCount most trades to list
     * @param isStyled whether headings may be bold
     */
    public static String of(FinishedRun run, int tradeCount, boolean isStyled) {
        RunReport report = new RunReport(run);
        SymbolTables tables = new SymbolTables(run);
        return new Page(isStyled)
                .section(report.title(), report.header())
                .section("Result", report.headline())
                .section("Equity by day", report.curve())
                .section("Costs", report.costs())
                .section("Symbols", tables.perSymbol())
                .section("Open at the end", tables.openPositions())
                .section("Liquidations", tables.liquidations())
                .section(tables.tradesTitle(tradeCount), tables.trades(tradeCount))
                .section("Findings and warnings", report.findings())
                .section("Rules that are guesses", report.guesses())
                .text();
    }

    /** Several runs side by side, a row each, in the order given. */
    public static String sideBySide(String heading, List<FinishedRun> runs, boolean isStyled) {
        return ComparisonReport.of(heading, runs, isStyled);
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
        String fees = run.settings().fees().map(f -> "maker " + f.makerFraction() + ", taker " + f.takerFraction()).orElse("of the rules");
        return new Table("", "")
                .row("data", run.dataSet().name() + kind)
                .row("symbols", String.join(", ", result.symbols()) + ", bars of " + Figures.duration(run.dataSet().resolutionMs()))
                .row("span", span)
                .row("venue", run.venue() + ", isolated margin, leverage " + run.settings().leverage() + "x, capital "
                        + Figures.usd(run.settings().capitalUsd()) + " USDC")
                .row("engine", "path " + Words.of(run.settings().path()) + ", execution ideal, funding " + Words.of(run.settings().funding().mode())
                        + ", fees " + fees)
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

    /** What a few days would blow up to a year is not shown. */
    private OptionalDouble ifLong(OptionalDouble yearly) {
        return result.span().toMs() - result.span().fromMs() < SHORTEST_FOR_A_YEAR_MS ? OptionalDouble.empty() : yearly;
    }

    private List<String> curve() {
        String line = Sparkline.of(result.dailyEquity(), SPARK_WIDTH);
        return line.isEmpty() ? List.of() : List.of(line);
    }

    private List<String> costs() {
        Table table = new Table("", ">", "").row("fees", Figures.usd(summary.feesUsd()), "paid, on a turnover of " + Figures.usd(summary.turnoverUsd()));
        if (run.settings().funding().mode() == FundingMode.NONE) {
            return table.row("funding", "not charged", "as asked for").lines();
        }
        double recordedUsd = summary.fundingUsd() - summary.fundingParts().sumUsd();
        return table.row("funding", Figures.signedUsd(summary.fundingUsd()), "received above zero, paid below")
                .row("  recorded", Figures.signedUsd(recordedUsd), coverage(summary.fundingCoverage()))
                .row("  at the base rate", Figures.signedUsd(summary.fundingParts().baseUsd()), "where nothing was recorded").lines();
    }

    private static String coverage(OptionalDouble coverage) {
        return coverage.isPresent() ? Figures.percent(coverage) + " of the points due" : "no funding point was due";
    }

    private List<String> findings() {
        List<String> lines = new ArrayList<>();
        result.warnings().forEach(warning -> lines.addAll(Page.wrapped("warning: ", warning)));
        result.findings().forEach(finding -> lines.addAll(Page.wrapped(finding.code() + ": ", finding.text())));
        return lines;
    }

    /** Guesses of several markets that are the same stand in one line. */
    private List<String> guesses() {
        Map<String, List<String>> marketsByGuess = new LinkedHashMap<>();
        result.rules().stream().filter(Rule::isGuess).forEach(rule -> marketsByGuess.computeIfAbsent(guess(rule), _ -> new ArrayList<>()).add(Words.market(rule)));
        List<String> lines = new ArrayList<>();
        marketsByGuess.forEach((guess, markets) -> lines.addAll(Page.wrapped("- ", String.join(", ", markets) + ": " + guess)));
        return lines;
    }

    private static String guess(Rule rule) {
        return rule.key().keyName() + " " + rule.value() + " from " + Figures.time(rule.fromMs()) + " (" + rule.source()
                + Words.range(rule).map(range -> "; began " + range).orElse("") + ")";
    }
}
