package dev.wafer.engine.run;

import dev.wafer.api.StrategySpec;
import dev.wafer.engine.execution.LegOrders;
import dev.wafer.engine.execution.LegOrders.Choice;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What the final equity could have been had ambiguous bars visited high and low in another order: all choices for up to ten ambiguous bars, a
 * thousand seeded ones beyond. A bar that turns ambiguous only in a rerun follows the run's policy there. The span says nothing of paths that visit an
 * extreme more than once.
 *
 * @param ambiguousBars bars of the run whose order matters
 * @param runs reruns behind the figures
 * @param isComplete whether every choice was tried
 * @param minUsd lowest final equity, USDC
 * @param p05Usd 5 % of the reruns end at or below it
 * @param medianUsd half of the reruns end at or below it
 * @param p95Usd 95 % of the reruns end at or below it
 * @param maxUsd highest final equity
 */
public record Bounds(int ambiguousBars, int runs, boolean isComplete, double minUsd, double p05Usd, double medianUsd, double p95Usd, double maxUsd) {
    private static final int MOST_ENUMERATED = 10;
    private static final int SAMPLES = 1_000;

    /** One bar whose order of high and low matters. */
    private record Bar(int symbol, int tick) {}

    /**
     * The bounds of a run; {@code result} is what it gave.
     *
     * @throws StrategyFailure if the strategy throws in a rerun
     */
    public static Bounds of(PreparedMarket market, StrategySpec strategy, RunSettings settings, RunResult result) {
        List<Bar> bars = ambiguous(market, result.journal());
        if (bars.isEmpty()) {
            double onlyUsd = result.summary().finalEquityUsd();
            return new Bounds(0, 1, true, onlyUsd, onlyUsd, onlyUsd, onlyUsd, onlyUsd);
        }
        boolean isComplete = bars.size() <= MOST_ENUMERATED;
        int runs = isComplete ? 1 << bars.size() : SAMPLES;
        SplittableRandom random = new SplittableRandom(settings.seed());
        double[] finalsUsd = new double[runs];
        for (int run = 0; run < runs; run++) {
            Map<Bar, Choice> choices = HashMap.newHashMap(bars.size());
            for (int i = 0; i < bars.size(); i++) {
                boolean isLowFirst = isComplete ? (run >> i & 1) == 0 : random.nextBoolean();
                choices.put(bars.get(i), isLowFirst ? Choice.LOW_FIRST : Choice.HIGH_FIRST);
            }
            LegOrders orders = (symbol, tick) -> choices.getOrDefault(new Bar(symbol, tick), Choice.BY_POLICY);
            finalsUsd[run] = Backtest.run(market, strategy, settings, orders).summary().finalEquityUsd();
        }
        Arrays.sort(finalsUsd);
        return new Bounds(bars.size(), runs, isComplete, finalsUsd[0], quantile(finalsUsd, 0.05), quantile(finalsUsd, 0.5), quantile(finalsUsd, 0.95),
                finalsUsd[runs - 1]);
    }

    private static List<Bar> ambiguous(PreparedMarket market, Journal journal) {
        List<Bar> bars = new ArrayList<>();
        for (int row = 0; row < journal.count(); row++) {
            if (journal.entry(row) == Entry.AMBIGUOUS) {
                Bar bar = new Bar(journal.symbol(row), market.firstTickAtOrAfter(journal.timeMs(row) + 1) - 1);
                if (!bars.contains(bar)) {
                    bars.add(bar);
                }
            }
        }
        return bars;
    }

    /** The smallest value that so large a share of the sorted ones does not exceed. */
    private static double quantile(double[] sorted, double share) {
        int place = (int) StrictMath.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(place, 0, sorted.length - 1)];
    }
}
