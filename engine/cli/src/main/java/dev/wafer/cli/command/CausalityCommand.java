package dev.wafer.cli.command;

import dev.wafer.cli.json.CausalityJson;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.Choice;
import dev.wafer.cli.request.ConfigFile;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Runs;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.research.CausalityReport;
import dev.wafer.cli.research.FinishedCausality;
import dev.wafer.cli.source.Refusal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.StrategyClasses;
import dev.wafer.cli.source.Watchdog;
import dev.wafer.data.series.MarketData;
import dev.wafer.research.causality.Causality;
import dev.wafer.research.causality.CausalityPlan;
import dev.wafer.research.causality.CausalityResult;
import dev.wafer.research.causality.CausalityResult.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** Whether a strategy decides by what was known. */
@Command(name = "causality", customSynopsis = "wafer causality --strategy NAME|FILE.java [options]",
        description = {"Looks for decisions that rest on what was not known yet.",
            "Runs one strategy on data cut after many of its bars, in classes made anew each time, and in classes that remember earlier runs; its decisions must be the same. Says how it depends on its start."},
        exitCodeList = {"0:no peek found at the closes that were cut", "1:a decision rests on what was not known, or nothing was decided", "2:the request was wrong", "3:the input data was wrong",
            "70:a bug of ours"},
        footer = {"  wafer causality --strategy oi-momentum --symbols MU", "  wafer causality --strategy Mine.java -p window=30 --cuts 200",
            "  wafer causality --strategy Mine.java --json - | jq .violations"})
final class CausalityCommand implements Callable<Integer> {
    private static final int MOST_DECISIONS = 30;
    /** Options of what a run shows. */
    private static final List<String> NOT_OURS = List.of("--equity", "--trades", "--fail-if", "--bounds", "--verbose");

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private BacktestOptions typed = new BacktestOptions();

    @Option(names = "--cuts", paramLabel = "N", defaultValue = "30",
            description = {"Closes chosen by --seed at which data is cut, beside those at and right before", "the closes of up to 30 decisions. Default: 30."})
    private int cuts = 30;

    private CausalityCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with the options of a backtest but those that speak of what a run shows. */
    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new CausalityCommand(terminal));
        CommandSpec spec = line.getCommandSpec();
        NOT_OURS.forEach(name -> spec.remove(spec.findOption(name)));
        return line;
    }

    @Override
    public Integer call() {
        BacktestOptions options = ConfigFile.merged(typed, spec);
        JsonChoice jsonChoice = JsonChoice.of(options.json);
        CausalityPlan plan = plan(options.seed);

        String strategy = options.strategy.orElse("");
        RunRequest request = Watchdog.within(options.timeoutSeconds, strategy, () -> RunRequest.of(options));
        StrategyClasses classes = StrategyClasses.of(request.type(), Choice.assignments("-p", "parameter", options.parameters));
        MarketData dataSet = MarketSource.read(request.data(), terminal);
        FinishedCausality finished = Watchdog.within(options.timeoutSeconds, strategy, () -> run(request, classes, dataSet, plan));

        jsonChoice.show(terminal, () -> CausalityJson.of(finished, RootCommand.VERSION), () -> CausalityReport.of(finished, terminal.isStyled()));
        if (finished.result().verdict() == Verdict.DECIDED_NOTHING) {
            terminal.err().println(finished.strategy() + ": " + CausalityReport.NOTHING);
        }
        return finished.result().verdict() == Verdict.NO_PEEK_FOUND ? ExitCode.GOOD : ExitCode.CHECK_FAILED;
    }

    private CausalityPlan plan(long seed) {
        try {
            return new CausalityPlan(cuts, MOST_DECISIONS, seed);
        } catch (IllegalArgumentException e) {
            throw new RequestException("--" + e.getMessage(), e);
        }
    }

    private FinishedCausality run(RunRequest request, StrategyClasses classes, MarketData dataSet, CausalityPlan plan) {
        Ground ground = Ground.of(request, dataSet);
        try (Progress progress = new Progress(terminal, "cuts", plan.cuts() + 2 * plan.decisions())) {
            CausalityResult result = Causality.check(ground.data(), ground.rules(), ground.settings(), classes, plan, progress::done);
            return new FinishedCausality(request.type().name(), request.type().valuesOf(request.strategy()), dataSet, ground.data().tickers(), ground.covered(), ground.settings(), ground.rules().venue(),
                    plan, result);
        } catch (Throwable e) {
            throw Refusal.of(request.type(), e);
        }
    }
}
