package dev.wafer.engine.run;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.execution.LegOrders;
import dev.wafer.engine.journal.PositionTrace;
import java.time.Instant;

/** Runs one strategy over market data. */
public final class Backtest {
    private Backtest() {}

    /**
     * Replays the data's symbols, in their order, under the venue's rules.
     *
     * @throws IllegalArgumentException if the request cannot be run: the message says what was found and what was expected
     * @throws StrategyFailure if the strategy throws at a close
     */
    public static RunResult run(MarketData data, RuleBook rules, StrategySpec strategy, RunSettings settings) {
        return run(new PreparedMarket(data, rules, settings.funding()), strategy, settings);
    }

    /** The same over a market that was prepared before, with the same funding. */
    public static RunResult run(PreparedMarket market, StrategySpec strategy, RunSettings settings) {
        return run(market, strategy, settings, LegOrders.BY_POLICY);
    }

    /** The same with certain bars told which extreme to visit first. */
    public static RunResult run(PreparedMarket market, StrategySpec strategy, RunSettings settings, LegOrders legOrders) {
        return new SingleRun(market, strategy, settings, checkedTicks(market, settings), Equipment.plain(legOrders)).result();
    }

    /**
     * A run that was looked at while it ran.
     *
     * @param result the same as without looking, but for the journal, which holds each funding point of a position as well
     * @param positions as they were at each close
     */
    public record Observed(RunResult result, PositionTrace positions) {}

    /** The same with its positions taken down at every close: for pictures and stories, several times slower. */
    public static Observed observed(PreparedMarket market, StrategySpec strategy, RunSettings settings) {
        SingleRun.Ticks ticks = checkedTicks(market, settings);
        PositionTrace.Builder trace = new PositionTrace.Builder(market.symbolCount(), ticks.to() - ticks.from());
        RunResult result = new SingleRun(market, strategy, settings, ticks, Equipment.tracing(LegOrders.BY_POLICY, trace)).result();
        return new Observed(result, trace.build());
    }

    /**
     * The ticks that a run over these settings' span trades.
     *
     * @throws IllegalArgumentException if the request cannot be run whatever the strategy
     */
    static SingleRun.Ticks checkedTicks(PreparedMarket market, RunSettings settings) {
        if (!market.funding().equals(settings.funding())) {
            throw new IllegalArgumentException("funding: the market was prepared for " + market.funding() + ", found " + settings.funding());
        }
        int fromTick = market.firstTickAtOrAfter(settings.span().fromMs());
        int toTick = market.firstTickAtOrAfter(settings.span().toMs());
        checkSpan(market, settings.span(), fromTick, toTick);
        checkLeverage(market, settings, market.openTimeMs(fromTick));
        return new SingleRun.Ticks(fromTick, toTick);
    }

    private static void checkSpan(PreparedMarket market, TimeSpan span, int fromTick, int toTick) {
        if (fromTick >= toTick) {
            throw new IllegalArgumentException("dates: found no bar from " + said(span.fromMs()) + " to " + said(span.toMs()) + ", the data has "
                    + Instant.ofEpochMilli(market.openTimeMs(0)) + " to " + Instant.ofEpochMilli(market.endMs()));
        }
        if (market.openTimeMs(fromTick) < market.rules().firstMs()) {
            throw new IllegalArgumentException("dates: found " + Instant.ofEpochMilli(market.openTimeMs(fromTick)) + ", venue "
                    + market.rules().venue() + " begins at " + Instant.ofEpochMilli(market.rules().firstMs()));
        }
        for (int s = 0; s < market.symbolCount(); s++) {
            BarSeries bars = market.data().histories().get(s).bars();
            int row = bars.firstRowAtOrAfter(market.openTimeMs(fromTick));
            if (row == bars.count() || bars.openTimeMs(row) > market.openTimeMs(toTick - 1)) {
                throw new IllegalArgumentException("symbol " + market.symbols().get(s) + ": found no bar from " + said(span.fromMs()) + " to "
                        + said(span.toMs()) + ", it has " + Instant.ofEpochMilli(bars.openTimeMs(0)) + " to "
                        + Instant.ofEpochMilli(bars.openTimeMs(bars.count() - 1)));
            }
        }
    }

    private static String said(long timeMs) {
        return timeMs == Long.MIN_VALUE ? "the start" : timeMs == Long.MAX_VALUE ? "the end" : Instant.ofEpochMilli(timeMs).toString();
    }

    private static void checkLeverage(PreparedMarket market, RunSettings settings, long timeMs) {
        for (int s = 0; s < market.symbolCount(); s++) {
            int highest = market.timeline(s).at(timeMs).maxLeverage();
            if (settings.leverage() > highest) {
                throw new IllegalArgumentException("leverage: found " + settings.leverage() + ", expected 1 to " + highest + ", the maximum of "
                        + market.symbols().get(s) + " at " + Instant.ofEpochMilli(timeMs));
            }
        }
    }
}
