package dev.wafer.cli.report;

import dev.wafer.cli.costs.CostWaterfall;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.measure.Drawdown;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.Measures;
import dev.wafer.engine.run.Bounds;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.research.robust.RobustResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A run that ended, with what was asked for: all that any form of output reads.
 *
 * @param strategy name in kebab case
 * @param parameters chosen values by name, in the strategy's order
 * @param dataSet the whole data set, of which the run took its symbols
 * @param venue name of the rules
 * @param settings how it was run
 * @param result what it did
 * @param liquidations in the order they happened
 * @param ambiguity where the order inside bars matters
 * @param robustness where it stands among its neighbours, if that was asked for
 * @param holdout what it did where data was reserved, if it opened that
 */
public record FinishedRun(String strategy, Map<String, Object> parameters, MarketData dataSet, String venue, RunSettings settings, RunResult result,
        List<LiquidationEvent> liquidations, Ambiguity ambiguity, Optional<RobustResult> robustness, Optional<HoldoutPart> holdout) {
    /** A run whose neighbours were not asked for. */
    public FinishedRun(String strategy, Map<String, Object> parameters, MarketData dataSet, String venue, RunSettings settings, RunResult result,
            List<LiquidationEvent> liquidations, Ambiguity ambiguity) {
        this(strategy, parameters, dataSet, venue, settings, result, liquidations, ambiguity, Optional.empty(), Optional.empty());
    }

    /** A run under rules; what reports list of its journal is taken out of it. */
    public static FinishedRun of(String strategy, Map<String, Object> parameters, MarketData dataSet, RuleBook rules, RunSettings settings, RunResult result,
            Optional<Bounds> bounds) {
        return new FinishedRun(strategy, parameters, dataSet, rules.venue(), settings, result, JournalLists.liquidations(result, rules),
                new Ambiguity(JournalLists.ambiguousBars(result), bounds));
    }

    /** The same with its place among its neighbours. */
    public FinishedRun withRobustness(RobustResult place) {
        return new FinishedRun(strategy, parameters, dataSet, venue, settings, result, liquidations, ambiguity, Optional.of(place), holdout);
    }

    /** The same, having opened what is reserved from a time on. */
    public FinishedRun withHoldout(long fromMs) {
        return new FinishedRun(strategy, parameters, dataSet, venue, settings, result, liquidations, ambiguity, robustness,
                Optional.of(HoldoutPart.of(fromMs, result.dailyEquity())));
    }

    /**
     * A run where data was reserved, by itself, from its daily equity: between the first and the last 00:00 UTC of that part, or the begin of the run if that
     * is later. What a strategy holds as the part begins is a part of it.
     *
     * @param fromMs begin of what is reserved, UTC milliseconds
     * @param days how many daily returns
     * @param totalReturn last equity / first - 1
     * @param maxDrawdown fraction of the peak, which starts at the first equity
     * @param sharpe as that of the whole run
     * @param nullReasons why one is empty
     */
    public record HoldoutPart(long fromMs, int days, OptionalDouble totalReturn, OptionalDouble maxDrawdown, OptionalDouble sharpe,
            Map<String, String> nullReasons) {
        /** Of the daily equity of a whole run. */
        static HoldoutPart of(long fromMs, EquityCurve whole) {
            int[] samples = IntStream.range(0, whole.count()).filter(sample -> whole.timeMs(sample) >= fromMs).toArray();
            EquityCurve part = new EquityCurve(IntStream.of(samples).mapToLong(whole::timeMs).toArray(),
                    IntStream.of(samples).mapToDouble(whole::equityUsd).toArray());
            Map<String, String> reasons = new TreeMap<>();
            OptionalDouble sharpe = Measures.sharpe(part, reasons);
            if (part.count() < 2 || !(part.equityUsd(0) > 0)) {
                String reason = part.count() < 2 ? "the run has no whole day of the reserved part" : "the account was ruined before";
                reasons.put("totalReturn", reason);
                reasons.put("maxDrawdown", reason);
                return new HoldoutPart(fromMs, Math.max(part.count() - 1, 0), OptionalDouble.empty(), OptionalDouble.empty(), sharpe, reasons);
            }
            Drawdown drawdown = new Drawdown(part.equityUsd(0));
            IntStream.range(0, part.count()).forEach(sample -> drawdown.close(part.equityUsd(sample)));
            return new HoldoutPart(fromMs, part.count() - 1, OptionalDouble.of(part.equityUsd(part.count() - 1) / part.equityUsd(0) - 1),
                    OptionalDouble.of(drawdown.maxDrawdown()), sharpe, reasons);
        }
    }

    /** What its profit is made of. */
    public CostWaterfall costs() {
        double liquidationFeesUsd = liquidations.stream().mapToDouble(LiquidationEvent::feeUsd).sum();
        return CostWaterfall.of(result.summary(), settings.capitalUsd(), liquidationFeesUsd);
    }
}
