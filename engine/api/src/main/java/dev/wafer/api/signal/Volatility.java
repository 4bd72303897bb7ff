package dev.wafer.api.signal;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Symbol;
import java.time.Duration;

/**
 * Volatility a year, a fraction (0.6 is 60 %): of one row times the square root of the grid's bars in a year of 365 days. Rows are present bars:
 * where bars are missing, a gap counts as one bar.
 */
public final class Volatility {
    private static final double MS_PER_YEAR = Duration.ofDays(365).toMillis();
    private static final double PARKINSON = 1 / (4 * StrictMath.log(2));

    private Volatility() {}

    /** {@code ln(close / previous close)}, the log return of each row. */
    public static Column logReturn(Bars bars, Symbol symbol) {
        Column close = bars.close(symbol);
        return close.dividedBy(close.lag(1)).log();
    }

    /**
     * Root mean square of the last log returns, a year: {@code sqrt(mean(r^2) * bars per year)}. The mean return is taken as zero, which over short
     * windows errs less than estimating it. Known from row {@code window + 1} on. Example: log returns 0.01 and -0.01 on hours give 0.01 *
     * sqrt(8,760) = 0.93595.
     */
    public static Column realised(Bars bars, Symbol symbol, int window) {
        Column logReturn = logReturn(bars, symbol);
        return logReturn.times(logReturn).sma(window).sqrt().times(StrictMath.sqrt(barsPerYear(bars)));
    }

    /** The same around the window's own mean: sample standard deviation (divisor {@code window - 1}) of the last log returns, a year. */
    public static Column deviation(Bars bars, Symbol symbol, int window) {
        return logReturn(bars, symbol).stdev(window).times(StrictMath.sqrt(barsPerYear(bars)));
    }

    /**
     * From the ranges of the last rows, a year: {@code sqrt(mean(ln(high / low)^2) / (4 ln 2) * bars per year)} (M. Parkinson, "The extreme value
     * method for estimating the variance of the rate of return", Journal of Business 53, 1980). For a price that moves without drift or gaps; few
     * trades in a bar make it too low. Example: high / low = e^0.02 in each hour gives 0.02 / sqrt(2.772589) * sqrt(8,760) = 1.124189.
     */
    public static Column parkinson(Bars bars, Symbol symbol, int window) {
        Column range = bars.high(symbol).dividedBy(bars.low(symbol)).log();
        return range.times(range).sma(window).times(PARKINSON).sqrt().times(StrictMath.sqrt(barsPerYear(bars)));
    }

    private static double barsPerYear(Bars bars) {
        return MS_PER_YEAR / bars.resolution().toMillis();
    }
}
