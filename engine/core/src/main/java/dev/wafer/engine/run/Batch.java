package dev.wafer.engine.run;

import dev.wafer.api.StrategySpec;
import dev.wafer.engine.measure.Summary;
import java.util.ArrayList;
import java.util.List;

/** Runs many strategies over one market under the same settings. Each outcome equals, bit for bit, that of the strategy's own {@link Backtest}. */
public final class Batch {
    private final PreparedMarket market;
    private final RunSettings settings;

    /** What became of one strategy. */
    public sealed interface Outcome {
        /** It ran. */
        record Measured(Summary summary) implements Outcome {}

        /** It refused the run. */
        record Refused(String reason) implements Outcome {}
    }

    /** Over a market prepared for the settings' funding; may be shared by threads. */
    public Batch(PreparedMarket market, RunSettings settings) {
        this.market = market;
        this.settings = settings;
    }

    /**
     * Runs them on the calling thread; one outcome for each, in their order. A few dozen at a time serve best.
     *
     * @throws IllegalArgumentException if the request cannot be run whatever the strategy
     * @throws StrategyFailure if one throws at a close
     */
    public List<Outcome> run(List<? extends StrategySpec> strategies) {
        List<Outcome> outcomes = new ArrayList<>(strategies.size());
        for (StrategySpec strategy : strategies) {
            outcomes.add(runOne(strategy));
        }
        return outcomes;
    }

    private Outcome runOne(StrategySpec strategy) {
        try {
            return new Outcome.Measured(Backtest.run(market, strategy, settings).summary());
        } catch (StrategyRefusal e) {
            return new Outcome.Refused(e.getMessage());
        }
    }
}
