package dev.wafer.api;

import java.time.Duration;

/** Columns of the run's symbols on one grid of time. A column has a row for each bar of its symbol. */
public interface Bars {
    /** Length of a bar of this grid. */
    Duration resolution();

    /**
     * The same history on a coarser UTC grid; a coarse bar is known at the first close at or after its end.
     *
     * @throws IllegalArgumentException unless this resolution divides the coarser one
     */
    Bars every(Duration resolution);

    /** Rows of this grid in a span, rounded up: windows said in days hold on any resolution. */
    default int rows(Duration span) {
        return StrictMath.toIntExact((span.toMillis() + resolution().toMillis() - 1) / resolution().toMillis());
    }

    /** First trade price of each bar, USDC per share. */
    Column open(Symbol symbol);

    /** Highest trade price of each bar, USDC per share. */
    Column high(Symbol symbol);

    /** Lowest trade price of each bar, USDC per share. */
    Column low(Symbol symbol);

    /** Last trade price of each bar, USDC per share. */
    Column close(Symbol symbol);

    /** Shares traded in each bar. */
    Column volumeShares(Symbol symbol);

    /** One-sided open interest in shares as known at each close; carried for two of its own intervals. A run without any refuses by name. */
    Column openInterestShares(Symbol symbol);

    /** Mark price at each close, USDC per share; the trade price where none was recorded. */
    Column mark(Symbol symbol);

    /** Oracle price at each close, USDC per share; not known where it was not recorded. */
    Column oracle(Symbol symbol);

    /**
     * Mean funding per hour over the points of the bar (a daily sum counts as 24 hours); above zero longs pay. Carried for two of its own
     * intervals. A run without any refuses by name.
     */
    Column fundingPerHour(Symbol symbol);

    /**
     * Highest notional of the market's open interest that the venue's rules allowed in the bar that closes, USDC; not known where no cap was in
     * force. A symbol that never had one refuses by name.
     */
    Column openInterestCapUsd(Symbol symbol);

    /**
     * Hours at each close since stocks last turned from being priced outside the venue to inside or back (Friday and Sunday 20:00 New York time,
     * holidays); 0 at the change itself. The calendar of US stocks, for any symbol.
     */
    Column hoursSinceSessionChange(Symbol symbol);

    /** Hours at each close to the next such change, always above 0; the calendar is known ahead. */
    Column hoursToSessionChange(Symbol symbol);

    /**
     * Hours at each close to the next recorded earnings date, always above 0; not known where none is to come. The calendar counts as public, as in
     * {@link Market#nextEarningsMs}.
     */
    Column hoursToEarnings(Symbol symbol);

    /** Average true range over a window of rows, USDC per share: the plain mean of the true ranges; known from row {@code window} on. */
    Column atr(Symbol symbol, int window);
}
