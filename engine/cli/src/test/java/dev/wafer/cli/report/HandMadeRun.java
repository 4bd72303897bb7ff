package dev.wafer.cli.report;

import dev.wafer.cli.report.Ambiguity.AmbiguousBar;
import dev.wafer.data.rule.Certainty;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.cost.Assumptions;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.FundingChoice;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.ExitReason;
import dev.wafer.engine.measure.FundingParts;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.measure.Trade;
import dev.wafer.engine.run.Bounds;
import dev.wafer.engine.run.RunResult.Finding;
import dev.wafer.engine.run.RunResult.InputShare;
import dev.wafer.engine.run.MarginChoice;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.engine.run.SymbolResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;

/** A finished run written by hand: two symbols, one closed trade, one liquidation, one open position, some measures undefined. */
@NullMarked
public final class HandMadeRun {
    private static final long DAY_MS = 86_400_000;
    private static final long START_MS = Instant.parse("2026-05-10T00:00:00Z").toEpochMilli();
    private static final String PRINT = "sha256:" + "0123456789abcdef".repeat(4);

    private HandMadeRun() {}

    public static FinishedRun of() {
        return of(summary(OptionalDouble.of(1.25), new FundingParts(0, 0, -2.25), 0));
    }

    /** The same run with funding of other origins, and what the backstop took. */
    public static FinishedRun with(FundingParts parts, double backstopUsd) {
        return of(summary(OptionalDouble.of(1.25), parts, backstopUsd));
    }

    /** The same run with another Sharpe ratio; empty: not defined. */
    public static FinishedRun withSharpe(OptionalDouble sharpe) {
        return of(summary(sharpe, new FundingParts(0, 0, -2.25), 0));
    }

    /** The same run, bounded, with so many ambiguous bars of a day each. */
    public static FinishedRun withBounds(int bars) {
        FinishedRun run = of();
        List<AmbiguousBar> ambiguous = IntStream.range(0, bars).mapToObj(day -> new AmbiguousBar("MU", START_MS + day * DAY_MS)).toList();
        Bounds bounds = new Bounds(bars, 1_000, false, 900_000, 1_000_000, 1_050_000, 1_100_000, 1_234_567.5);
        return new FinishedRun(run.strategy(), run.parameters(), run.dataSet(), run.venue(), run.settings(), run.result(), run.liquidations(),
                new Ambiguity(ambiguous, Optional.of(bounds)));
    }

    /** The same run in realistic, late, cross, stressed form; impact may be 10 %, and what it lost went to the backstop. */
    public static FinishedRun realistic() {
        FinishedRun run = of();
        RunSettings settings = run.settings().withExecution(new Execution.Realistic(Assumptions.STANDARD.with("impact-cap", 0.1)))
                .withMargin(MarginChoice.CROSS).withLatency(2).withFunding(new FundingChoice(FundingMode.FILLED, 2.5));
        return new FinishedRun(run.strategy(), run.parameters(), run.dataSet(), run.venue(), settings, run.result(),
                List.of(new LiquidationEvent("MU", START_MS + DAY_MS, 16_859, 510, 510, 0, 0, true, true)), run.ambiguity());
    }

