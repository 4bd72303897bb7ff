package dev.wafer.benchmarks;

import dev.wafer.api.StrategySpec;
import dev.wafer.benchmarks.HandLoop.Recorded;
import dev.wafer.engine.measure.ExitReason;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.Batch;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One run of the engine over a prepared market whose columns are computed: loop, account, measures, the whole of {@link RunResult}.
 *
 * @param market shared with other subjects
 * @param units bars, of all symbols together
 * @param check what another route to the same result says differently
 */
record EngineRun(PreparedMarket market, StrategySpec strategy, RunSettings settings, long units, Function<RunResult, List<String>> check)
        implements Subject {
    private static final int BATCH_POINTS = 9;
    private static final int LEAST_EXITS = 5;
    private static final int ROUNDS_OF_OTHERS = 8;
    private static final double CENT_USD = 0.01;

    @Override
    public RunResult run() {
        return Backtest.run(market, strategy, settings);
    }

    @Override
    public List<String> differences() {
        return check.apply(run());
    }

    /** The loop by hand as a subject; equal to itself by definition, so nothing is checked here. */
    record Hand(HandLoop loop, long units) implements Subject {
        @Override
        public HandLoop.Result run() {
            return loop.run();
        }

        @Override
        public List<String> differences() {
            return List.of();
        }
    }

    static Subject hand(Stage stage, Pace pace, Recorded recorded) {
        return new Hand(pace.handLoop(stage.one(), recorded), stage.scale().bars());
    }

    /** A declared wish; checked against the loop by hand, and as one point of a batch. */
    static EngineRun target(Stage stage, Pace pace, Recorded recorded) {
        HandLoop hand = pace.handLoop(stage.one(), recorded);
        RunSettings settings = pace.settings(recorded);
        return new EngineRun(stage.onePrepared(), pace.strategy(), settings, stage.scale().bars(), result -> {
            HandLoop.Result byHand = hand.run();
            List<String> differences = new ArrayList<>(SameResult.differences(byHand, result));
            differences.addAll(inBatch(stage.onePrepared(), pace, settings, byHand));
            return List.copyOf(differences);
        });
    }

    /** The strategy in the midst of others with slightly longer means. */
    private static List<String> inBatch(PreparedMarket market, Pace pace, RunSettings settings, HandLoop.Result byHand) {
        MeanCross own = pace.strategy();
        int place = BATCH_POINTS / 2;
        List<MeanCross> points = IntStream.range(0, BATCH_POINTS)
                .mapToObj(i -> new MeanCross(own.fastBars(), own.slowBars() + (i == place ? 0 : i + 1))).toList();
        return switch (new Batch(market, settings).run(points).get(place)) {
            case Batch.Outcome.Measured(var summary) -> SameResult.differences(byHand, summary);
            case Batch.Outcome.Refused(String reason) -> List.of("the batch refused " + own + ": " + reason);
        };
    }

    /** The same after five strategy classes were loaded and ran hot. */
    static Subject afterOthers(Stage stage) {
        EngineRun measured = target(stage, Pace.CALM, Recorded.DAILY);
        List<StrategySpec> others = List.of(new HandWrittenCross(20, 100), new Brackets(100, 0.01, 10), new AlwaysLong(20),
                new dev.wafer.strategies.SmaCross(20, 100, false), new dev.wafer.strategies.BuyAndHold());
        for (int round = 0; round < ROUNDS_OF_OTHERS; round++) {
            others.forEach(other -> Backtest.run(measured.market, other, measured.settings));
        }
        return measured;
    }

    /** A strategy written against the interface; checked against the declared wish. */
    static Subject handWritten(Stage stage) {
        EngineRun target = target(stage, Pace.CALM, Recorded.DAILY);
        return new EngineRun(target.market, Pace.CALM.handWritten(), target.settings, target.units,
                result -> SameResult.differences("by interface", result, "by wish", target.run()));
    }

    /** Orders with exits pending; checked against itself and its own books. */
    static Subject orders(Stage stage) {
        return withBooks(new Brackets(100, 0.01, 10), stage.onePrepared(), Pace.CALM.settings(Recorded.DAILY), stage.scale().bars(),
                List.of(ExitReason.STOP, ExitReason.TAKE_PROFIT));
    }

    /** Spread, impact and limits; checked against itself and its own books. */
    static Subject realistic(Stage stage) {
        return withBooks(Pace.CALM.strategy(), stage.onePrepared(), Pace.realistic(Recorded.DAILY), stage.scale().bars(), List.of(ExitReason.SIGNAL));
    }

    private static Subject withBooks(StrategySpec strategy, PreparedMarket market, RunSettings settings, long units, List<ExitReason> expected) {
        return new EngineRun(market, strategy, settings, units, result -> {
            List<String> differences = new ArrayList<>(SameResult.differences("once", result, "again", Backtest.run(market, strategy, settings)));
            differences.addAll(books(result, settings));
            expected.stream().filter(reason -> exits(result, reason) < LEAST_EXITS)
                    .forEach(reason -> differences.add("exits by " + reason + ": found " + exits(result, reason) + ", expected at least " + LEAST_EXITS));
            return List.copyOf(differences);
        });
    }

    private static long exits(RunResult result, ExitReason reason) {
        return result.trades().stream().filter(trade -> trade.exitReason() == reason).count();
    }

    /** What the trades earned is what the account has more than at the start. */
    private static List<String> books(RunResult result, RunSettings settings) {
        double earnedUsd = result.trades().stream().mapToDouble(trade -> trade.profitUsd()).sum();
        double gainUsd = result.summary().finalEquityUsd() - settings.capitalUsd();
        return Math.abs(earnedUsd - gainUsd) <= CENT_USD ? List.of() : List.of("profit: of the trades " + earnedUsd + ", of the account " + gainUsd);
    }

    /** Three symbols in one account; checked against the strategy written against the interface. */
    static Subject threeSymbols(Stage stage) {
        PreparedMarket market = stage.threePrepared();
        RunSettings settings = Pace.CALM.settings(Recorded.DAILY);
        return new EngineRun(market, Pace.CALM.strategy(), settings, 3L * stage.scale().bars(), result -> {
            List<String> differences = new ArrayList<>(books(result, settings));
            differences.addAll(SameResult.differences("by wish", result, "by interface", Backtest.run(market, Pace.CALM.handWritten(), settings)));
            return List.copyOf(differences);
        });
    }

    /** From bars in memory: lays the market out, computes the means, runs; checked against the loop by hand. */
    static Subject fromBars(Stage stage) {
        MadeMarket made = stage.one();
        EngineRun target = target(stage, Pace.CALM, Recorded.DAILY);
        return new FromBars(() -> Backtest.run(Stage.prepare(made), target.strategy, target.settings), target.units, target.check);
    }

    /** A run that starts from the bars. */
    record FromBars(Supplier<RunResult> once, long units, Function<RunResult, List<String>> check) implements Subject {
        @Override
        public RunResult run() {
            return once.get();
        }

        @Override
        public List<String> differences() {
            return check.apply(run());
        }
    }
}
