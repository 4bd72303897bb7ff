package dev.wafer.research.robust;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.Batch;
import dev.wafer.engine.run.Batch.Outcome;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.research.montecarlo.Chance;
import dev.wafer.research.montecarlo.Distribution;
import dev.wafer.research.montecarlo.Parallel;
import dev.wafer.research.robust.RobustResult.Alone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Is a result more than the luck of small choices? Runs neighbours of a run, each a seeded mixture of all kinds of {@link Change}: parameters moved,
 * the start 0 to 20 days later (a tenth of the span at most), and by the toss of a coin each: orders one bar late, costs doubled, other leg orders.
 * Then each kind alone. All on the recorded history: it says nothing of another one.
 */
public final class Robustness {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final int MOST_SHIFT_DAYS = 20;
    private static final int LEAST_SPANS_PER_SHIFT = 10;
    private static final int DRAWN_ALONE = 50;
    private static final int MOST_REFUSALS = 100;

    private final PreparedMarket market;
    private final StrategySpec strategy;
    private final RunSettings settings;
    private final RunResult run;
    private final ParameterMoves moves;
    private final int mostShiftDays;

    /** The neighbourhood of a run that was made of this. */
    public Robustness(PreparedMarket market, StrategySpec strategy, RunSettings settings, RunResult run) {
        this.market = market;
        this.strategy = strategy;
        this.settings = settings;
        this.run = run;
        moves = new ParameterMoves(strategy);
        mostShiftDays = mostShiftDays();
    }

    /** Every symbol still has a bar after the latest start. */
    private int mostShiftDays() {
        long fromMs = run.span().fromMs();
        long days = Math.min(MOST_SHIFT_DAYS, (run.span().toMs() - fromMs) / DAY_MS / LEAST_SPANS_PER_SHIFT);
        for (SymbolHistory history : market.data().histories()) {
            BarSeries bars = history.bars();
            days = Math.min(days, (bars.openTimeMs(bars.count() - 1) - fromMs) / DAY_MS);
        }
        return (int) days;
    }

    /** One run to be made: which kind of change it is for alone, empty for all at once; and the seed of what is drawn. */
    private record Task(Optional<Change> change, int number, long seed) {}

    /** What one gave. */
    private record Outcomes(Summary summary, int refused) {}

    /**
     * Runs all of them. The same plan gives the same result on any number of threads.
     *
     * @param progress told how many runs are done, from several threads
     * @throws IllegalArgumentException if the strategy refuses nearly all its neighbours
     * @throws dev.wafer.engine.run.StrategyFailure if the strategy throws at a close
     */
    public RobustResult run(RobustPlan plan, IntConsumer progress) {
        List<Task> tasks = tasks(plan);
        Outcomes[] outcomes = new Outcomes[tasks.size()];
        AtomicInteger done = new AtomicInteger();
        Parallel.run(outcomes.length, plan.threads(), task -> {
            outcomes[task] = run(tasks.get(task));
            progress.accept(done.incrementAndGet());
        });
        double headline = run.summary().totalReturn();
        List<Summary> neighbours = summaries(tasks, outcomes, Optional.empty());
        int refused = Arrays.stream(outcomes).mapToInt(Outcomes::refused).sum();
        List<Alone> alone = new ArrayList<>();
        for (Change change : kinds()) {
            double[] returns = summaries(tasks, outcomes, Optional.of(change)).stream().mapToDouble(Summary::totalReturn).toArray();
            alone.add(new Alone(change, Distribution.of(returns),
                    Arrays.stream(returns).map(each -> Math.abs(each - headline)).sum() / returns.length));
        }
        alone.sort(Comparator.comparingDouble(Alone::meanMove).reversed());         // stable: ties stay in the order of the kinds
        return new RobustResult(plan, headline, Distribution.of(neighbours.stream().mapToDouble(Summary::totalReturn).toArray()),
                Distribution.of(neighbours.stream().mapToDouble(Summary::maxDrawdownIntrabar).toArray()),
                chance(neighbours, summary -> summary.totalReturn() < 0), chance(neighbours, summary -> summary.liquidations() > 0), moves.names(),
                mostShiftDays, refused, alone);
    }