    private static FinishedRun of(Summary summary) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("fast", 20);
        parameters.put("risk", 0.1);
        parameters.put("allowShort", true);
        parameters.put("mood", "very-eager");
        BarSeries bars = BarSeries.builder(3).add(START_MS, 700, 760, 690, 750.05).add(START_MS + DAY_MS, 750, 800, 500, 510)
                .add(START_MS + 2 * DAY_MS, 510, 520, 505, 515).build();
        MarketData data = new MarketData("two-names-simulated", "xyz", DAY_MS, "by hand", true,
                List.of(SymbolHistory.of("MU", bars), SymbolHistory.of("AMD", bars)));
        return new FinishedRun("sma-cross", parameters, data, "xyz", RunSettings.ideal(1_234_567.5, 3), result(summary),
                List.of(new LiquidationEvent("MU", START_MS + DAY_MS, 16_859, 526.3508771929825, 525.5, 79.86, 0, true, false)), new Ambiguity(List.of(), Optional.empty()));
    }

    private static RunResult result(Summary summary) {
        long endMs = START_MS + 3 * DAY_MS;
        List<Trade> trades = List.of(
                new Trade(0, true, START_MS, START_MS + DAY_MS, 750.05, 526.3508771929825, 16_859, -4_215_030.98, 192.5, -12.25, ExitReason.LIQUIDATION,
                        "sma(close MU, 20) above sma(close MU, 100)"),
                new Trade(1, false, START_MS + DAY_MS, endMs, 0.05269872, 0.05, 12.5, 0.1 + 0.2, 0.01, 0.0, ExitReason.END, "short \"quoted\""));
        var open = new SymbolResult.OpenPosition(-12.5, false, 0.05269872, 0.05, 0.2, 0.03, 0.0664, OptionalDouble.of(2.5));
        List<SymbolResult> symbols = List.of(
                new SymbolResult("MU", 3, 1, -4_215_030.98, 192.5, -12.25, 1, 1, OptionalDouble.of(0.5), Optional.empty()),
                new SymbolResult("AMD", 3, 1, 0.1 + 0.2, 0.01, -0.0, 0, 0, OptionalDouble.empty(), Optional.of(open)));
        EquityCurve byBar = curve(START_MS, DAY_MS, 1_234_567.5, 1_234_000, 1_000_000, 1_100_000);
        EquityCurve byDay = curve(START_MS, DAY_MS, 1_234_567.5, 1_000_000, 1_100_000);
        List<Rule> rules = List.of(new Rule(RuleKey.MAX_LEVERAGE, "MU", START_MS, "10", Certainty.OFFICIAL, false, "specification index"),
                new Rule(RuleKey.FUNDING_MULTIPLIER, Rule.ALL_MARKETS, START_MS, "0.5", Certainty.SECONDARY, true, "held back from February 2026"));
        return new RunResult(List.of("MU", "AMD"), new TimeSpan(START_MS, endMs), summary, symbols, trades, byBar, byDay, new Journal(), rules,
                List.of(new Finding("symbol-ends", "AMD ends on 2026-05-12 although the run goes on.")), List.of("leverage is high"),
                List.of(new InputShare("MU", "mark", "recorded", 2, 3), new InputShare("MU", "mark", "trade price", 1, 3)), false,
                new RunResult.Fingerprints(() -> new RunResult.Fingerprints.All(PRINT, PRINT, PRINT, PRINT, PRINT, PRINT)));
    }

    private static EquityCurve curve(long startMs, long stepMs, double... valuesUsd) {
        long[] timesMs = new long[valuesUsd.length];
        for (int i = 0; i < timesMs.length; i++) {
            timesMs[i] = startMs + i * stepMs;
        }
        return new EquityCurve(timesMs, valuesUsd);
    }

    private static Summary summary(OptionalDouble sharpe, FundingParts parts, double backstopUsd) {
        Map<String, String> reasons = sharpe.isPresent() ? Map.of("calmar", "no drawdown", "cagr", "less than one day")
                : Map.of("calmar", "no drawdown", "cagr", "less than one day", "sharpe", "fewer than 3 daily returns");
        return new Summary(1_100_000, -0.109, OptionalDouble.empty(), OptionalDouble.of(0.5), sharpe, OptionalDouble.of(0.3), OptionalDouble.empty(),
                0.19, 0.6, 2, OptionalDouble.of(0), OptionalDouble.of(0), OptionalDouble.of(2.0 / 3), 21_518_841.5, 192.51, -12.25, parts, 33.5, 1, 0.0, backstopUsd,
                4, 5, 1, OptionalDouble.of(0.5), reasons);
    }
}
