package dev.wafer.api;

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
}
