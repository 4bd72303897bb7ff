package dev.wafer.data.simulate;

import java.util.OptionalDouble;

/**
 * What a symbol of a {@link RegimeMarket} is like on average.
 *
 * @param ticker its short name
 * @param startUsd price at the start, USDC per share
 * @param volatilityPerYear standard deviation of a year's log return
 * @param volumeSharesPerDay typical volume of a day with a stock session; 0: none is simulated
 * @param openInterestShares mean of open interest, which builds and flushes; empty: none is simulated
 * @param marketLoading correlation of its returns with what all symbols share, 0 to 1
 */
public record RegimeSymbol(String ticker, double startUsd, double volatilityPerYear, double volumeSharesPerDay, OptionalDouble openInterestShares,
        double marketLoading) {
    /** Checks ranges. */
    public RegimeSymbol {
        if (!(startUsd > 0 && startUsd <= 1e6)) {
            throw new IllegalArgumentException(ticker + ": found a start at " + startUsd + " USDC, expected above 0, at most 1,000,000");
        }
        if (!(volatilityPerYear >= 0 && volatilityPerYear <= 10)) {
            throw new IllegalArgumentException(ticker + ": found a volatility of " + volatilityPerYear + " a year, expected from 0 to 10");
        }
        if (!(volumeSharesPerDay >= 0 && volumeSharesPerDay <= 1e15)) {
            throw new IllegalArgumentException(ticker + ": found a volume of " + volumeSharesPerDay + " shares a day, expected 0 or more");
        }
        if (openInterestShares.isPresent() && !(openInterestShares.getAsDouble() > 0 && openInterestShares.getAsDouble() <= 1e15)) {
            throw new IllegalArgumentException(ticker + ": found open interest of " + openInterestShares.getAsDouble() + " shares, expected above 0");
        }
        if (!(marketLoading >= 0 && marketLoading <= 1)) {
            throw new IllegalArgumentException(ticker + ": found a market loading of " + marketLoading + ", expected from 0 to 1");
        }
    }
}
