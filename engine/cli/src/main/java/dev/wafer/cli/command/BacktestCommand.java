package dev.wafer.cli.command;

import dev.wafer.cli.json.ResultJson;
import dev.wafer.cli.page.PageRun;
import dev.wafer.cli.page.RunPage;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.RunReport;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.Choice;
import dev.wafer.cli.request.ConfigFile;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.Holdouts;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Runs;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.runs.RunKeeper;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Watchdog;
import dev.wafer.data.io.store.TrialLedger.Holdout;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.research.robust.RobustPlan;
import dev.wafer.research.robust.RobustResult;
import dev.wafer.research.robust.Robustness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One run. */
@Command(name = "backtest", customSynopsis = "wafer backtest --strategy NAME|FILE.java [options]",
        description = "Runs one strategy and prints what came of it.",
        exitCodeList = {"0:good", "1:a --fail-if held", "2:the request was wrong", "3:the input data was wrong", "70:a bug of ours"},
        footer = {"  wafer backtest --strategy sma-cross", "  wafer backtest --strategy sma-cross -p fast=10 -p slow=50 \\",
            "      --symbols MU,AMD --leverage 5",
            "  wafer backtest --strategy ./MyStrategy.java --data my-data \\",
            "      --from 2026-05-01 --to 2026-06-01",
            "  wafer backtest --strategy ./MyStrategy.java --watch",
            "  wafer backtest --strategy sma-cross --margin cross --latency-bars 1 \\",
            "      --assume impact-cap=0.1 --bounds",
            "  wafer backtest --strategy sma-cross --symbols MU --robust",
            "  wafer backtest --strategy whale --symbols MU --json - | jq .summary",
            "  wafer backtest --strategy whale --symbols MU --out whale-run",
            "  wafer backtest --strategy oi-momentum --bounds --html report.html",
            "  wafer backtest --strategy buy-and-hold \\",
            "      --fail-if 'liquidations>0' --fail-if 'maxDrawdown>0.5'"})
