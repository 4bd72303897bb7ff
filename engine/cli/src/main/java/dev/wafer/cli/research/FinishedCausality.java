package dev.wafer.cli.research;

import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.research.causality.CausalityPlan;
import dev.wafer.research.causality.CausalityResult;
import java.util.List;
import java.util.Map;

/**
 * A causality check that ended: all that any form of output reads.
 *
 * @param strategy name in kebab case
 * @param parameters chosen values by name
 * @param dataSet the whole data set
 * @param symbols tickers in the run's order
 * @param span that was run
 * @param settings how it was run
 * @param venue name of the rules
 * @param plan how much was checked
 * @param result what was found
 */
public record FinishedCausality(String strategy, Map<String, Object> parameters, MarketData dataSet, List<String> symbols, TimeSpan span, RunSettings settings,
        String venue, CausalityPlan plan, CausalityResult result) {}
