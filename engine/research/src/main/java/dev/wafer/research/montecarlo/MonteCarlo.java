package dev.wafer.research.montecarlo;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.measure.EquityCurve.Detail;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.Batch;
import dev.wafer.engine.run.Batch.Outcome;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/**
 * What else could have come of a strategy? It is run on many paths: the sessions of the recorded history drawn anew by {@link SessionBootstrap}, or
 * seeded simulated markets made to its measure by {@link Measured}.
 */
public final class MonteCarlo {
    private static final double DAY_MS = 86_400_000.0;
    private static final double HALF = -0.5;

    private final MarketData data;
    private final RuleBook rules;
    private final StrategySpec strategy;
    private final RunSettings settings;

    /** One strategy on one market. */
    public MonteCarlo(MarketData data, RuleBook rules, StrategySpec strategy, RunSettings settings) {
        this.data = data;
        this.rules = rules;
        this.strategy = strategy;
        this.settings = settings;
    }

    /** What one path gave; NaN: no liquidation. */
    private record PathOutcome(Summary summary, double daysToLiquidation) {}

    /**
     * Runs all of it. The same plan gives the same result on any number of threads.
     *
     * @param progress told how many paths are done, from several threads
     * @throws IllegalArgumentException if the request cannot be run on the history, or on no path
     * @throws dev.wafer.engine.run.StrategyFailure if the strategy throws at a close
     */
    public MonteCarloResult run(MonteCarloPlan plan, IntConsumer progress) {
        SessionBootstrap bootstrap = new SessionBootstrap(data, settings.span(), plan.meanBlockSessions(), plan.lengthMs());
        RunResult recorded = Backtest.run(data, rules, strategy, settings.withSpan(bootstrap.drawn()));
        LongFunction<MarketData> paths = switch (plan.model()) {
            case SESSIONS -> seed -> bootstrap.path(new SplittableRandom(seed));
            case SIMULATED -> new Measured(data, bootstrap.drawn()).market(bootstrap.path())::draw;
        };
        Optional<PathOutcome>[] outcomes = outcomes(plan, bootstrap.path(), paths, progress);
        PathOutcome[] ran = Arrays.stream(outcomes).flatMap(Optional::stream).toArray(PathOutcome[]::new);
        if (ran.length == 0) {
            throw new IllegalArgumentException("paths: the strategy was refused on all " + plan.paths() + " of them, though not on the history");
        }
        SessionUnits units = bootstrap.units();
        return result(new MonteCarloResult.Drawing(plan, bootstrap.drawn(), bootstrap.path(), units.count(true), units.count(false),
                KnownInterest.share(data, bootstrap.drawn())), recorded, ran);
    }

    private Optional<PathOutcome>[] outcomes(MonteCarloPlan plan, TimeSpan span, LongFunction<MarketData> paths, IntConsumer progress) {
        @SuppressWarnings({"unchecked", "rawtypes"})           // an array of a generic type is made so
        Optional<PathOutcome>[] outcomes = new Optional[plan.paths()];
        long[] seeds = new SplittableRandom(plan.seed()).longs(plan.paths()).toArray();
        AtomicInteger done = new AtomicInteger();
        RunSettings pathSettings = pathSettings().withSpan(span);
        PreparedMarket first = new PreparedMarket(paths.apply(seeds[0]), rules, settings.funding());
        Parallel.run(plan.paths(), plan.threads(), path -> {
            outcomes[path] = outcome(path == 0 ? first : first.like(paths.apply(seeds[path])), pathSettings);
            progress.accept(done.incrementAndGet());
        });
        return outcomes;
    }

    /** Paths have no finer bars. */
    private RunSettings pathSettings() {
        RunSettings daily = settings.withEquity(Detail.DAILY);
        return settings.path() == PathPolicy.SUB_BARS ? daily.withPath(PathPolicy.PESSIMISTIC) : daily;
    }

    /** When the first liquidation was, only the journal says: those paths are run again to keep it. */
    private Optional<PathOutcome> outcome(PreparedMarket market, RunSettings pathSettings) {
        return switch (new Batch(market, pathSettings).run(List.of(strategy)).getFirst()) {
            case Outcome.Refused _ -> Optional.empty();
            case Outcome.Measured(Summary summary) -> Optional.of(new PathOutcome(summary,
                    summary.liquidations() == 0 ? Double.NaN : daysToLiquidation(Backtest.run(market, strategy, pathSettings))));
        };
    }

    private static double daysToLiquidation(RunResult run) {
        for (int row = 0; row < run.journal().count(); row++) {
            if (run.journal().entry(row) == Entry.LIQUIDATED) {
                return (run.journal().timeMs(row) - run.span().fromMs()) / DAY_MS;
            }
        }
        throw new IllegalStateException("Invariant: what the summary counts as a liquidation stands in the journal, found none");
    }

    private static MonteCarloResult result(MonteCarloResult.Drawing drawing, RunResult recorded, PathOutcome[] ran) {
        double[] sharpes = Arrays.stream(ran).flatMapToDouble(path -> path.summary.sharpe().stream()).toArray();
        double[] days = Arrays.stream(ran).mapToDouble(PathOutcome::daysToLiquidation).filter(Double::isFinite).toArray();
        Distribution returns = distribution(ran, Summary::totalReturn);
        return new MonteCarloResult(drawing, recorded, ran.length, drawing.plan().paths() - ran.length,
                new MonteCarloResult.Measures(returns, distribution(ran, Summary::maxDrawdownIntrabar), distribution(ran, Summary::finalEquityUsd),
                        some(sharpes)),
                Chance.of(days.length, ran.length), Chance.of(returns.below(HALF), ran.length), Chance.of(returns.below(0), ran.length), some(days));
    }

    private static Distribution distribution(PathOutcome[] ran, ToDoubleFunction<Summary> measure) {
        return Distribution.of(Arrays.stream(ran).mapToDouble(path -> measure.applyAsDouble(path.summary)).toArray());
    }

    private static Optional<Distribution> some(double[] values) {
        return values.length == 0 ? Optional.empty() : Optional.of(Distribution.of(values));
    }
}