final class BacktestCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private BacktestOptions typed = new BacktestOptions();

    @Option(names = "--open-holdout", paramLabel = "REASON",
            description = {"Read what 'wafer holdout set' reserved. Works once for a data set, and is noted", "with the time, the strategy and the reason ('wafer ledger show')."})
    private Optional<String> openHoldout = Optional.empty();

    @Option(names = "--robust", description = {"Run neighbours too: parameters moved, a later start, orders a bar late, doubled",
        "costs, other orders inside bars; say at which percentile of them the run stands."})
    private boolean isRobust;

    @Option(names = "--neighbours", paramLabel = "N", defaultValue = "500", description = "How many with --robust. Default: 500.")
    private int neighbours = RobustPlan.STANDARD_NEIGHBOURS;

    @Option(names = "--threads", paramLabel = "N", description = "Neighbours run at a time; no result depends on it. Default: all processors.")
    private Optional<Integer> threads = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR",
            description = "Keep the run there as Parquet: trades, orders, equity, positions, funding and journal.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--watch", description = "Run a strategy's FILE.java again whenever it is saved, and say what changed; Ctrl-C ends it.")
    private boolean isWatching;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a report for a browser too: one file that needs no network.")
    private Optional<String> html = Optional.empty();

    BacktestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        BacktestOptions options = ConfigFile.merged(typed, spec);
        if (isWatching) {
            return Watch.of(options, spec.commandLine().getParseResult(), terminal).run(() -> false);
        }
        List<FailIf> checks = options.failIf.stream().map(FailIf::parse).toList();
        ResultJson.Equity equity = Choice.of(ResultJson.Equity.class, "--equity", options.equity);
        JsonChoice jsonChoice = JsonChoice.of(options.json);
        HtmlChoice htmlChoice = HtmlChoice.of(html);
        if (!(options.tradeCount >= 0)) {
            throw new RequestException("--trades: found " + options.tradeCount + ", expected 0 or more");
        }

        checkOpening();
        Optional<RobustPlan> robust = isRobust ? Optional.of(plan(options.seed)) : Optional.empty();

        String strategy = options.strategy.orElse("");
        RunRequest request = Watchdog.within(options.timeoutSeconds, strategy, () -> RunRequest.of(options));
        out.ifPresent(RunFolder::prepare);
        Optional<String> source = request.type().source();
        MarketData dataSet = openHoldout.isPresent() ? MarketSource.whole(request.data(), terminal) : MarketSource.read(request.data(), terminal);
        Optional<Holdout> holdout = openHoldout.map(_ -> Holdouts.openable(dataSet, request, terminal.ledger()));
        Trial trial = new Trial(request, dataSet, terminal);
        Ground ground = Ground.of(request, dataSet);
        FinishedRun whole = Watchdog.within(options.timeoutSeconds, strategy, () -> run(ground, trial, robust));
        FinishedRun run = holdout.map(part -> whole.withHoldout(part.fromMs())).orElse(whole);
        openHoldout.ifPresent(reason -> trial.open(run, reason));
        out.ifPresent(folder -> Watchdog.within(options.timeoutSeconds, strategy, () -> RunFolder.write(folder, ground, run)));
        List<String> luck = trial.luck();
        Optional<String> kept = RunKeeper.keep(terminal, ground, run, options.words(), source, RootCommand.BUILD);

        htmlChoice.write(() -> Watchdog.within(options.timeoutSeconds, strategy, () -> page(ground, run, words(options))));
        jsonChoice.show(terminal, () -> ResultJson.of(run, equity, RootCommand.VERSION),
                () -> RunReport.of(run, new RunReport.Extent(options.tradeCount, options.isVerbose), luck, terminal.isStyled())
                        + kept.map(id -> "\nkept as " + id + ": wafer runs show " + id + "\n").orElse(""));
        htmlChoice.tell(terminal, jsonChoice);
        return verdict(run, checks);
    }

    /** It opens once: not for no reason, and not for hundreds of runs. */
    private void checkOpening() {
        if (openHoldout.filter(String::isBlank).isPresent()) {
            throw new RequestException("--open-holdout: found a blank reason, expected for what it is opened");
        }
        if (openHoldout.isPresent() && isRobust) {
            throw new RequestException("--robust: found it beside --open-holdout, expected one of the two: neighbours would read what opens for one run");
        }
    }

    /** The words that ask for the run again, with its neighbours. */
    private List<String> words(BacktestOptions options) {
        List<String> words = new ArrayList<>(List.of("backtest"));
        words.addAll(options.words());
        words.addAll(isRobust ? List.of("--robust") : List.of());
        words.addAll(isRobust && neighbours != RobustPlan.STANDARD_NEIGHBOURS ? List.of("--neighbours", Integer.toString(neighbours)) : List.of());
        return words;
    }

    /** A picture wants the run looked at while it runs, so it runs again. */
    private static String page(Ground ground, FinishedRun run, List<String> words) {
        Ground.Observed seen = ground.observed();
        return RunPage.of(List.of(new PageRun(ground, new Ground.Observed(run, seen.positions(), seen.columns()), words)), RootCommand.VERSION);
    }

    private RobustPlan plan(long seed) {
        try {
            return new RobustPlan(neighbours, seed, threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()));
        } catch (IllegalArgumentException e) {
            throw new RequestException("--" + e.getMessage(), e);
        }
    }

    private FinishedRun run(Ground ground, Trial trial, Optional<RobustPlan> plan) {
        return Runs.run(ground, trial, (market, run) -> plan.map(asked -> run.withRobustness(robustness(ground.request(), market, run, asked))).orElse(run));
    }

    private RobustResult robustness(RunRequest request, PreparedMarket market, FinishedRun run, RobustPlan plan) {
        Robustness robustness = new Robustness(market, request.strategy(), run.settings(), run.result());
        try (Progress progress = new Progress(terminal, "neighbours", robustness.runCount(plan))) {
            return robustness.run(plan, progress::done);
        }
    }

    private int verdict(FinishedRun run, List<FailIf> checks) {
        List<String> failures = checks.stream().flatMap(check -> check.failure(run.result().summary()).stream()).toList();
        failures.forEach(terminal.err()::println);
        return failures.isEmpty() ? ExitCode.GOOD : ExitCode.CHECK_FAILED;
    }
}
