package dev.wafer.cli.command;

import dev.wafer.cli.json.SweepJson;
import dev.wafer.cli.page.SweepPage;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.ConfigFile;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Runs;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Watchdog;
import dev.wafer.cli.sweep.FinishedSweep;
import dev.wafer.cli.sweep.SweepReport;
import dev.wafer.data.io.store.ResultFiles.Format;
import dev.wafer.data.series.MarketData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** Many points of a strategy's parameters, ranked. */
@Command(name = "sweep", customSynopsis = "wafer sweep --strategy NAME|FILE.java --grid NAME=VALUES... [options]",
        description = "Runs one strategy at many points of its parameters and prints the best of them.",
        exitCodeList = {"0:good", "2:the request was wrong", "3:the input data was wrong", "70:a bug of ours"},
        footer = {"  wafer sweep --strategy sma-cross --grid fast=5..50:5 --grid slow=60,120,240",
            "  wafer sweep --strategy sma-cross --grid fast=2..500 --grid slow=10..5000 \\", "      --search random --budget 1000 --seed 7 --rank-by calmar",
            "  wafer sweep --strategy sma-cross --grid fast=5..50 --grid slow=60..600:10 \\",
            "      --symbols MU --out my-sweep --format csv",
            "  wafer sweep --strategy sma-cross --grid fast=5..50 --grid slow=60..600:10 \\", "      --html sweep.html",
            "  wafer sweep --strategy sma-cross --grid fast=5..50 --grid slow=60..600:10 \\", "      --out part-3 --shard 3/10"})
final class SweepCommand implements Callable<Integer> {
    private static final String TIMEOUT = "--timeout";
    /** Options of one run. */
    private static final List<String> NOT_OURS = List.of("--equity", "--trades", "--fail-if", "--bounds", "--verbose");

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SweepOptions sweep = new SweepOptions();

    @Mixin
    private BacktestOptions typed = new BacktestOptions();

    private SweepCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with the options of a backtest but those that speak of one run. */
    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new SweepCommand(terminal));
        CommandSpec spec = line.getCommandSpec();
        NOT_OURS.forEach(name -> spec.remove(spec.findOption(name)));
        OptionSpec timeout = spec.findOption(TIMEOUT);
        spec.remove(timeout);
        spec.addOption(OptionSpec.builder(timeout).description("Most time in which no point gets done; 8 to 64",
                "points are run together. Default: 300.").build());
        return line;
    }

    @Override
    public Integer call() {
        BacktestOptions options = ConfigFile.merged(typed, spec);
        JsonChoice jsonChoice = JsonChoice.of(options.json);
        HtmlChoice htmlChoice = HtmlChoice.of(sweep.html);
        SweepRun.Way way = way();

        String strategy = options.strategy.orElse("");
        RunRequest request = Watchdog.within(options.timeoutSeconds, strategy, () -> RunRequest.of(options, type -> type.build(Map.of())));
        SweepSpace space = SweepSpace.of(request.type(), options, sweep);
        MarketData dataSet = MarketSource.read(request.data(), terminal);
        SweepRun run = new SweepRun(request, space, way, terminal);
        Optional<FinishedSweep> finished = Watchdog.within(options.timeoutSeconds, strategy, run::lastStepNanos, () -> run.run(dataSet));

        finished.ifPresent(done -> {
            htmlChoice.write(() -> SweepPage.of(done, run.map().orElseThrow(), words(options), RootCommand.VERSION));
            show(done, jsonChoice);
            htmlChoice.tell(terminal, jsonChoice);
        });
        return ExitCode.GOOD;
    }

    private void show(FinishedSweep finished, JsonChoice jsonChoice) {
        jsonChoice.show(terminal, () -> SweepJson.of(finished, RootCommand.VERSION), () -> SweepReport.of(finished, terminal.isStyled()));
    }

    private List<String> words(BacktestOptions options) {
        return Stream.of(List.of("sweep"), options.words(), sweep.words()).flatMap(List::stream).toList();
    }

    private SweepRun.Way way() {
        Optional<Path> out = sweep.out.map(Path::of);
        out.ifPresent(SweepFolder::check);
        Set<Format> formats = SweepFolder.formats(sweep.formats);
        if (out.isEmpty() && !sweep.shard.equals(SweepSpace.Shard.WHOLE.toString())) {
            throw new RequestException("--shard: found " + sweep.shard + " without --out, expected --out DIR for 'wafer merge' to read");
        }
        int threads = sweep.threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        if (!(threads >= 1 && threads <= 1_024)) {
            throw new RequestException("--threads: found " + threads + ", expected from 1 to 1,024");
        }
        return new SweepRun.Way(threads, RankBy.of(sweep.rankBy, sweep.topCount), out, formats, sweep.html.isPresent());
    }
}
