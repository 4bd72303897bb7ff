package dev.wafer.engine.run;

import dev.wafer.api.StrategySpec;
import dev.wafer.engine.execution.LegOrders;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.lane.Lanes;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.EquityCurve.Detail;
import dev.wafer.engine.measure.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs many strategies over one market under the same settings. Each outcome equals, bit for bit, that of the strategy's own {@link Backtest}. */
public final class Batch {
    /** Bars whose prices and columns stay near the processor while all strategies pass over them. */
    private static final int BLOCK_TICKS = 8192;
    private static final int LEAST_JOURNAL_ROOM = 64;

    private final PreparedMarket market;
    private final RunSettings settings;
    private final LegOrders legOrders;
    private final Lanes lanes;
    /** Entries that the strategies before needed at most; a guess for the next ones. */
    private volatile int journalRoom = LEAST_JOURNAL_ROOM;

    /** What became of one strategy. */
    public sealed interface Outcome {
        /** It ran. */
        record Measured(Summary summary) implements Outcome {}

        /** It refused the run. */
        record Refused(String reason) implements Outcome {}
    }

    /** Takes the daily equity of strategies that ran, for who needs more than measures. */
    @FunctionalInterface
    public interface Curves {
        /** Of the strategy at a place in the list. */
        void take(int place, EquityCurve daily);
    }

    /** Over a market prepared for the settings' funding; may be shared by threads. */
    public Batch(PreparedMarket market, RunSettings settings) {
        this(market, settings, LegOrders.BY_POLICY);
    }

    /** The same with certain bars told which extreme to visit first. */
    public Batch(PreparedMarket market, RunSettings settings, LegOrders legOrders) {
        this.market = market;
        this.legOrders = legOrders;
        this.settings = settings.withEquity(Detail.DAILY);
        lanes = Lanes.fastest();
    }

    /**
     * Runs them on the calling thread, side by side over blocks of bars, so that what they read is read once; one outcome for each, in their order. A
     * few dozen at a time serve best: each keeps its own account, book and journal until all are done.
     *
     * @throws IllegalArgumentException if the request cannot be run whatever the strategy
     * @throws StrategyFailure if one throws at a close
     */
    public List<Outcome> run(List<? extends StrategySpec> strategies) {
        return run(strategies, (_, _) -> {});
    }

    /** The same, and the daily equity of each that ran. */
    public List<Outcome> run(List<? extends StrategySpec> strategies, Curves curves) {
        SingleRun.Ticks ticks = Backtest.checkedTicks(market, settings);
        Outcome[] outcomes = new Outcome[strategies.size()];
        List<Place> running = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            try {
                running.add(new Place(i, new SingleRun(market, strategies.get(i), settings, ticks, equipment())));
            } catch (StrategyRefusal e) {
                outcomes[i] = new Outcome.Refused(String.valueOf(e.getMessage()));
            }
        }
        for (int tick = ticks.from(); tick < ticks.to(); tick += BLOCK_TICKS) {
            for (Place place : running) {
                place.run.advance(tick + BLOCK_TICKS);
            }
        }
        int mostEntries = 0;
        for (Place place : running) {
            outcomes[place.index] = new Outcome.Measured(place.run.summary());
            curves.take(place.index, place.run.dailyEquity());
            mostEntries = Math.max(mostEntries, place.run.entryCount());
        }
        journalRoom = Math.max(mostEntries, LEAST_JOURNAL_ROOM);
        return List.of(outcomes);
    }

    /** A strategy on its way, and its place in the list. */
    private record Place(int index, SingleRun run) {}

    private Equipment equipment() {
        return new Equipment(legOrders, lanes, new Journal(journalRoom), Optional.empty());
    }
}
