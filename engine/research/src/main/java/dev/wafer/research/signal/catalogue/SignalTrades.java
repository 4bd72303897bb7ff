package dev.wafer.research.signal.catalogue;

import dev.wafer.api.StrategySpec;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.run.Batch;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every signal traded by one simple rule, with costs, at several leverages. */
public final class SignalTrades {
    private SignalTrades() {}

    /**
     * What became of one signal, or of the yardstick beside them.
     *
     * @param name of the signal, or of the yardstick
     * @param leverage of the run
     * @param outcome as measured, or why it was refused
     */
    public record Traded(String name, int leverage, Batch.Outcome outcome) {
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
     * @param yardstick named {@code buy-and-hold} in the result
     */
    public static List<Traded> run(PreparedMarket market, List<CatalogueSignal> signals, List<Integer> leverages, RunSettings settings,
            StrategySpec yardstick) {
        List<StrategySpec> specs = new ArrayList<>();
        signals.forEach(signal -> specs.add(new SignalRule(signal)));
        specs.add(yardstick);
        List<List<Batch.Outcome>> byLeverage = leverages.stream()
                .map(leverage -> new Batch(market, settings.withLeverage(leverage)).run(specs)).toList();
        List<Traded> traded = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            for (int l = 0; l < leverages.size(); l++) {
                String name = i < signals.size() ? signals.get(i).name() : "buy-and-hold";
                traded.add(new Traded(name, leverages.get(l), byLeverage.get(l).get(i)));
            }
        }
        return traded;
    }
}
