package dev.wafer.cli.command;

import dev.wafer.cli.json.ResultJson;
import dev.wafer.cli.page.PageRun;
import dev.wafer.cli.page.RunPage;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.RunReport;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.FileTrouble;
import dev.wafer.data.series.MarketData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Five strategies on the shipped sample, side by side. */
@Command(name = "demo", description = "Runs five strategies on the shipped, simulated sample, compares them and writes a report for a browser.",
        footer = {"  wafer demo", "  wafer demo --out my-demo"})
final class DemoCommand implements Callable<Integer> {
    private static final List<String> STRATEGIES = List.of("buy-and-hold", "sma-cross", "oi-momentum", "oi-deflation", "whale");
    private static final String WHALE = "whale";

    private final Terminal terminal;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "wafer-demo", description = "Where to write the report and the results as JSON. Default: wafer-demo.")
    private Path out = Path.of("wafer-demo");

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        MarketData sample = MarketSource.read("sample", terminal);
        List<PageRun> pages = STRATEGIES.stream().map(strategy -> run(strategy, sample)).toList();
        List<FinishedRun> runs = pages.stream().map(page -> page.observed().run()).toList();
        terminal.out().print(RunReport.sideBySide("Five strategies at leverage 3 on " + sample.name()
                + ": SIMULATED data, not real prices", runs, terminal.isStyled()));
        terminal.out().println();
        writeAll(runs, pages);
        terminal.out().println("Next: wafer backtest --strategy sma-cross    wafer strategies    wafer --help");
        return ExitCode.GOOD;
    }

    private static PageRun run(String strategy, MarketData sample) {
        BacktestOptions options = new BacktestOptions();
        options.strategy = Optional.of(strategy);
        options.symbols = strategy.equals(WHALE) ? List.of("MU") : List.of();
        Ground ground = Ground.of(RunRequest.of(options), sample);
        return new PageRun(ground, ground.observed(), Stream.concat(Stream.of("backtest"), options.words().stream()).toList());
    }

    private void writeAll(List<FinishedRun> runs, List<PageRun> pages) {
        Path folder = folder();
        for (FinishedRun run : runs) {
            Path file = folder.resolve(run.strategy() + ".json");
            ResultFile.write(file, ResultJson.of(run, ResultJson.Equity.DAILY, RootCommand.VERSION));
            terminal.out().println("wrote " + file);
        }
        Path report = folder.resolve("wafer-demo.html");
        ResultFile.write(report, RunPage.of(pages, RootCommand.VERSION));
        terminal.out().println("wrote " + report + ", the report: open it in a browser");
    }

    /** The wished folder, or a temporary one where that cannot be made or written to. */
    private Path folder() {
        try {
            Path folder = Files.createDirectories(out);
            return Files.isWritable(folder) ? folder : other(out + " cannot be written to");
        } catch (IOException e) {
            return other(out + " cannot be made (" + FileTrouble.of(e) + ")");
        }
    }

    private Path other(String why) {
        try {
            Path other = Files.createTempDirectory("wafer-demo");
            terminal.err().println(why + ", writing to " + other);
            return other;
        } catch (IOException e) {
            throw new RequestException("--out: " + why + ", nor can a temporary folder be made: " + FileTrouble.of(e), e);
        }
    }
}
