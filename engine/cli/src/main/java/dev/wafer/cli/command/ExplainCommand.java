package dev.wafer.cli.command;

import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.runs.KeptWords;
import dev.wafer.cli.runs.Rerun;
import dev.wafer.cli.runs.RunKeeper;
import dev.wafer.cli.runs.RunTables;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Watchdog;
import dev.wafer.cli.story.Story;
import dev.wafer.data.series.MarketData;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells one trade of a kept run. */
@Command(name = "explain", description = {"Tells one trade of a kept run from its decision to its end. The run is run again for it; a",
        "strategy from a file as the file was then."},
        exitCodeList = {"0:good", "1:the run is no longer the same", "2:the request was wrong", "3:the input data was wrong", "70:a bug of ours"},
        footer = {"  wafer explain last --list", "  wafer explain last --trade 3", "  wafer explain 20260512-143012 --trade 3 --verbose"})
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = Kept.RUN)
    private String name = "";

    @Option(names = "--trade", paramLabel = "N", description = "Number of the trade, from 1.")
    private Optional<Integer> trade = Optional.empty();

    @Option(names = "--list", description = "List the trades with their numbers.")
    private boolean isList;

    @Option(names = "--verbose", description = "Every funding payment and every move, and columns of other symbols too.")
    private boolean isVerbose;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (trade.isEmpty() && !isList) {
            throw new RequestException("wafer explain: found no --trade, expected --trade N or --list");
        }
        Kept kept = Kept.read(terminal, name);
        BacktestOptions options = KeptWords.options(kept.run().input());
        try (SourceThen then = SourceThen.of(kept.run().input(), options)) {
            return tell(kept, options, then);
        }
    }

    private int tell(Kept kept, BacktestOptions options, SourceThen then) {
        String strategy = options.strategy.orElse("");
        RunRequest request = Watchdog.within(options.timeoutSeconds, strategy, () -> RunRequest.of(options));
        MarketData dataSet = MarketSource.read(request.data(), terminal);
        Ground ground = Ground.of(request, dataSet);
        Ground.Observed seen = Watchdog.within(options.timeoutSeconds, strategy, ground::observed);
        Rerun rerun = new Rerun(kept.run(), kept.detail(), RunKeeper.outcome(seen.run().result()), RunKeeper.detail(seen.run().result()), kept.run().input().strategy().source(),
                RootCommand.BUILD);
        if (!rerun.isSame()) {
            terminal.err().println("run " + kept.run().id() + " is no longer the same, because of " + rerun.cause() + ": the story would be of another run; see wafer rerun "
                    + kept.run().id());
            return ExitCode.CHECK_FAILED;
        }
        if (then.isOld()) {
            terminal.err().println("the strategy's file has changed since: this is told of the file as it was");
        }
        String title = kept.run().id() + "  " + RunTables.title(kept.run());
        terminal.out().print(isList ? Story.list(seen.run().result(), title, terminal.isStyled())
                : Story.of(ground, seen, title, trade.orElseThrow(), isVerbose, terminal.isStyled()));
        return ExitCode.GOOD;
    }
}
