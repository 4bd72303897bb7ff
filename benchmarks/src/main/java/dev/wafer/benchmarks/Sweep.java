package dev.wafer.benchmarks;

import dev.wafer.benchmarks.HandLoop.Recorded;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.Batch;
import dev.wafer.engine.run.Batch.Outcome;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A grid of fast and slow means over one market with fees, funding and liquidations, in chunks of at most 64 neighbours, through {@link Batch}. The means
 * are computed before the clock starts. On two threads each has a queue of chunks of its own.
 */
final class Sweep implements Subject {
    private static final int MOST_IN_CHUNK = 64;
    private static final int FAST_STEP = 10;
    private static final int SLOW_STEP = 100;
    private static final int EVERY_CHECKED = 97;
    /** The highest of the market: liquidations happen. */
    private static final int LEVERAGE = 10;

    private final PreparedMarket market;
    private final RunSettings settings;
    private final List<MeanCross> points;
    private final List<ExecutorService> executors;
    private final int chunkPoints;
    private final long units;
    /** Of the run before, which is what is checked; none before the first. */
    private List<Outcome> last = List.of();

    private Sweep(Stage stage, List<MeanCross> points, int threads) {
        market = stage.sweepPrepared();
        settings = Pace.CALM.settings(Recorded.DAILY).withLeverage(LEVERAGE);
        this.points = points;
        executors = threads == 1 ? List.of() : IntStream.range(0, threads).mapToObj(_ -> Executors.newSingleThreadExecutor(Sweep::daemon)).toList();
        chunkPoints = Math.min(MOST_IN_CHUNK, Math.ceilDiv(points.size(), threads));
        units = (long) points.size() * stage.scale().sweepBars();
    }

    private static Thread daemon(Runnable work) {
        return Thread.ofPlatform().daemon().unstarted(work);
    }

    /** So many fast means times so many slow ones, neighbours beside each other, on so many threads. */
    static Subject of(Stage stage, int fastCount, int slowCount, int threads) {
        List<MeanCross> points = IntStream.range(0, fastCount * slowCount)
                .mapToObj(i -> new MeanCross((i / slowCount + 1) * FAST_STEP, (i % slowCount + 3) * SLOW_STEP)).toList();
        return new Sweep(stage, points, threads);
    }

    @Override
    public List<Outcome> run() {
        last = executors.isEmpty() ? onThisThread() : onThreads();
        return last;
    }

    private List<Outcome> onThisThread() {
        Batch batch = new Batch(market, settings);
        List<Outcome> outcomes = new ArrayList<>(points.size());
        for (int from = 0; from < points.size(); from += chunkPoints) {
            outcomes.addAll(batch.run(chunk(from)));
        }
        return outcomes;
    }

    private List<MeanCross> chunk(int from) {
        return points.subList(from, Math.min(from + chunkPoints, points.size()));
    }

    private List<Outcome> onThreads() {
        List<Future<List<Outcome>>> waiting = new ArrayList<>();
        for (int from = 0; from < points.size(); from += chunkPoints) {
            List<MeanCross> chunk = chunk(from);
            waiting.add(executors.get(waiting.size() % executors.size()).submit(() -> new Batch(market, settings).run(chunk)));
        }
        List<Outcome> outcomes = new ArrayList<>(points.size());
        waiting.forEach(chunk -> outcomes.addAll(result(chunk)));
        return outcomes;
    }

    private static List<Outcome> result(Future<List<Outcome>> chunk) {
        try {
            return chunk.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a chunk of the sweep failed", e);
        }
    }

    @Override
    public long units() {
        return units;
    }

    @Override
    public boolean isThreaded() {
        return !executors.isEmpty();
    }

    @Override
    public List<String> differences() {
        List<Outcome> outcomes = last.isEmpty() ? run() : last;
        List<String> differences = new ArrayList<>();
        if (outcomes.size() != points.size()) {
            return List.of("outcomes of the sweep: found " + outcomes.size() + ", expected " + points.size());
        }
        for (int i = 0; i < points.size(); i += EVERY_CHECKED) {
            Outcome alone = new Outcome.Measured(Backtest.run(market, points.get(i), settings).summary());
            if (!alone.equals(outcomes.get(i))) {
                differences.add(points.get(i) + ": in the sweep " + outcomes.get(i) + ", alone " + alone);
            }
        }
        if (outcomes.stream().noneMatch(outcome -> outcome instanceof Outcome.Measured(var summary) && summary.liquidations() > 0)) {
            differences.add("liquidations in the sweep: found none, expected some");
        }
        if (isThreaded() && points.size() <= MOST_IN_CHUNK && !outcomes.equals(onThisThread())) {
            differences.add("the sweep on " + executors.size() + " threads and on one have different outcomes");
        }
        return List.copyOf(differences);
    }
}
