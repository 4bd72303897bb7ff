package dev.wafer.research.causality;

import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.research.causality.StartReport.Difference;
import dev.wafer.research.causality.StartReport.Unsettled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The data, and the run, begun at five later bars of the first half; columns and decisions of the last third are compared. A column has settled if it agrees
 * there to 1e-9 of its mean size; decisions agree if side, reason and close do, since their size follows the account's money.
 */
final class Starts {
    private static final int STARTS = 5;
    private static final int PARTS = 12;
    private static final int COMPARED_FROM_PART = 8;
    private static final int FEWEST_BARS = 10 * PARTS;
    private static final double AGREE_FRACTION = 1e-9;

    private final MarketData data;
    private final RuleBook rules;
    private final RunSettings settings;
    private final StrategySource source;
    private final long[] clockMs;
    private final int firstTick;
    private final int endTick;

    Starts(MarketData data, RuleBook rules, RunSettings settings, StrategySource source) {
        this.data = data.onLatestBasis();
        this.rules = rules;
        this.settings = settings;
        this.source = source;
        clockMs = data.clockMs();
        TimeSpan span = Causality.span(settings.span(), data);
        firstTick = place(span.fromMs());
        endTick = place(span.toMs());
    }

    private int place(long timeMs) {
        int place = Arrays.binarySearch(clockMs, timeMs);
        return place >= 0 ? place : -place - 1;
    }

    /** Nothing if the run is shorter than ten bars a part, or a later start cannot be run. */
    Optional<StartReport> report() {
        int bars = endTick - firstTick;
        boolean canStartLater = data.histories().stream().noneMatch(history -> history.bars().openTimeMs(0) > clockMs[firstTick] || history.hasSplit());
        if (bars < FEWEST_BARS || !canStartLater) {
            return Optional.empty();
        }
        int comparedTick = firstTick + (int) ((long) bars * COMPARED_FROM_PART / PARTS);
        long comparedMs = clockMs[comparedTick] + data.resolutionMs();
        List<Long> startsMs = IntStream.rangeClosed(1, STARTS).mapToObj(i -> clockMs[firstTick + (int) ((long) bars * i / PARTS)]).toList();
        Map<String, double[]> first = columns(data);
        Map<String, Unsettled> unsettled = new TreeMap<>();
        List<Decision> decided = decisions(clockMs[firstTick], data, comparedMs);
        Optional<Difference> difference = Optional.empty();
        for (long startMs : startsMs) {
            MarketData late = Cuts.from(data, startMs);
            compare(first, columns(late), comparedTick, unsettled);
            Optional<Difference> other = difference(startMs, decided, decisions(startMs, late, comparedMs));
            difference = difference.or(() -> other);
        }
        return Optional.of(new StartReport(startsMs, comparedMs, first.size(), List.copyOf(unsettled.values()), decided.size(), difference));
    }

    /** Values of every column at each tick of the whole clock; NaN where it is not known. */
    private Map<String, double[]> columns(MarketData on) {
        Map<String, double[]> values = new LinkedHashMap<>();
        int behind = place(on.clockMs()[0]);
        new PreparedMarket(on, rules, settings.funding()).columnsOf(source.load().get(), settings).forEach((column, rows) -> {
            double[] onWhole = nothing();
            System.arraycopy(rows, 0, onWhole, behind, rows.length);
            values.put(column, onWhole);
        });
        return values;
    }

    private double[] nothing() {
        double[] values = new double[clockMs.length];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private void compare(Map<String, double[]> first, Map<String, double[]> late, int comparedTick, Map<String, Unsettled> unsettled) {
        first.forEach((column, values) -> {
            double size = Arrays.stream(values).filter(Double::isFinite).map(Math::abs).average().orElse(0);
            double[] others = late.getOrDefault(column, nothing());
            for (int tick = comparedTick; tick < endTick; tick++) {
                double apart = apart(values[tick], others[tick], size);
                if (apart > AGREE_FRACTION) {
                    long timeMs = clockMs[tick] + data.resolutionMs();
                    unsettled.merge(column, new Unsettled(column, timeMs, apart),
                            (a, b) -> new Unsettled(column, Math.max(a.timeMs(), b.timeMs()), Math.max(a.most(), b.most())));
                }
            }
        });
    }

    /** Distance as a fraction of the column's mean size; 1 where only one is known. */
    private static double apart(double one, double other, double size) {
        if (Double.isNaN(one) || Double.isNaN(other)) {
            return Double.isNaN(one) == Double.isNaN(other) ? 0 : 1;
        }
        double distance = Math.abs(one - other);
        return distance == 0 || size == 0 ? distance : distance / size;
    }

    private List<Decision> decisions(long startMs, MarketData on, long fromMs) {
        RunSettings late = settings.withSpan(new TimeSpan(startMs, settings.span().toMs()));
        return Decision.of(Backtest.run(on, rules, source.load().get(), late)).stream().filter(decision -> decision.timeMs() >= fromMs).toList();
    }

    private static Optional<Difference> difference(long startMs, List<Decision> first, List<Decision> other) {
        List<Decision> rest = new ArrayList<>(other);
        for (Decision decision : first) {
            Optional<Decision> next = rest.isEmpty() ? Optional.empty() : Optional.of(rest.getFirst());
            if (next.isEmpty() || !next.get().isAlike(decision)) {
                return Optional.of(new Difference(startMs, Math.min(decision.timeMs(), next.map(Decision::timeMs).orElse(Long.MAX_VALUE)),
                        Optional.of(decision), next));
            }
            rest.removeFirst();
        }
        return rest.isEmpty() ? Optional.empty() : Optional.of(new Difference(startMs, rest.getFirst().timeMs(), Optional.empty(), Optional.of(rest.getFirst())));
    }
}
