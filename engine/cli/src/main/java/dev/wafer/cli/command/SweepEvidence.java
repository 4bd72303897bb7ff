package dev.wafer.cli.command;

import dev.wafer.api.StrategySpec;
import dev.wafer.cli.report.Measures;
import dev.wafer.data.io.store.ResultRow;
import dev.wafer.data.io.store.Trials;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.research.overfit.Luck;
import dev.wafer.research.overfit.OverfitChance;
import dev.wafer.research.overfit.ReturnMoments;
import dev.wafer.research.overfit.StationaryBootstrap;
import dev.wafer.research.overfit.SuperiorAbility;
import dev.wafer.research.overfit.TrialReturns;
import dev.wafer.research.sweep.PointCurves;
import dev.wafer.research.sweep.PointRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * What a sweep keeps to say how much of its best is luck: a key and a Sharpe ratio for each point that ran, and the daily equity of all points of a
 * small sweep, of some that are drawn of a large one. Drawn evenly, and the best is not added: the tests of a best must not be told of it beforehand.
 */
final class SweepEvidence implements PointCurves {
    static final int MOST_WITH_ALL_CURVES = 2_000;
    static final int DRAWN = 1_000;
    private static final int RESAMPLES = 1_000;
    private static final int FEWEST_DAYS = 24;
    private static final int SHARPE = Measures.names().indexOf("sharpe");

    private final Set<Long> wanted;
    private final TreeMap<Long, EquityCurve> curves = new TreeMap<>();
    private final Set<Long> refused = new HashSet<>();
    private final Trials trials;
    private final boolean isKeyed;
    private final TrialKeys keys;
    private final LongFunction<StrategySpec> strategyOf;
    private final long seed;

    SweepEvidence(SweepSpace space, TrialKeys keys, LongFunction<StrategySpec> strategyOf, long seed) {
        this.keys = keys;
        this.strategyOf = strategyOf;
        this.seed = seed;
        wanted = wanted(space.range(), seed);
        trials = new Trials(space.range().count(), keys.ofAll(space), keys.days());
        isKeyed = space.range().count() <= Trials.MOST_BY_KEY;
    }

    private static Set<Long> wanted(PointRange range, long seed) {
        if (range.count() <= MOST_WITH_ALL_CURVES) {
            return new HashSet<>(LongStream.range(range.from(), range.to()).boxed().toList());
        }
        SplittableRandom random = new SplittableRandom(seed);
        Set<Long> drawn = new HashSet<>();
        while (drawn.size() < DRAWN) {
            drawn.add(random.nextLong(range.from(), range.to()));
        }
        return drawn;
    }

    /** A point that was done, now or before; one at a time. */
    void add(ResultRow row) {
        if (row.refusal().isPresent()) {
            if (wanted.contains(row.point())) {
                refused.add(row.point());
            }
            return;
        }
        trials.add(isKeyed ? keys.of(strategyOf.apply(row.point())) : 0, TrialKeys.perDay(row.measures().get(SHARPE)));
    }

    @Override
    public boolean wants(long point) {
        return wanted.contains(point);
    }

    @Override
    public synchronized void take(long point, EquityCurve daily) {
        curves.put(point, daily);
    }

    /** Points whose equity is still wanted: they were done before, by a process that is gone. */
    synchronized List<PointRange> missing() {
        TreeSet<Long> points = new TreeSet<>(wanted);
        points.removeAll(curves.keySet());
        points.removeAll(refused);
        List<PointRange> ranges = new ArrayList<>();
        for (long point : points) {
            boolean isNext = !ranges.isEmpty() && ranges.getLast().to() == point;
            ranges.add(new PointRange(isNext ? ranges.removeLast().from() : point, point + 1));
        }
        return ranges;
    }

    /** The configurations of this sweep. */
    Trials trials() {
        return trials;
    }

    /** How much of the best point is luck. */
    synchronized Luck luck(long point, EquityCurve best, Trials.Counts counts) {
        boolean isTested = curves.containsKey(point);
        Optional<ReturnMoments> moments = ReturnMoments.of(TrialReturns.daily(best));
        OptionalDouble variance = Trial.variance(counts, trials);
        if (curves.isEmpty() || best.count() <= FEWEST_DAYS) {
            return new Luck(counts.configurations(), variance, moments, Optional.empty(), Optional.empty(), curves.size(), isTested);
        }
        TrialReturns returns = TrialReturns.ofEquities(List.copyOf(curves.values()));
        return new Luck(counts.configurations(), variance, moments, OverfitChance.of(returns),
                Optional.of(SuperiorAbility.of(returns, StationaryBootstrap.of(returns, RESAMPLES, seed))), curves.size(), isTested);
    }
}
