package dev.wafer.cli.runs;

import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.report.Measures;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Words;
import dev.wafer.data.io.runs.KeptTrade;
import dev.wafer.data.io.runs.RunDetail;
import dev.wafer.data.io.runs.RunInput;
import dev.wafer.data.io.runs.RunOutcome;
import dev.wafer.engine.measure.Trade;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunResult.Fingerprints;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts finished runs into the store. */
public final class RunKeeper {
    private RunKeeper() {}

    /**
     * Keeps a run, if runs are kept; its id. A store that cannot be written is told of, and is no reason to lose a result.
     *
     * @param words of the command line that asked for it
     * @param source of the strategy's file
     */
    public static Optional<String> keep(Terminal terminal, Ground ground, FinishedRun run, List<String> words, Optional<String> source, RunInput.Build build) {
        if (terminal.runs().folder().isEmpty()) {
            return Optional.empty();
        }
        RunInput.Strategy strategy = new RunInput.Strategy(run.strategy(), parameters(run), source);
        RunInput input = new RunInput(words, Path.of("").toAbsolutePath().toString(), strategy, market(ground, run), build);
        try {
            return Optional.of(terminal.runs().keep(input, outcome(run.result()), detail(run.result())));
        } catch (UncheckedIOException e) {
            terminal.err().println("this run is not kept: " + Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse(""));
            return Optional.empty();
        }
    }

    private static Map<String, String> parameters(FinishedRun run) {
        Map<String, String> texts = new LinkedHashMap<>();
        run.parameters().forEach((name, value) -> texts.put(name, value instanceof Double number ? Figures.plain(number) : String.valueOf(value)));
        return texts;
    }

    private static RunInput.Market market(Ground ground, FinishedRun run) {
        RunResult result = run.result();
        long knownMs = Math.max(result.span().fromMs(), ground.rules().firstMs());
        List<RunInput.Symbol> symbols = result.symbols().stream()
                .map(ticker -> new RunInput.Symbol(ticker, ground.rules().at(ticker, knownMs).sizeDecimals())).toList();
        return new RunInput.Market(run.dataSet().name(), run.dataSet().isSynthetic(), symbols, result.span().fromMs(), result.span().toMs());
    }

    /** All measures and fingerprints. */
    public static RunOutcome outcome(RunResult result) {
        List<RunOutcome.Measure> measures = Measures.of(result.summary()).stream()
                .map(measure -> new RunOutcome.Measure(measure.name(), measure.value(), measure.isCount(),
                Optional.ofNullable(result.summary().nullReasons().get(measure.name())).orElse(""))).toList();
        return new RunOutcome(fingerprints(result.fingerprints()), measures);
    }

    private static Map<String, String> fingerprints(Fingerprints prints) {
        Map<String, String> byName = new LinkedHashMap<>();
        byName.put("data", prints.data());
        byName.put("rules", prints.rules());
        byName.put("parameters", prints.parameters());
        byName.put("decisions", prints.decisions());
        byName.put("fills", prints.fills());
        byName.put("money", prints.money());
        return byName;
    }

    /** Trades and journal. */
    public static RunDetail detail(RunResult result) {
        return new RunDetail(result.trades().stream().map(trade -> trade(result, trade)).toList(), new JournalEvents(result.journal(), result.symbols()));
    }

    private static KeptTrade trade(RunResult result, Trade trade) {
        return new KeptTrade(result.symbols().get(trade.symbolIndex()), Words.side(trade.isLong()),
                new KeptTrade.End(trade.entryTimeMs(), trade.entryPriceUsd(), ""),
                new KeptTrade.End(trade.exitTimeMs(), trade.exitPriceUsd(), trade.exitReason().label()), trade.quantityShares(),
                new KeptTrade.Money(trade.profitUsd(), trade.feesUsd(), trade.fundingUsd()), trade.because());
    }
}
