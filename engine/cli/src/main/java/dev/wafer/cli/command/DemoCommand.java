package dev.wafer.cli.command;

import dev.wafer.cli.json.ResultJson;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.RunReport;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Runs;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.series.MarketData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Five strategies on the shipped sample, side by side. */
@Command(name = "demo", description = "Runs five strategies on the shipped, simulated sample and compares them.",
        footer = {"  wafer demo", "  wafer demo --out my-demo"})
final class DemoCommand implements Callable<Integer> {
    private static final List<String> STRATEGIES = List.of("buy-and-hold", "sma-cross", "oi-momentum", "oi-deflation", "whale");
    private static final String WHALE = "whale";

    private final Terminal terminal;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "wafer-demo", description = "Where to write the results as JSON. Default: wafer-demo.")
    private Path out = Path.of("wafer-demo");

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        MarketData sample = MarketSource.read("sample", terminal);
        List<FinishedRun> runs = new ArrayList<>();
        for (String strategy : STRATEGIES) {
            BacktestOptions options = new BacktestOptions();
            options.strategy = Optional.of(strategy);
            options.symbols = strategy.equals(WHALE) ? List.of("MU") : List.of();
            runs.add(Runs.run(RunRequest.of(options), sample));
        }
        terminal.out().print(RunReport.sideBySide("Five strategies at leverage 3 on " + sample.name()
                + ": SIMULATED data, not real prices", runs, terminal.isStyled()));
        terminal.out().println();
        writeAll(runs);
        terminal.out().println("Next: ./wafer backtest --strategy sma-cross    ./wafer strategies    ./wafer --help");
        return ExitCode.GOOD;
    }

    private void writeAll(List<FinishedRun> runs) {
        Path folder = folder();
        for (FinishedRun run : runs) {
            Path file = folder.resolve(run.strategy() + ".json");
            ResultFile.write(file, ResultJson.of(run, ResultJson.Equity.DAILY, RootCommand.VERSION));
            terminal.out().println("wrote " + file);
        }
    }

    /** The wished folder, or a temporary one where that cannot be made. */
    private Path folder() {
        try {
            return Files.createDirectories(out);
        } catch (IOException e) {
            try {
                Path other = Files.createTempDirectory("wafer-demo");
                terminal.err().println(out + " cannot be made (" + FileTrouble.of(e) + "), writing to " + other);
                return other;
            } catch (IOException again) {
                throw new RequestException("--out: cannot make " + out + " nor a temporary folder: " + FileTrouble.of(again), again);
            }
        }
    }
}
