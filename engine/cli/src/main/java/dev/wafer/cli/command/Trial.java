package dev.wafer.cli.command;

import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.LuckText;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.Holdouts;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Terminal;
import dev.wafer.data.io.store.TrialLedger.Opening;
import dev.wafer.data.io.store.Trials;
import dev.wafer.data.io.store.Trials.Counts;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.run.RunResult;
import dev.wafer.research.overfit.Luck;
import dev.wafer.research.overfit.ReturnMoments;
import dev.wafer.research.overfit.SharpeSpread;
import dev.wafer.research.overfit.TrialReturns;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** One run as a trial: it enters the ledger, and what is known of its data then says how much of it may be luck. */
final class Trial implements BiConsumer<RunResult, Ground> {
    private final RunRequest request;
    private final MarketData dataSet;
    private final Terminal terminal;
    private volatile Optional<Luck> luck = Optional.empty();

    Trial(RunRequest request, MarketData dataSet, Terminal terminal) {
        this.request = request;
        this.dataSet = dataSet;
        this.terminal = terminal;
    }

    @Override
    public void accept(RunResult result, Ground ground) {
        Trials alone = new TrialKeys(ground).alone(request.strategy(), result.summary().sharpe());
        Counts counts = count(terminal, dataSet, alone);
        luck = Optional.of(new Luck(counts.configurations(), variance(counts, alone), ReturnMoments.of(TrialReturns.daily(result.dailyEquity())),
                Optional.empty(), Optional.empty(), 0, false));
    }

    /** The variance of Sharpe ratios that luck is taken to give among trials, with all that are known. */
    static OptionalDouble variance(Counts known, Trials judged) {
        List<SharpeSpread> groups = known.byDays().entrySet().stream()
                .map(group -> new SharpeSpread(group.getKey(), group.getValue().measured(), group.getValue().variance())).toList();
        return SharpeSpread.ofLuck(groups, judged.counts().all().variance(), judged.days());
    }

    /** Adds trials to the ledger; what is known then. A ledger that cannot be written is told of, and is no reason to lose a result. */
    static Counts count(Terminal terminal, MarketData dataSet, Trials trials) {
        try {
            return terminal.ledger().add(dataSet, trials);
        } catch (UncheckedIOException e) {
            terminal.err().println("the trial ledger cannot be written, only these trials are counted: " + e.getMessage());
            return trials.counts();
        }
    }

    /** Notes that the run read what was reserved. */
    void open(FinishedRun run, String reason) {
        String parameters = said(run.parameters());
        Holdouts.open(dataSet, terminal.ledger(), new Opening(System.currentTimeMillis(), (run.strategy() + " " + parameters).strip() + " leverage="
                + run.settings().leverage() + " symbols=" + String.join(",", run.result().symbols()), reason));
        terminal.err().println("holdout: opened and noted; it does not open again");
    }

    private static String said(Map<String, Object> values) {
        return values.entrySet().stream().map(value -> value.getKey() + "=" + value.getValue()).collect(Collectors.joining(" "));
    }

    /** For people. */
    List<String> luck() {
        return luck.map(found -> LuckText.run(found, terminal.ledger().folder().isPresent())).orElse(List.of());
    }
}
