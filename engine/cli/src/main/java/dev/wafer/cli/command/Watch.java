package dev.wafer.cli.command;

import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.RunReport;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Runs;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.StrategyCatalogue;
import dev.wafer.cli.source.Watchdog;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.run.PreparedMarket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * A strategy's file, run again each time it is saved. Data and market stay in memory as they were read first; only the file is compiled anew. Every run
 * counts as a trial.
 */
final class Watch {
    /** What asks for more than the short result. */
    private static final List<String> NOT_WITH = List.of("--json", "--html", "--out", "--open-holdout", "--robust", "--bounds", "--fail-if");
    private static final String YARDSTICK = "buy-and-hold";
    private static final int WARM_COMPILATIONS = 4;
    private static final String CLEARED = "\u001b[H\u001b[2J";

    private final BacktestOptions options;
    private final String name;
    private final Terminal terminal;
    private int runs;
    private boolean isWarm;
    private Optional<FinishedRun> before = Optional.empty();

    private Watch(BacktestOptions options, String name, Terminal terminal) {
        this.options = options;
        this.name = name;
        this.terminal = terminal;
    }

    /**
     * The watch that a command line asks for.
     *
     * @throws RequestException if it names no file, or an option that has no place here
     */
    static Watch of(BacktestOptions options, ParseResult typed, Terminal terminal) {
        NOT_WITH.stream().filter(typed::hasMatchedOption).findFirst().ifPresent(other -> {
            throw new RequestException("--watch: found it with " + other + ", expected one of the two");
        });
        if (options.json.isPresent() || !options.failIf.isEmpty() || options.isBounded) {
            throw new RequestException("--watch: found it with json, fail-if or bounds in --config, expected none of them");
        }
        String name = options.strategy.filter(text -> text.endsWith(".java")).orElseThrow(() -> new RequestException(
                "--watch: found " + options.strategy.map(text -> "the strategy " + text).orElse("no strategy") + ", expected --strategy FILE.java"));
        return new Watch(options, name, terminal);
    }

    /** Runs until it is over, or until nobody reads the results any more. */
    int run(BooleanSupplier isOver) {
        MarketData dataSet = MarketSource.read(options.data, terminal);
        Ground ground = ground(dataSet);
        PreparedMarket market = ground.market();
        WatchedFile file = new WatchedFile(Path.of(name));
        if (!file.isThere()) {
            throw new RequestException(name + ": no such file, expected a strategy in Java");
        }
        while (!isOver.getAsBoolean() && !Thread.currentThread().isInterrupted() && !terminal.out().checkError()) {
            rerun(ground, market);
            if (runs == 1 && !isWarm) {
                isWarm = true;
                warmUp();
            }
            file.awaitSave(isOver);
        }
        return ExitCode.GOOD;
    }

    /** A compiler that has compiled a few times is several times faster: it gets there while the first result is being read. */
    private void warmUp() {
        Thread.ofPlatform().daemon().name("compiler").start(() -> {
            try {
                for (int times = 0; times < WARM_COMPILATIONS; times++) {
                    StrategyCatalogue.find(name);
                }
            } catch (RequestException e) {
                // it was saved with a mistake, which the next run tells of
            }
        });
    }

    /** That of the same request for a strategy which is always there: what is wrong with data, rules or options is told before anything is watched. */
    private Ground ground(MarketData dataSet) {
        BacktestOptions same = CommandLine.populateCommand(new BacktestOptions(), options.words().toArray(String[]::new));
        same.strategy = Optional.of(YARDSTICK);
        same.parameters = List.of();
        same.wrappers = List.of();
        return Ground.of(RunRequest.of(same), dataSet);
    }

    private void rerun(Ground ground, PreparedMarket market) {
        long startNanos = System.nanoTime();
        try {
            FinishedRun run = Watchdog.within(options.timeoutSeconds, name, () -> once(ground, market));
            runs++;
            long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
            clear();
            terminal.out().print(RunReport.inShort(run, before, "run " + runs + " of " + Path.of(name).getFileName() + ", compiled and run in " + tookMs + " ms",
                    terminal.isStyled()));
            before = Optional.of(run);
        } catch (RequestException e) {
            clear();
            terminal.err().println(e.getMessage());
        }
        terminal.out().println(terminal.isStyled() ? "\n  waiting for the next save; Ctrl-C ends" : "");
        terminal.out().flush();
    }

    /** A terminal shows the last result alone. */
    private void clear() {
        if (terminal.isStyled()) {
            terminal.out().print(CLEARED);
        }
        terminal.out().flush();
    }

    private FinishedRun once(Ground ground, PreparedMarket market) {
        RunRequest request = RunRequest.of(options);
        Ground own = new Ground(request, ground.dataSet(), ground.data(), ground.rules(), ground.covered(),
                request.settings().withLeverage(ground.settings().leverage()));
        return Runs.run(market, own, new Trial(request, ground.dataSet(), terminal));
    }
}
