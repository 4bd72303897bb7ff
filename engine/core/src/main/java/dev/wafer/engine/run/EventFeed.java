package dev.wafer.engine.run;

import dev.wafer.api.Event;
import dev.wafer.api.Symbol;
import dev.wafer.engine.account.Ledger;
import dev.wafer.engine.journal.Cause;
import dev.wafer.engine.journal.Journal;
import org.jspecify.annotations.Nullable;

/** The journal's entries as events, made only for strategies that listen. */
final class EventFeed {
    private final Journal journal;
    private final PreparedMarket market;

    EventFeed(Journal journal, PreparedMarket market) {
        this.journal = journal;
        this.market = market;
    }

    /** The event of an entry; null where it is none (the strategy's own decisions, ambiguous bars). */
    @Nullable Event event(int row) {
        Symbol symbol = market.symbols().get(journal.symbol(row));
        long timeMs = journal.timeMs(row);
        double shares = shares(row, journal.signedLots(row));
        return switch (journal.entry(row)) {
            case ORDERED, ADJUSTED, AMBIGUOUS -> null;
            case CANCELLED -> new Event.Cancelled(timeMs, symbol, journal.orderId(row), journal.leg(row), journal.because(row));
            case REJECTED -> new Event.Rejected(timeMs, symbol, journal.orderId(row), journal.because(row));
            case REDUCED ->
                new Event.Reduced(timeMs, symbol, journal.orderId(row), shares, shares(row, journal.realizedNano(row)));
            case FILLED -> new Event.Filled(timeMs, symbol, journal.orderId(row), journal.leg(row), shares, journal.priceUsd(row),
                    Ledger.usdOf(journal.feeNano(row)), journal.isMaker(row), journal.isWhole(row));
            case LIQUIDATED -> new Event.Liquidated(timeMs, symbol, shares, journal.priceUsd(row), journal.isWhole(row),
                    journal.cause(row) == Cause.BACKSTOP);
            case SETTLED -> new Event.Settled(timeMs, symbol, shares, journal.priceUsd(row));
            case FUNDED -> new Event.Funded(timeMs, symbol, Ledger.usdOf(journal.fundingNano(row)), journal.priceUsd(row));
        };
    }

    private double shares(int row, long signedLots) {
        return market.instrument(journal.symbol(row)).sharesOf(signedLots);
    }
}
