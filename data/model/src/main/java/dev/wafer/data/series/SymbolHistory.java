package dev.wafer.data.series;

import java.util.Optional;

/**
 * All that is known of one symbol: bars, funding (perhaps without points), and where its open interest comes from if it has any.
 *
 * @param ticker the symbol's short name: {@code MU}
 */
public record SymbolHistory(String ticker, BarSeries bars, FundingSeries funding, Optional<OpenInterestFacts> openInterest) {
    /** Refuses a history without a name or without bars. */
    public SymbolHistory {
        if (ticker.isBlank() || bars.count() == 0) {
            throw new IllegalArgumentException("symbol '" + ticker + "': expected a name and at least one bar, found " + bars.count() + " bars");
        }
    }

    /** A history without funding and without facts about open interest. */
    public static SymbolHistory of(String ticker, BarSeries bars) {
        return new SymbolHistory(ticker, bars, FundingSeries.empty(), Optional.empty());
    }

    /** The same bars with these funding points. */
    public SymbolHistory withFunding(FundingSeries points) {
        return new SymbolHistory(ticker, bars, points, openInterest);
    }

    /** What was known at a time: bars that open before it, points that settle up to and at it. */
    SymbolHistory before(long toMs) {
        return new SymbolHistory(ticker, bars.rows(0, bars.firstRowAtOrAfter(toMs)), funding.before(toMs + 1), openInterest);
    }
}
