package dev.wafer.cli.command;

import dev.wafer.cli.json.WalkForwardJson;
import dev.wafer.cli.report.Measures;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.ConfigFile;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.research.FinishedWalkForward;
import dev.wafer.cli.research.WalkForwardReport;
import dev.wafer.cli.source.Refusal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Watchdog;
import dev.wafer.data.io.store.Trials;
import dev.wafer.data.io.store.Trials.Counts;
import dev.wafer.data.io.store.Trials;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.research.sweep.PointFailure;
import dev.wafer.research.walkforward.Measure;
import dev.wafer.research.walkforward.WalkForward;
import dev.wafer.research.walkforward.WalkForwardResult;
import dev.wafer.research.walkforward.WindowPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** Parameters chosen on the past, tried on what followed. */
@Command(name = "walkforward", customSynopsis = "wafer walkforward --strategy NAME|FILE.java --grid NAME=VALUES... [options]",
        description = {"Chooses parameters on one stretch of history and tries them on the next.",
            "Window after window; prints what the tests earned together."},
        exitCodeList = {"0:good", "2:the request was wrong", "3:the input data was wrong", "70:a bug of ours"},
        footer = {"  wafer walkforward --strategy sma-cross --symbols MU \\", "      --grid fast=5..50:5 --grid slow=60..600:60",
            "  wafer walkforward --strategy sma-cross --grid fast=5..50:5 \\", "      --train 90d --test 30d --anchored --rank-by calmar"})
final class WalkForwardCommand implements Callable<Integer> {
    /** Options of one run. */
    private static final List<String> NOT_OURS = List.of("--equity", "--trades", "--fail-if", "--bounds", "--verbose");

    private final Terminal terminal;
    private final AtomicLong lastStepNanos = new AtomicLong(System.nanoTime());

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private WalkForwardOptions walk = new WalkForwardOptions();

    @Mixin
    private BacktestOptions typed = new BacktestOptions();

    private WalkForwardCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with the options of a backtest but those that speak of one run. */
    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new WalkForwardCommand(terminal));
        CommandSpec spec = line.getCommandSpec();
        NOT_OURS.forEach(name -> spec.remove(spec.findOption(name)));
        return line;
    }

    @Override
    public Integer call() {
        BacktestOptions options = ConfigFile.merged(typed, spec);
        JsonChoice jsonChoice = JsonChoice.of(options.json);
        walk.check();
        RankBy rankBy = RankBy.of(walk.rankBy, 1);

        String strategy = options.strategy.orElse("");
        RunRequest request = Watchdog.within(options.timeoutSeconds, strategy, () -> RunRequest.of(options, type -> type.build(Map.of())));
        SweepOptions sweep = new SweepOptions();
        sweep.grid = walk.grid;
        SweepSpace space = SweepSpace.of(request.type(), options, sweep);
        MarketData dataSet = MarketSource.read(request.data(), terminal);
        lastStepNanos.set(System.nanoTime());
        FinishedWalkForward finished = Watchdog.within(options.timeoutSeconds, strategy, lastStepNanos::get, () -> run(request, space, rankBy, dataSet));

        jsonChoice.show(terminal, () -> WalkForwardJson.of(finished, RootCommand.VERSION), () -> WalkForwardReport.of(finished, terminal.isStyled()));
        return ExitCode.GOOD;
    }

    private FinishedWalkForward run(RunRequest request, SweepSpace space, RankBy rankBy, MarketData dataSet) {
        Ground ground = Ground.of(request, dataSet);
        WindowPlan plan = walk.plan(ground.covered(), dataSet.resolutionMs());
        WalkForward.Candidates candidates = new WalkForward.Candidates(space.points().count(), point -> request.type().candidate(space.values(point)));
        Measure measure = new Measure(rankBy.measure(), rankBy.isHighestFirst(),
                summary -> Measures.find(summary, rankBy.measure()).map(Measures.Measure::value).orElse(OptionalDouble.empty()));
        try {
            WalkForward walkForward = new WalkForward(ground.market(), ground.settings(), candidates, measure);
            WalkForwardResult result = run(walkForward, plan, ground.covered());
            Counts _ = Trial.count(terminal, dataSet, trials(space, candidates, new TrialKeys(ground)));
            return new FinishedWalkForward(request.type().name(), new FinishedWalkForward.Space(space.points().grid(), space.fixed(), point -> space.points().values(point)),
                    dataSet, ground.data().tickers(), ground.covered(), ground.settings(), ground.rules().venue(), plan, result);
        } catch (PointFailure e) {
            throw Refusal.of(request.type(), Optional.ofNullable(e.getCause()).orElse(e));
        } catch (Throwable e) {
            throw Refusal.of(request.type(), e);
        }
    }

    /** Every point that is not refused when it is made; none has a Sharpe ratio over all of the data. */
    private static Trials trials(SweepSpace space, WalkForward.Candidates candidates, TrialKeys keys) {
        Trials trials = new Trials(candidates.count(), keys.ofAll(space), keys.days());
        for (long point = 0; point < candidates.count(); point++) {
            key(keys, candidates, point).ifPresent(key -> trials.add(key, OptionalDouble.empty()));
        }
        return trials;
    }

    private static OptionalLong key(TrialKeys keys, WalkForward.Candidates candidates, long point) {
        try {
            return OptionalLong.of(keys.of(candidates.strategyOf().apply(point)));
        } catch (IllegalArgumentException _) {
            return OptionalLong.empty();
        }
    }

    private WalkForwardResult run(WalkForward walkForward, WindowPlan plan, TimeSpan covered) {
        int threads = walk.threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        int windows = plan.windows(covered).size();
        try (ProgressBar progress = new ProgressBar(terminal, "points", walkForward.work(windows), 0)) {
            return walkForward.run(plan, covered, threads, done -> {
                lastStepNanos.set(System.nanoTime());
                progress.done(done);
            });
        }
    }
}
