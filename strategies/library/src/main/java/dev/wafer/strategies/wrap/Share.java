package dev.wafer.strategies.wrap;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Symbol;

/** How much of what a strategy wants of a symbol it gets. */
interface Share {
    /**
     * At a close, asked once for each symbol: 1 is all of it, 0 is to be flat. The desk is the real one.
     *
     * @param isWanted whether the strategy inside wants a position
     */
    double at(Symbol symbol, boolean isWanted, Market market, Account account, Desk desk);

    /** Why it is flat where the share is 0. */
    String whyFlat();
}
