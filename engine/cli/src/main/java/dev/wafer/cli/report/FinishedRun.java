package dev.wafer.cli.report;

import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.run.Bounds;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.research.robust.RobustResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 */
public record FinishedRun(String strategy, Map<String, Object> parameters, MarketData dataSet, String venue, RunSettings settings, RunResult result,
        List<LiquidationEvent> liquidations, Ambiguity ambiguity, Optional<RobustResult> robustness) {
    /** A run whose neighbours were not asked for. */
    public FinishedRun(String strategy, Map<String, Object> parameters, MarketData dataSet, String venue, RunSettings settings, RunResult result,
            List<LiquidationEvent> liquidations, Ambiguity ambiguity) {
        this(strategy, parameters, dataSet, venue, settings, result, liquidations, ambiguity, Optional.empty());
    }

    /** A run under rules; what reports list of its journal is taken out of it. */
    public static FinishedRun of(String strategy, Map<String, Object> parameters, MarketData dataSet, RuleBook rules, RunSettings settings, RunResult result,
            Optional<Bounds> bounds) {
        return new FinishedRun(strategy, parameters, dataSet, rules.venue(), settings, result, JournalLists.liquidations(result, rules),
                new Ambiguity(JournalLists.ambiguousBars(result), bounds));
    }

    /** The same with its place among its neighbours. */
    public FinishedRun withRobustness(RobustResult place) {
        return new FinishedRun(strategy, parameters, dataSet, venue, settings, result, liquidations, ambiguity, Optional.of(place));
    }
}
