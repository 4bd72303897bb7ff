package dev.wafer.engine.execution;

import dev.wafer.engine.account.Account;
import dev.wafer.engine.margin.LiquidationLadder;

/** A venue's state, kept while something is tried on the real one: account, books, ladder, what the bar has given, the moment, the journal's end. */
final class Snapshot {
    private final Venue venue;
    private final Account account;
    private final WorkingOrders[] orders;
    private final LiquidationLadder ladder = new LiquidationLadder();
    private final Liquidity liquidity;
    private final Moment moment;
    private int entries;

    /**
     * Room for a venue's state.
     *
     * @param scratch an account of the same symbols
     */
    Snapshot(Venue venue, Account scratch) {
        this.venue = venue;
        account = scratch;
        orders = new WorkingOrders[venue.symbolCount()];
        for (int s = 0; s < orders.length; s++) {
            orders[s] = new WorkingOrders();
        }
        liquidity = venue.liquidity().sameShape();
        moment = new Moment(orders.length);
    }

    void save() {
        account.copyFrom(venue.account());
        for (int s = 0; s < orders.length; s++) {
            orders[s].copyFrom(venue.orders(s));
        }
        ladder.copyFrom(venue.liquidator().ladder());
        liquidity.copyFrom(venue.liquidity());
        moment.copyFrom(venue.moment());
        entries = venue.journal().count();
    }

    /** First journal entry after what was saved. */
    int entries() {
        return entries;
    }

    void restore() {
        venue.account().copyFrom(account);
        for (int s = 0; s < orders.length; s++) {
            venue.orders(s).copyFrom(orders[s]);
        }
        venue.liquidator().ladder().copyFrom(ladder);
        venue.liquidity().copyFrom(liquidity);
        venue.moment().copyFrom(moment);
        venue.journal().truncate(entries);
    }
}