    /** How many runs a plan takes. */
    public int runCount(RobustPlan plan) {
        return plan.neighbours() + kinds().stream().mapToInt(this::aloneCount).sum();
    }

    private static Chance chance(List<Summary> summaries, Predicate<Summary> hit) {
        return Chance.of((int) summaries.stream().filter(hit).count(), summaries.size());
    }

    private static List<Summary> summaries(List<Task> tasks, Outcomes[] outcomes, Optional<Change> change) {
        return IntStream.range(0, outcomes.length).filter(i -> tasks.get(i).change().equals(change)).mapToObj(i -> outcomes[i].summary()).toList();
    }

    /** The kinds that can change anything here. */
    private List<Change> kinds() {
        return Arrays.stream(Change.values()).filter(change -> aloneCount(change) > 0).toList();
    }

    private int aloneCount(Change change) {
        return switch (change) {
            case PARAMETERS -> moves.names().isEmpty() ? 0 : DRAWN_ALONE;
            case START -> mostShiftDays;
            case LATE, COSTS -> 1;
            case LEG_ORDERS -> !hasLegOrders() ? 0 : run.summary().ambiguousBars() == 0 ? 1 : DRAWN_ALONE;      // no order changes a fill: once shows it
        };
    }

    /** Finer bars keep their own order whatever is said of the bars they divide. */
    private boolean hasLegOrders() {
        return settings.path() != PathPolicy.SUB_BARS;
    }

    private List<Task> tasks(RobustPlan plan) {
        SplittableRandom seeds = new SplittableRandom(plan.seed());
        List<Task> tasks = new ArrayList<>();
        for (int number = 0; number < plan.neighbours(); number++) {
            tasks.add(new Task(Optional.empty(), number, seeds.nextLong()));
        }
        for (Change change : kinds()) {
            for (int number = 0; number < aloneCount(change); number++) {
                tasks.add(new Task(Optional.of(change), number, seeds.nextLong()));
            }
        }
        return tasks;
    }

    /** What a strategy refuses only when it starts is drawn again, too. */
    private Outcomes run(Task task) {
        SplittableRandom random = new SplittableRandom(task.seed());
        int refused = 0;
        String reason = "";
        for (int attempt = 0; attempt < MOST_REFUSALS; attempt++) {
            ParameterMoves.Moved moved = isMoving(task) ? moves.draw(random) : new ParameterMoves.Moved(strategy, 0);
            refused += moved.refused();
            Neighbour neighbour = neighbour(task, moved.strategy(), random);
            switch (new Batch(market, neighbour.settings(settings, run.span()), neighbour.legOrders()).run(List.of(moved.strategy())).getFirst()) {
                case Outcome.Measured(Summary summary) -> {
                    return new Outcomes(summary, refused);
                }
                case Outcome.Refused(String why) -> {
                    refused++;
                    reason = why;
                }
            }
        }
        throw new IllegalArgumentException("robust: the strategy refused " + MOST_REFUSALS + " neighbours in a row, the last with: " + reason);
    }

    private static boolean isMoving(Task task) {
        return task.change().isEmpty() || task.change().get() == Change.PARAMETERS;
    }

    private Neighbour neighbour(Task task, StrategySpec moved, SplittableRandom random) {
        Neighbour neighbour = Neighbour.of(moved);
        if (task.change().isEmpty()) {
            return mixture(neighbour, random);
        }
        return switch (task.change().get()) {
            case PARAMETERS -> neighbour;
            case START -> neighbour.shifted(task.number() + 1);
            case LATE -> neighbour.late();
            case COSTS -> neighbour.dear();
            case LEG_ORDERS -> neighbour.withLegSeed(random.nextLong());
        };
    }

    private Neighbour mixture(Neighbour plain, SplittableRandom random) {
        Neighbour neighbour = plain.shifted(random.nextInt(mostShiftDays + 1));
        neighbour = random.nextBoolean() ? neighbour.late() : neighbour;
        neighbour = random.nextBoolean() ? neighbour.dear() : neighbour;
        return random.nextBoolean() && hasLegOrders() ? neighbour.withLegSeed(random.nextLong()) : neighbour;
    }
}
