package dev.wafer.engine.run;

import dev.wafer.api.Event;
import dev.wafer.api.Strategy;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.feature.ColumnBook;
import dev.wafer.engine.execution.Venue;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.price.PriceTape;
import java.util.List;

/** Asks a strategy's parts at a close: first their events, then onBar. */
final class Decisions {
    private final Present present;
    private final AccountView view;
    private final OrderDesk desk;
    private final Account account;
    private final PriceTape[] prices;
    private final Journal journal;
    private final EventFeed events;
    private final Part[] parts;
    private final int[] readRows;
    private final boolean isListening;
    private final long rhythmMs;
    private long nextCallMs = Long.MIN_VALUE;

    Decisions(PreparedMarket market, Venue venue, Present present, AccountView view, OrderDesk desk, List<Part> parts, long rhythmMs) {
        this.present = present;
        this.view = view;
        this.desk = desk;
        this.rhythmMs = rhythmMs;
        account = venue.account();
        prices = market.prices();
        journal = venue.journal();
        events = new EventFeed(journal, market);
        this.parts = parts.toArray(Part[]::new);
        readRows = new int[this.parts.length];
        isListening = parts.stream().anyMatch(Part::listens);
    }

    /** Whether a part hears events. */
    boolean isListening() {
        return isListening;
    }

    /** Asks all parts that are due; the account stands at the close of the tick. */
    void decide(int tick, long closeMs) {
        standAt(tick);
        boolean isCalled = isCallDue(closeMs);
        try {
            for (int p = 0; p < parts.length; p++) {
                if (isListening && parts[p].listens()) {
                    tellEvents(p);
                }
                if (isCalled && isDue(parts[p], tick)) {
                    parts[p].strategy().onBar(present, view, desk);
                    desk.checkSent();
                }
            }
        } catch (RuntimeException e) {
            throw new StrategyFailure(closeMs, e);
        }
    }

    /**
     * Asks the only part of a strategy that is asked at every close and hears nothing, from one tick to before another, until it orders something: the
     * same as {@link #decide} tick by tick, with nothing looked up twice. Only where {@link #isSimple} and no position is cross.
     *
     * @return the tick after the last at whose close it was asked
     */
    int decideInArrears(int fromTick, int toTick, Arrears arrears, ColumnBook columns) {
        Part part = parts[0];
        Strategy strategy = part.strategy();
        int tick = fromTick;
        try {
            while (tick < toTick && arrears.isOpen()) {
                columns.skipTo(tick);
                arrears.stand(tick);
                present.moveTo(tick);
                if (isDue(part, tick++)) {
                    strategy.onBar(present, view, desk);
                    desk.checkSent();
                }
            }
        } catch (RuntimeException e) {
            throw new StrategyFailure(present.timeMs(), e);
        }
        return tick;
    }

    /** Whether there is one part, asked at every close, that hears no events. */
    boolean isSimple() {
        return parts.length == 1 && rhythmMs == RunSetup.EVERY_CLOSE_MS && !isListening;
    }

    /** Market and account as they are at the close of a tick. */
    void standAt(int tick) {
        present.moveTo(tick);
        for (int s = 0; account.hasCross() && s < prices.length; s++) {
            account.markAt(s, prices[s].markCloseUsd(tick));
        }
    }

    private boolean isCallDue(long closeMs) {
        if (rhythmMs == RunSetup.EVERY_CLOSE_MS) {
            return true;
        }
        boolean isDue = closeMs >= nextCallMs;
        if (isDue) {
            nextCallMs = Math.floorDiv(closeMs, rhythmMs) * rhythmMs + rhythmMs;
        }
        return isDue;
    }

    private boolean isDue(Part part, int tick) {
        return (part.isForAll() || prices[part.symbolIndex()].isPresent(tick)) && part.readiness().isReady();
    }

    private void tellEvents(int p) {
        int endRow = journal.count();
        while (readRows[p] < endRow) {
            int row = readRows[p]++;
            Event event = events.event(row);
            boolean isOurs = parts[p].isForAll() || parts[p].symbolIndex() == journal.symbol(row);
            if (event != null && isOurs) {
                parts[p].strategy().onEvent(event, present, view, desk);
                desk.checkSent();
            }
        }
    }
}
