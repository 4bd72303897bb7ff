package dev.wafer.cli.command;

import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Runs;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.runs.KeptWords;
import dev.wafer.cli.runs.Rerun;
import dev.wafer.cli.runs.RunKeeper;
import dev.wafer.cli.source.Watchdog;
import dev.wafer.data.series.MarketData;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs a kept run again. */
@Command(name = "rerun", description = {"Runs a kept run again, as it was typed, and says whether it is still the same.",
        "If not: what differs first, and because of what."},
        exitCodeList = {"0:the same", "1:not the same", "2:the request was wrong", "3:the input data was wrong", "70:a bug of ours"},
        footer = {"  wafer rerun last", "  wafer rerun 20260512-143012"})
final class RerunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = Kept.RUN)
    private String name = "";

    RerunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Kept kept = Kept.read(terminal, name);
        BacktestOptions options = KeptWords.options(kept.run().input());
        String strategy = options.strategy.orElse("");
        RunRequest request = Watchdog.within(options.timeoutSeconds, strategy, () -> RunRequest.of(options));
        Optional<String> source = request.type().source();
        MarketData dataSet = MarketSource.read(request.data(), terminal);
        FinishedRun run = Watchdog.within(options.timeoutSeconds, strategy, () -> Runs.run(request, dataSet));
        Rerun rerun = new Rerun(kept.run(), kept.detail(), RunKeeper.outcome(run.result()), RunKeeper.detail(run.result()), source, RootCommand.BUILD);
        terminal.out().print(rerun.text(terminal.isStyled()));
        return rerun.isSame() ? ExitCode.GOOD : ExitCode.CHECK_FAILED;
    }
}
