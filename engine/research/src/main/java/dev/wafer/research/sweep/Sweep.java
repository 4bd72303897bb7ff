package dev.wafer.research.sweep;

import dev.wafer.api.StrategySpec;
import dev.wafer.engine.run.Batch;
import dev.wafer.engine.run.Batch.Outcome;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Runs many points of a strategy over one market. Points are handed out in chunks of neighbours, which share columns; a thread that has nothing
 * left takes over from one that has. Nothing is kept: each chunk goes to whoever asked for it as soon as it is done.
 */
public final class Sweep {
    private static final int MOST_POINTS_AT_ONCE = 64;
    private static final int FEWEST_POINTS_AT_ONCE = 8;
    private static final int CHUNKS_PER_THREAD = 8;

    private final LongFunction<? extends StrategySpec> strategyOf;
    private final Batch batch;
    private final PointCurves curves;

    /**
     * A sweep over one market.
     *
     * @param market prepared for the settings' funding
     * @param strategyOf the strategy of a point by its number, called from several threads; an IllegalArgumentException makes it a refused point
     */
    public Sweep(PreparedMarket market, RunSettings settings, LongFunction<? extends StrategySpec> strategyOf) {
        this(market, settings, strategyOf, PointCurves.NONE);
    }

    /** The same, with the daily equity of some points for who wants it. */
    public Sweep(PreparedMarket market, RunSettings settings, LongFunction<? extends StrategySpec> strategyOf, PointCurves curves) {
        this.strategyOf = strategyOf;
        this.curves = curves;
        batch = new Batch(market, settings);
    }

    /**
     * Runs all points of these ranges. What a point gives is the same on any number of threads; the order in which chunks come is not.
     *
     * @param finished told of every chunk, one at a time, from several threads
     * @throws IllegalArgumentException if the request cannot be run whatever the strategy
     * @throws PointFailure if a strategy fails; what was finished before has been told
     */
    public void run(List<PointRange> ranges, int threads, Consumer<Chunk> finished) {
        if (!(threads >= 1)) {
            throw new IllegalArgumentException("threads: found " + threads + ", expected 1 or more");
        }
        long points = ranges.stream().mapToLong(PointRange::count).sum();
        int atOnce = Math.clamp(points / ((long) threads * CHUNKS_PER_THREAD), FEWEST_POINTS_AT_ONCE, MOST_POINTS_AT_ONCE);
        List<PointRange> pieces = ranges.stream().flatMap(range -> range.pieces(atOnce).stream()).toList();
        Object oneAtATime = new Object();
        Crew.run(pieces.size(), Math.min(threads, pieces.size()), piece -> {
            Chunk chunk = run(pieces.get(piece));
            synchronized (oneAtATime) {
                finished.accept(chunk);
            }
        });
    }

    /** A point whose parameters the strategy took. */
    private record Candidate(long point, StrategySpec strategy) {}

    private Chunk run(PointRange piece) {
        Outcome[] outcomes = new Outcome[Math.toIntExact(piece.count())];
        List<Candidate> candidates = new ArrayList<>();
        for (long point = piece.from(); point < piece.to(); point++) {
            try {
                candidates.add(new Candidate(point, strategyOf.apply(point)));
            } catch (IllegalArgumentException e) {
                outcomes[(int) (point - piece.from())] = new Outcome.Refused(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                throw new PointFailure(point, e);
            }
        }
        List<Outcome> ran = run(candidates);
        for (int place = 0; place < ran.size(); place++) {
            outcomes[(int) (candidates.get(place).point() - piece.from())] = ran.get(place);
        }
        return new Chunk(piece.from(), Arrays.asList(outcomes));
    }

    private List<Outcome> run(List<Candidate> candidates) {
        try {
            return batch.run(candidates.stream().map(Candidate::strategy).toList(), (place, daily) -> {
                long point = candidates.get(place).point();
                if (curves.wants(point)) {
                    curves.take(point, daily);
                }
            });
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError together) {
            throw failure(candidates, together);
        }
    }

    /** The first that fails when it is run alone. */
    private PointFailure failure(List<Candidate> candidates, Throwable together) {
        for (Candidate candidate : candidates) {
            try {
                batch.run(List.of(candidate.strategy()));
            } catch (RuntimeException | StackOverflowError alone) {
                return new PointFailure(candidate.point(), alone);
            }
        }
        throw new IllegalStateException("Invariant: what fails among others fails alone", together);
    }
}
