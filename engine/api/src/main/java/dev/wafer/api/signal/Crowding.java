package dev.wafer.api.signal;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Symbol;

/** How crowded one side is: many positions, and one side pays much to hold them. Needs open interest and funding, and refuses by name without. */
public final class Crowding {
    private Crowding() {}

    /**
     * Open interest and funding together, in standard deviations: {@code sign(zF) * sqrt(max(zO, 0) * |zF|)}, the geometric mean of the z-scores of
     * open interest (shares) and of funding per hour over the window (own definition). Above zero longs are crowded, below zero shorts; 0 where open
     * interest is not above its mean, however extreme funding is. Not known while funding or open interest stood still in the whole window. Example:
     * zO = 2 and zF = -0.5 give -1.
     */
    public static Column score(Bars bars, Symbol symbol, int window) {
        Column funding = fundingScore(bars, symbol, window);
        Column size = Signs.positivePart(openInterestScore(bars, symbol, window)).times(funding.abs()).sqrt();
        return Signs.sign(funding).times(size);
    }

    /** Z-score of open interest in shares over the window, the last row included. */
    public static Column openInterestScore(Bars bars, Symbol symbol, int window) {
        return bars.openInterestShares(symbol).zscore(window);
    }

    /** Z-score of funding per hour over the window, the last row included; above zero longs pay more than they did. */
    public static Column fundingScore(Bars bars, Symbol symbol, int window) {
        return bars.fundingPerHour(symbol).zscore(window);
    }
}
