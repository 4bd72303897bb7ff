package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.usd;

import dev.wafer.engine.twin.TwinResult.Cause;
import dev.wafer.engine.twin.TwinResult.Leg;
import dev.wafer.engine.twin.TwinResult.NoticeKind;
import dev.wafer.engine.twin.TwinResult.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order of events, tick by tick: funding due, corporate events, breach at the open, what fills at the open, funding inside the bar, the path, the close, the
 * decisions. Slow and plain on purpose; see the package for units.
 */
public final class PlainTwin {
    private final TwinState state;
    private final TwinFlow flow;
    private final TwinLadder ladder;
    private final TwinFunding funding;
    private final TwinDesk desk;
    private final TwinOpen open;
    private final TwinBooks books;
    private final List<BigDecimal> equityUsdByTick = new ArrayList<>();
    private final List<TwinResult.Ambiguous> ambiguousTicks = new ArrayList<>();

    private PlainTwin(TwinMarket market, TwinSettings settings, TwinFlow flow) {
        this.flow = flow;
        state = new TwinState(market, settings);
        ladder = new TwinLadder(state);
        funding = new TwinFunding(state);
        desk = new TwinDesk(state);
        open = new TwinOpen(state, new TwinFills(state, ladder));
        books = new TwinBooks(state);
    }

    /** Runs the flow through the market from the first tick to the last; nothing is closed at the end. */
    public static TwinResult run(TwinMarket market, TwinSettings settings, TwinFlow flow) {
        return new PlainTwin(market, settings, flow).run();
    }

    private TwinResult run() {
        for (int tick = 0; tick < state.market.tickCount(); tick++) {
            step(tick);
        }
        return new TwinResult(state.log.fills, state.log.notices, equityUsdByTick, end(), ambiguousTicks);
    }

    private void step(int tick) {
        state.tick = tick;
        long openMs = state.market.openTimesMs().get(tick);
        for (int s = 0; s < state.symbolCount; s++) {
            state.nowMs[s] = BigDecimal.valueOf(openMs);
        }
        funding.due();
        settleEvents(openMs);
        openBars();
        ladder.settle();
        open.run();
        funding.inside();
        ladder.settle();
        state.sweep();
        walk();
        funding.close();
        equityUsdByTick.add(state.equity());
        if (tick < flow.decisionsByTick().size()) {
            flow.decisionsByTick().get(tick).forEach(desk::decide);
        }
    }

    /** Every present symbol moves to its open; the bar's volume is new. */
    private void openBars() {
        for (int s = 0; s < state.symbolCount; s++) {
            Optional<TwinTape.Row> row = state.row(s);
            if (row.isPresent()) {
                state.trade[s] = row.get().trade().open();
                state.mark[s] = row.get().mark().open();
                state.barsOpened[s]++;
                state.volumeLeftLots[s] = new TwinLimits(state).volumeLots(s);
                state.takerLots[s] = 0;
            }
        }
        state.orders.forEach(order -> order.hasActedInBar = false);
    }

    private void walk() {
        new TwinAmbiguity(state).symbols().forEach(symbol -> ambiguousTicks.add(new TwinResult.Ambiguous(state.tick, symbol)));
        Map<Integer, TwinLegs> legs = new TwinLegChoice(state).choose();
        new TwinWalk(state, legs).run();
    }

    /** Delistings and splits: the position is closed at the last mark without a fee, orders go, the last target is forgotten. */
    private void settleEvents(long openMs) {
        long previousMs = state.tick == 0 ? Long.MIN_VALUE : state.market.openTimesMs().get(state.tick - 1);
        for (int s = 0; s < state.symbolCount; s++) {
            for (TwinMarket.CorporateEvent event : state.market.symbols().get(s).events()) {
                if (event.timeMs() > previousMs && event.timeMs() <= openMs) {
                    settle(s);
                    state.isDelisted[s] |= event.isDelisting();
                }
            }
        }
        state.sweep();
    }

    private void settle(int symbol) {
        long lots = state.positions[symbol].lots;
        if (lots != 0) {
            BigDecimal lastMark = state.mark[symbol];
            books.close(symbol, Math.abs(lots), lastMark, 0);
            books.forgiveNegativeCash();
            state.log.fills.add(new TwinResult.Fill(state.tick, state.nowMs[symbol], symbol, 0, Leg.ORDER, -lots, lastMark, usd(0), false, Cause.SETTLEMENT));
        }
        for (TwinOrder order : state.orders) {
            if (order.symbol == symbol) {
                state.drop(order, NoticeKind.CANCELLED, Reason.SETTLED);
            }
        }
        state.lastTargetSide[symbol] = 0;
    }

    private TwinResult.End end() {
        List<Long> lots = new ArrayList<>();
        List<BigDecimal> entries = new ArrayList<>();
        List<BigDecimal> margins = new ArrayList<>();
        BigDecimal unrealised = BigDecimal.ZERO;
        BigDecimal fundingUsd = usd(state.fundingNano);
        BigDecimal unpostedCross = BigDecimal.ZERO;
        for (int s = 0; s < state.symbolCount; s++) {
            lots.add(state.positions[s].lots);
            entries.add(state.positions[s].entry);
            margins.add(state.holdsIsolated(s) ? usd(state.positions[s].marginNano).add(state.accruedFunding(s)) : BigDecimal.ZERO);
            unrealised = unrealised.add(state.unrealised(s));
            fundingUsd = fundingUsd.add(state.accruedFunding(s));
            unpostedCross = state.holdsCross(s) ? unpostedCross.add(state.accruedFunding(s)) : unpostedCross;
        }
        return new TwinResult.End(lots, entries, margins, usd(state.cashNano), usd(state.realisedNano), unrealised, fundingUsd, usd(state.feesNano),
                usd(state.takenByBackstopNano), usd(state.badDebtNano), unpostedCross);
    }
}
