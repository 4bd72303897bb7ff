package dev.wafer.cli.report;

import dev.wafer.data.series.MarketData;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.util.List;
import java.util.Map;

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
 */
public record FinishedRun(String strategy, Map<String, Object> parameters, MarketData dataSet, String venue, RunSettings settings, RunResult result,
        List<LiquidationEvent> liquidations, Ambiguity ambiguity) {}
