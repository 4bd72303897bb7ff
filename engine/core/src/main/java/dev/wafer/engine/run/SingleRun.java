package dev.wafer.engine.run;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.feature.ColumnBook;
import dev.wafer.engine.measure.EquityCurve;
import dev.wafer.engine.measure.Summary;
import java.util.List;

/** One strategy on its way through a market: started, then moved on tick by tick or in blocks, then asked what it gave. */
final class SingleRun {
    private final Loop loop;
    private final RunRecord record;
    private final ResultBuilder results;
    private final NoTrades noTrades;
    private final ColumnBook columns;
    private final int toTick;

    /**
     * Starts the strategy.
     *
     * @throws StrategyRefusal if it refuses
     */
    SingleRun(PreparedMarket market, StrategySpec strategy, RunSettings settings, Ticks ticks, Equipment equipment) {
        toTick = ticks.to;
        columns = new ColumnBook(market.data(), market.symbols(), market.columns());
        TimeSpan traded = new TimeSpan(market.openTimeMs(ticks.from), market.closeTimeMs(ticks.to - 1));
        RunSetup setup = new RunSetup(market, settings, traded, columns);
        List<Part> parts = setup.start(strategy);
        record = new RunRecord(market, settings, ticks.from, ticks.to);
        loop = new Loop(market, settings, setup, columns, parts, record, equipment);
        noTrades = new NoTrades(market, ticks, columns, setup, parts, loop);
        loop.begin(ticks.from);
        results = new ResultBuilder(market, settings, strategy, ticks.from, ticks.to, loop, record);
    }

    /** The ticks of a run, from one to before another. */
    record Ticks(int from, int to) {}

    /** Replays up to before a tick. */
    void advance(int endTick) {
        loop.advance(Math.min(endTick, toTick));
    }

    /** Replays what is left, and says all of what happened. */
    RunResult result() {
        loop.advance(toTick);
        loop.end();
        return results.build(noTrades.findings(), columns.readsOpenInterest());
    }

    /** Entries of the journal so far. */
    int entryCount() {
        return loop.journal().count();
    }

    /** Equity by day so far. */
    EquityCurve dailyEquity() {
        return record.daily();
    }

    /** Replays what is left, and says the measures alone. */
    Summary summary() {
        loop.advance(toTick);
        loop.end();
        return results.summary();
    }
}
