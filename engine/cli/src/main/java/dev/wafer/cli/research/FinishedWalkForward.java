package dev.wafer.cli.research;

import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.research.sweep.Grid;
import dev.wafer.research.walkforward.WalkForwardResult;
import dev.wafer.research.walkforward.WindowPlan;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * A walk-forward that ended: all that any form of output reads.
 *
 * @param strategy name in kebab case
 * @param space what was chosen from
 * @param dataSet the whole data set
 * @param symbols tickers in the run's order
 * @param history the span that was cut into windows
 * @param settings how it was run
 * @param venue name of the rules
 * @param plan the windows
 * @param result what came of it
 */
public record FinishedWalkForward(String strategy, Space space, MarketData dataSet, List<String> symbols, TimeSpan history, RunSettings settings, String venue,
        WindowPlan plan, WalkForwardResult result) {
    /**
     * What was chosen from.
     *
     * @param grid the axes
     * @param fixed texts of the parameters that are the same at all points
     * @param valuesOf texts of the axes' parameters by the number of a point
     */
    public record Space(Grid grid, Map<String, String> fixed, LongFunction<Map<String, String>> valuesOf) {}
}
