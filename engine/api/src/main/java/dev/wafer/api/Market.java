package dev.wafer.api;

import java.util.OptionalLong;

/** The present: everything here was known at {@link #timeMs}. */
public interface Market {
    /** The close at which the strategy is called, UTC milliseconds. */
    long timeMs();

    /** Whether the symbol has a bar that closes now. */
    boolean isPresent(Symbol symbol);

    /**
     * Mark price at the symbol's last close, USDC per share.
     *
     * @throws IllegalStateException before the symbol's first bar
     */
    double markUsd(Symbol symbol);

    /**
     * Last trade price of the symbol's last bar, USDC per share.
     *
     * @throws IllegalStateException before the symbol's first bar
     */
    double closeUsd(Symbol symbol);

    /**
     * Whether the symbol is priced outside the venue at this time: false from Friday 20:00 to Sunday 20:00 New York time and on holidays of US stocks.
     */
    boolean isExternalSession(Symbol symbol);

    /** First time after now, UTC milliseconds, at which {@link #isExternalSession} changes: a calendar knows it ahead. */
    long nextPricingChangeMs(Symbol symbol);

    /** The company's next earnings date after now, UTC milliseconds, from the public calendar of the data set; empty if none is recorded. */
    OptionalLong nextEarningsMs(Symbol symbol);
}
