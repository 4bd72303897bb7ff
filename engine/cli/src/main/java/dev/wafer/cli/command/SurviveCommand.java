package dev.wafer.cli.command;

import dev.wafer.cli.json.SurvivalJson;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.SurvivalReport;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.ConfigFile;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Runs;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.Refusal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Watchdog;
import dev.wafer.data.io.store.Trials.Counts;
import dev.wafer.data.io.store.Trials;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.run.RunResult;
import dev.wafer.research.montecarlo.LeverageRow;
import dev.wafer.research.montecarlo.Survival;
import dev.wafer.research.montecarlo.SurvivalPlan;
import dev.wafer.research.montecarlo.SurvivalResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** Every leverage, on the recorded history and on many drawn from it. */
@Command(name = "survive", customSynopsis = "wafer survive --strategy NAME|FILE.java [options]",
        description = {"The highest leverage at which a liquidation is shown to be unlikely.",
            "Runs one strategy at 1x to 10x, on the recorded history and on many histories drawn from its sessions, and prints the chance of a liquidation and the highest leverage shown to be under 1 %%."},
        exitCodeList = {"0:good", "2:the request was wrong", "3:the input data was wrong", "70:a bug of ours"},
        footer = {"  wafer survive --strategy buy-and-hold --symbols MU",
            "  wafer survive --strategy sma-cross -p fast=10 -p slow=50 \\", "      --symbols MU --paths 200 --seed 7",
            "  wafer survive --strategy buy-and-hold --symbols MU --paths 100 \\", "      --json - | jq .highestLeverage"})
final class SurviveCommand implements Callable<Integer> {
    /** Options of one run at one leverage. */
    private static final List<String> NOT_OURS = List.of("--leverage", "--equity", "--trades", "--fail-if", "--bounds", "--verbose");

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private BacktestOptions typed = new BacktestOptions();

    @Option(names = "--paths", paramLabel = "N", defaultValue = "1000", description = "Histories to draw. Default: 1000.")
    private int paths = 1000;

    @Option(names = "--block", paramLabel = "SESSIONS", defaultValue = "5",
            description = {"Mean length of what is drawn in one piece; a session is a trading day, or a", "weekend or holiday as a whole. Default: 5."})
    private double meanBlockSessions = 5;

    @Option(names = "--threads", paramLabel = "N", description = "Paths run at a time; no result depends on it. Default: all processors.")
    private Optional<Integer> threads = Optional.empty();

    private SurviveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with the options of a backtest but those that speak of one leverage. */
    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new SurviveCommand(terminal));
        CommandSpec spec = line.getCommandSpec();
        NOT_OURS.forEach(name -> spec.remove(spec.findOption(name)));
        return line;
    }

    @Override
    public Integer call() {
        BacktestOptions options = ConfigFile.merged(typed, spec);
        JsonChoice jsonChoice = JsonChoice.of(options.json);
        SurvivalPlan plan = plan(options.seed);

        String strategy = options.strategy.orElse("");
        RunRequest request = Watchdog.within(options.timeoutSeconds, strategy, () -> RunRequest.of(options));
        MarketData dataSet = MarketSource.read(request.data(), terminal);
        Finished finished = Watchdog.within(options.timeoutSeconds, strategy, () -> run(request, dataSet, plan));

        String json = SurvivalJson.of(finished.lowest, finished.survival, RootCommand.VERSION);
        jsonChoice.show(terminal, () -> json, () -> SurvivalReport.of(finished.lowest, finished.survival, terminal.isStyled()));
        return ExitCode.GOOD;
    }

    /** Each leverage that ran on the recorded history; only the lowest has its Sharpe ratio at hand. */
    private static Trials trials(Ground ground, SurvivalResult survival) {
        Trials trials = new Trials(survival.rows().size(), 0, ground.days());
        OptionalDouble lowestSharpe = TrialKeys.perDay(survival.lowestRun().summary().sharpe());
        boolean isLowest = true;
        for (LeverageRow row : survival.rows()) {
            if (row instanceof LeverageRow.Ran) {
                trials.add(new TrialKeys(ground.atLeverage(row.leverage())).of(ground.request().strategy()),
                        isLowest ? lowestSharpe : OptionalDouble.empty());
                isLowest = false;
            }
        }
        return trials;
    }

    private SurvivalPlan plan(long seed) {
        try {
            return new SurvivalPlan(paths, meanBlockSessions, seed, threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()));
        } catch (IllegalArgumentException e) {
            throw new RequestException("--" + e.getMessage(), e);
        }
    }

    private record Finished(FinishedRun lowest, SurvivalResult survival) {}

    private Finished run(RunRequest request, MarketData dataSet, SurvivalPlan plan) {
        Ground ground = Ground.of(request.atLeverage(1), dataSet);
        try (Progress progress = new Progress(terminal, "paths", plan.paths())) {
            SurvivalResult survival = new Survival(ground.data(), ground.rules(), request.strategy(), ground.settings()).run(plan, progress::done);
            RunResult lowest = survival.lowestRun();
            Counts _ = Trial.count(terminal, dataSet, trials(ground, survival));
            return new Finished(ground.finished(request.strategy(), lowest, Optional.empty()), survival);
        } catch (Throwable e) {
            throw Refusal.of(request.type(), e);
        }
    }
}
