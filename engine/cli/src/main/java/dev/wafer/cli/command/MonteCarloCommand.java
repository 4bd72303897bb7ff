package dev.wafer.cli.command;

import dev.wafer.cli.json.MonteCarloJson;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.MonteCarloReport;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.Choice;
import dev.wafer.cli.request.ConfigFile;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Runs;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.Refusal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Watchdog;
import dev.wafer.cli.text.Figures;
import dev.wafer.data.io.store.Trials.Counts;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.run.RunResult;
import dev.wafer.research.montecarlo.MonteCarlo;
import dev.wafer.research.montecarlo.MonteCarloPlan;
import dev.wafer.research.montecarlo.MonteCarloResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** One strategy on many histories that might have been. */
@Command(name = "montecarlo", customSynopsis = "wafer montecarlo --strategy NAME|FILE.java [options]",
        description = {"Runs one strategy on many histories that might have been.",
            "Prints how return, drawdown and liquidations came out, and where the recorded history lies among them."},
        exitCodeList = {"0:good", "2:the request was wrong", "3:the input data was wrong", "70:a bug of ours"},
        footer = {"  wafer montecarlo --strategy sma-cross --symbols MU",
            "  wafer montecarlo --strategy sma-cross -p fast=10 --symbols MU \\", "      --model simulated --years 1 --seed 7",
            "  wafer montecarlo --strategy buy-and-hold --symbols MU --paths 100 \\", "      --json - | jq .liquidated"})
final class MonteCarloCommand implements Callable<Integer> {
    private static final double DAY_MS = Duration.ofDays(1).toMillis();
    private static final double DAYS_PER_YEAR = 365;
    private static final double MOST_DAYS = 36_500;
    private static final double DEFAULT_BLOCK_SESSIONS = 5;
    /** Options of one run alone. */
    private static final List<String> NOT_OURS = List.of("--equity", "--trades", "--fail-if", "--bounds", "--verbose");

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private BacktestOptions typed = new BacktestOptions();

    @Option(names = "--model", paramLabel = "sessions|simulated", defaultValue = "sessions",
            description = {"sessions (default): recorded sessions drawn with replacement; simulated: a market of",
                "regimes, jumps and open interest that builds and flushes, as volatile as the recorded."})
    private String model = "sessions";

    @Option(names = "--paths", paramLabel = "N", defaultValue = "1000", description = "Histories to draw. Default: 1000.")
    private int paths = 1000;

    @Option(names = "--years", paramLabel = "X", description = "Length of each, in years of 365 days. Default: as long as the recorded history.")
    private Optional<Double> years = Optional.empty();

    @Option(names = "--days", paramLabel = "N", description = "The same in days.")
    private Optional<Double> days = Optional.empty();

    @Option(names = "--block", paramLabel = "SESSIONS",
            description = {"Mean length of what is drawn in one piece; a session is a trading day, or a", "weekend or holiday as a whole. Default: 5. Only with --model sessions."})
    private Optional<Double> meanBlockSessions = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "Paths run at a time; no result depends on it. Default: all processors.")
    private Optional<Integer> threads = Optional.empty();

    private MonteCarloCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with the options of a backtest but those that speak of one run. */
    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new MonteCarloCommand(terminal));
        CommandSpec spec = line.getCommandSpec();
        NOT_OURS.forEach(name -> spec.remove(spec.findOption(name)));
        return line;
    }

    @Override
    public Integer call() {
        BacktestOptions options = ConfigFile.merged(typed, spec);
        JsonChoice jsonChoice = JsonChoice.of(options.json);
        MonteCarloPlan plan = plan(options.seed);

        String strategy = options.strategy.orElse("");
        RunRequest request = Watchdog.within(options.timeoutSeconds, strategy, () -> RunRequest.of(options));
        MarketData dataSet = MarketSource.read(request.data(), terminal);
        Finished finished = Watchdog.within(options.timeoutSeconds, strategy, () -> run(request, dataSet, plan));

        jsonChoice.show(terminal, () -> finished.json(), () -> MonteCarloReport.of(finished.recorded, finished.result, terminal.isStyled()));
        return ExitCode.GOOD;
    }

    private MonteCarloPlan plan(long seed) {
        if (years.isPresent() && days.isPresent()) {
            throw new RequestException("--days: found it beside --years, expected one of the two");
        }
        checkLength("--days", days, 1, "from 1 to 36,500");
        checkLength("--years", years, DAYS_PER_YEAR, "from 0.00274, a day, to 100");
        MonteCarloPlan.Model from = Choice.of(MonteCarloPlan.Model.class, "--model", model);
        if (from == MonteCarloPlan.Model.SIMULATED && meanBlockSessions.isPresent()) {
            throw new RequestException("--block: found it with --model simulated, which draws no sessions, expected it with --model sessions alone");
        }
        try {
            return new MonteCarloPlan(from, paths, lengthMs(), meanBlockSessions.orElse(DEFAULT_BLOCK_SESSIONS), seed,
                    threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()));
        } catch (IllegalArgumentException e) {
            throw new RequestException("--" + e.getMessage(), e);
        }
    }

    private static void checkLength(String option, Optional<Double> typed, double unitDays, String expected) {
        typed.filter(length -> !(Math.round(length * unitDays * DAY_MS) >= DAY_MS && length * unitDays <= MOST_DAYS)).ifPresent(length -> {
            throw new RequestException(option + ": found " + (Double.isFinite(length) ? Figures.plain(length) : length) + ", expected " + expected);
        });
    }

    private OptionalLong lengthMs() {
        Optional<Double> wanted = days.or(() -> years.map(count -> count * DAYS_PER_YEAR));
        return wanted.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Math.round(wanted.get() * DAY_MS));
    }

    private record Finished(FinishedRun recorded, MonteCarloResult result) {
        /** Only where it is wanted: it takes the fingerprint of the data. */
        String json() {
            return MonteCarloJson.of(recorded, result, RootCommand.VERSION);
        }
    }

    private Finished run(RunRequest request, MarketData dataSet, MonteCarloPlan plan) {
        Ground ground = Ground.of(request, dataSet);
        try (Progress progress = new Progress(terminal, "paths", plan.paths())) {
            MonteCarloResult result = new MonteCarlo(ground.data(), ground.rules(), request.strategy(), ground.settings()).run(plan, progress::done);
            RunResult recorded = result.recorded();
            Counts _ = Trial.count(terminal, dataSet, new TrialKeys(ground).alone(request.strategy(), recorded.summary().sharpe()));
            return new Finished(ground.finished(request.strategy(), recorded, Optional.empty()), result);
        } catch (Throwable e) {
            throw Refusal.of(request.type(), e);
        }
    }
}
