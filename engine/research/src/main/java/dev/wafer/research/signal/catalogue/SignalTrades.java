package dev.wafer.research.signal.catalogue;

import dev.wafer.api.StrategySpec;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.Batch;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every signal traded by one simple rule, with costs, at several leverages. */
public final class SignalTrades {
    private SignalTrades() {}

    /**
     * What became of one signal, or of the yardstick beside them.
     *
     * @param name of the signal, or of the yardstick
     * @param leverage of the run
     * @param outcome as measured, or why it was refused
     * @param idle why it never traded; blank if it did, or was refused
     */
    public record Traded(String name, int leverage, Batch.Outcome outcome, String idle) {
        /** What was measured; empty if it was refused. */
        public Optional<Summary> summary() {
            return outcome instanceof Batch.Outcome.Measured measured ? Optional.of(measured.summary()) : Optional.empty();
        }

        /** Why it was refused; blank if it was not. */
        public String refusal() {
            return outcome instanceof Batch.Outcome.Refused refused ? refused.reason() : "";
        }
    }

    /**
     * Trades them all; by signal, then leverage, the yardstick last.
     *
     * @param settings of every run but for its leverage
     * @param yardstick named {@code buy-and-hold} in the result; held back until the first rule could trade
     */
    public static List<Traded> run(PreparedMarket market, List<CatalogueSignal> signals, List<Integer> leverages, RunSettings settings,
            StrategySpec yardstick) {
        List<List<Traded>> byLeverage = leverages.stream().map(leverage -> run(market, signals, settings.withLeverage(leverage), leverage, yardstick)).toList();
        List<Traded> traded = new ArrayList<>();
        for (int i = 0; i <= signals.size(); i++) {
            int place = i;
            byLeverage.forEach(runs -> traded.add(runs.get(place)));
        }
        return traded;
    }

    private static List<Traded> run(PreparedMarket market, List<CatalogueSignal> signals, RunSettings settings, int leverage, StrategySpec yardstick) {
        List<Watch> watches = Stream.generate(Watch::new).limit(signals.size()).toList();
        List<StrategySpec> specs = new ArrayList<>();
        for (int i = 0; i < signals.size(); i++) {
            specs.add(new SignalRule(signals.get(i), watches.get(i)));
        }
        specs.add(new LateYardstick(yardstick));
        List<Batch.Outcome> outcomes = new Batch(market, settings).run(specs);
        List<Traded> traded = new ArrayList<>();
        for (int i = 0; i < signals.size(); i++) {
            traded.add(new Traded(signals.get(i).name(), leverage, outcomes.get(i), isIdle(outcomes.get(i)) ? watches.get(i).whyIdle() : ""));
        }
        String idle = isIdle(outcomes.getLast()) ? "the history ended before the first rule could trade, or nothing was filled" : "";
        traded.add(new Traded("buy-and-hold", leverage, outcomes.getLast(), idle));
        return traded;
    }

    private static boolean isIdle(Batch.Outcome outcome) {
        return outcome instanceof Batch.Outcome.Measured measured && measured.summary().trades() == 0;
    }
}
