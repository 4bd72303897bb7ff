package dev.wafer.research.montecarlo;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * At which leverage does a strategy survive? It is run at every leverage from 1 to 10 that the rules allow, on the recorded history and on many
 * histories drawn from it by {@link SessionBootstrap}. All leverages see the same paths.
 */
public final class Survival {
    private static final int MOST_LEVERAGE = 10;

    private final MarketData data;
    private final RuleBook rules;
    private final StrategySpec strategy;
    private final RunSettings settings;

    /** One strategy on one market; the leverage of the settings plays no part. */
    public Survival(MarketData data, RuleBook rules, StrategySpec strategy, RunSettings settings) {
        this.data = data;
        this.rules = rules;
        this.strategy = strategy;
        this.settings = settings;
    }

    /** One leverage on the recorded history: what it did, or why it was refused. */
    private record Attempt(int leverage, Optional<RunResult> run, Optional<IllegalArgumentException> refusal) {}

    /**
     * Runs all of it. The same plan gives the same result on any number of threads.
     *
     * @param progress told how many paths are done, from several threads
     * @throws IllegalArgumentException if the request cannot be run at any leverage
     * @throws dev.wafer.engine.run.StrategyFailure if the strategy throws at a close
     */
    public SurvivalResult run(SurvivalPlan plan, IntConsumer progress) {
        PreparedMarket recorded = new PreparedMarket(data, rules, settings.funding());
        List<Attempt> attempts = new ArrayList<>();
        for (int leverage = 1; leverage <= mostLeverage(); leverage++) {
            attempts.add(attempt(recorded, leverage));
        }
        RunResult lowestRun = lowestRun(attempts);
        SessionBootstrap bootstrap = new SessionBootstrap(data, settings.span(), plan.meanBlockSessions());
        List<PathTally> tallies = runPaths(bootstrap, plan, attempts, progress);
        List<LeverageRow> rows = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            rows.add(row(attempts.get(i), tallies.get(i), recorded));
        }
        SessionUnits units = bootstrap.units();
        return new SurvivalResult(List.copyOf(rows),
                new SurvivalResult.Drawing(plan, bootstrap.drawn(), units.count(true), units.count(false)), lowestRun);
    }

    /** The lowest maximum of any symbol at any time of the span, 10 at most. */
    private int mostLeverage() {
        long[] clockMs = data.clockMs();
        long fromMs = Math.max(Math.max(settings.span().fromMs(), clockMs[0]), rules.firstMs());
        long toMs = Math.max(Math.min(settings.span().toMs(), clockMs[clockMs.length - 1] + data.resolutionMs()), fromMs);
        int most = MOST_LEVERAGE;
        for (String ticker : data.tickers()) {
            for (long timeMs : rules.changes(ticker, fromMs, toMs)) {
                most = Math.min(most, rules.at(ticker, timeMs).maxLeverage());
            }
        }
        return most;
    }

    private Attempt attempt(PreparedMarket recorded, int leverage) {
        try {
            return new Attempt(leverage, Optional.of(Backtest.run(recorded, strategy, settings.withLeverage(leverage))), Optional.empty());
        } catch (IllegalArgumentException e) {
            return new Attempt(leverage, Optional.empty(), Optional.of(e));
        }
    }

    /** A request that is refused at every leverage is no question of leverage. */
    private static RunResult lowestRun(List<Attempt> attempts) {
        return attempts.stream().flatMap(attempt -> attempt.run().stream()).findFirst()
                .orElseThrow(() -> attempts.getFirst().refusal().orElseThrow());
    }

    /** A tally for each attempt; one that was refused keeps an empty one. */
    private List<PathTally> runPaths(SessionBootstrap bootstrap, SurvivalPlan plan, List<Attempt> attempts, IntConsumer progress) {
        List<PathTally> tallies = attempts.stream().map(_ -> new PathTally(plan.paths())).toList();
        long[] seeds = new SplittableRandom(plan.seed()).longs(plan.paths()).toArray();
        AtomicInteger done = new AtomicInteger();
        Parallel.run(plan.paths(), plan.threads(), path -> {
            MarketData drawn = bootstrap.path(new SplittableRandom(seeds[path]));
            PreparedMarket market = new PreparedMarket(drawn, rules, settings.funding());
            for (int i = 0; i < attempts.size(); i++) {
                if (attempts.get(i).run().isPresent()) {
                    tallies.get(i).run(path, market, strategy, pathSettings(attempts.get(i).leverage(), bootstrap.drawn()));
                }
            }
            progress.accept(done.incrementAndGet());
        });
        return tallies;
    }

    private RunSettings pathSettings(int leverage, TimeSpan drawn) {
        return settings.withSpan(drawn).withLeverage(leverage);
    }

    private LeverageRow row(Attempt attempt, PathTally tally, PreparedMarket recorded) {
        if (attempt.run().isEmpty()) {
            return new LeverageRow.Refused(attempt.leverage(), String.valueOf(attempt.refusal().orElseThrow().getMessage()));
        }
        RunResult run = attempt.run().get();
        ReturnSpan span = ReturnSpan.of(run, recorded, strategy, settings.withLeverage(attempt.leverage()));
        Summary summary = run.summary();
        return tally.row(attempt.leverage(), new LeverageRow.Recorded(summary.totalReturn(), span.lowestReturn(), span.highestReturn(),
                summary.maxDrawdownIntrabar(), summary.liquidations(), summary.ambiguousBars()));
    }
}
