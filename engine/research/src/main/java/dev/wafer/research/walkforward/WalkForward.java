package dev.wafer.research.walkforward;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.measure.EquityCurve.Detail;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.Batch.Outcome;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.research.sweep.Chunk;
import dev.wafer.research.sweep.PointRange;
import dev.wafer.research.sweep.Ranking;
import dev.wafer.research.sweep.Sweep;
import dev.wafer.research.walkforward.WalkForwardResult.Choice;
import dev.wafer.research.walkforward.WalkForwardResult.Efficiency;
import dev.wafer.research.walkforward.WalkForwardResult.Stability;
import dev.wafer.research.walkforward.WalkForwardResult.WindowResult;
import dev.wafer.research.walkforward.WindowPlan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * For each window the best point of training, then that point alone through the test. Runs begin flat, in training and in every test; bars before a span warm
 * columns up, which are made of the past alone. What is open at the end of a test is marked, not closed: its exit costs nothing, its entry in the next
 * window is paid.
 */
public final class WalkForward {
    private static final double LEAST_CAPITAL_USD = 1;

    private final PreparedMarket market;
    private final RunSettings settings;
    private final Candidates candidates;
    private final Measure measure;

    /**
     * What is chosen from.
     *
     * @param count points, numbered from 0
     * @param strategyOf the strategy of a point, called from several threads; an IllegalArgumentException makes it a refused point
     */
    public record Candidates(long count, LongFunction<? extends StrategySpec> strategyOf) {}

    /** Over one market; the span of the settings is not used, the windows are. */
    public WalkForward(PreparedMarket market, RunSettings settings, Candidates candidates, Measure measure) {
        this.market = market;
        this.settings = settings.withEquity(Detail.BARS);
        this.candidates = candidates;
        this.measure = measure;
    }

    /** Runs so many points in all. */
    public long work(int windowCount) {
        return (windowCount + 1) * candidates.count;
    }

    /**
     * All windows in order, the same on any number of threads.
     *
     * @param done told how many points have run
     * @throws IllegalArgumentException if the request cannot be run whatever the strategy, or there is no window
     */
    public WalkForwardResult run(WindowPlan plan, TimeSpan history, int threads, LongConsumer done) {
        List<Window> windows = plan.windows(history);
        TimeSpan tested = new TimeSpan(windows.getFirst().test().fromMs(), windows.getLast().test().toMs());
        Chain chain = new Chain(tested, settings.capitalUsd());
        List<WindowResult> results = new ArrayList<>();
        long[] before = {0};
        for (Window window : windows) {
            Optional<Choice> best = chain.equityUsd() >= LEAST_CAPITAL_USD ? best(window.train(), threads, count -> done.accept(before[0] + count))
                    : Optional.empty();
            before[0] += candidates.count;
            results.add(tested(window, best, chain));
        }
        Optional<Choice> hindsight = best(tested, threads, count -> done.accept(before[0] + count));
        WalkForwardResult.OutOfSample outOfSample = chain.outOfSample();
        return new WalkForwardResult(tested, history.toMs() - tested.toMs(), candidates.count, measure.name(), results, outOfSample, chain.daily(),
                efficiency(results), hindsight, stability(results));
    }

    private WindowResult tested(Window window, Optional<Choice> best, Chain chain) {
        double capitalUsd = chain.equityUsd();
        if (best.isEmpty()) {
            chain.rest(window.test().toMs(), (int) ((window.test().toMs() - window.test().fromMs()) / market.data().resolutionMs()));
            return new WindowResult(window, best, capitalUsd, capitalUsd, Optional.empty(), Efficiency.NOTHING_CHOSEN);
        }
        RunResult run = Backtest.run(market, Objects.requireNonNull(candidates.strategyOf.apply(best.get().point())),
                settings.withSpan(window.test()).withCapital(capitalUsd));
        chain.add(run);
        return new WindowResult(window, best, capitalUsd, run.summary().finalEquityUsd(), Optional.of(run.summary()),
                Efficiency.of(LogGrowth.perDay(best.get().summary().totalReturn(), window.train()), LogGrowth.perDay(run.summary().totalReturn(), window.test())));
    }

    /** The best point over a span, with the capital of the settings; of equal ones that with the lowest number. */
    private Optional<Choice> best(TimeSpan span, int threads, LongConsumer done) {
        Ranking<Choice> ranking = new Ranking<>(1, measure.isHighestFirst());
        long[] count = {0};
        new Sweep(market, settings.withSpan(span), candidates.strategyOf).run(List.of(new PointRange(0, candidates.count)), threads, chunk -> {
            offer(chunk, ranking);
            count[0] += chunk.outcomes().size();
            done.accept(count[0]);
        });
        return ranking.best().stream().findFirst();
    }

    private void offer(Chunk chunk, Ranking<Choice> ranking) {
        long point = chunk.firstPoint();
        for (Outcome outcome : chunk.outcomes()) {
            if (outcome instanceof Outcome.Measured(Summary summary)) {
                OptionalDouble score = measure.of().apply(summary);
                if (score.isPresent()) {
                    ranking.offer(point, score.getAsDouble(), new Choice(point, score.getAsDouble(), summary));
                }
            }
            point++;
        }
    }

    /** Of all windows that chose; a window that did not has no training to be set against. */
    private static Efficiency efficiency(List<WindowResult> windows) {
        LogGrowth train = new LogGrowth(), test = new LogGrowth();
        for (WindowResult window : windows) {
            if (window.chosen().isPresent() && window.test().isPresent()) {
                train.add(window.chosen().get().summary().totalReturn(), window.window().train());
                test.add(window.test().get().totalReturn(), window.window().test());
            }
        }
        return windows.stream().allMatch(window -> window.chosen().isEmpty()) ? Efficiency.NOTHING_CHOSEN : Efficiency.of(train.perDay(), test.perDay());
    }

    private static Stability stability(List<WindowResult> windows) {
        int kept = 0;
        int of = 0;
        for (int i = 1; i < windows.size(); i++) {
            Optional<Choice> last = windows.get(i - 1).chosen();
            Optional<Choice> now = windows.get(i).chosen();
            if (last.isPresent() && now.isPresent()) {
                of++;
                kept += last.get().point() == now.get().point() ? 1 : 0;
            }
        }
        long points = windows.stream().flatMap(window -> window.chosen().stream()).mapToLong(Choice::point).distinct().count();
        return new Stability(kept, of, (int) points);
    }
}
