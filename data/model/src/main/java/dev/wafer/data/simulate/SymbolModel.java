package dev.wafer.data.simulate;

import dev.wafer.data.instrument.Instrument;
import java.util.List;
import java.util.Optional;

/**
 * What makes one symbol different from the others.
 *
 * @param instrument its ticks and lots
 * @param listingMs open of its first bar
 * @param volatilityPerYear standard deviation of a year's log return without the moves that anchors force
 * @param marketLoading correlation with the factor all share
 * @param memoryLoading correlation with the factor of the two memory makers
 * @param bandFraction how far the mark may go from the last external price in internal sessions
 * @param pricesUsd levels the oracle passes through
 * @param volumesUsdPerOpenDay typical volume of a day with a stock session
 * @param openInterestShares levels of open interest
 * @param openInterestRange where open interest stays for a while
 * @param crowding a time at which longs pay much
 */
record SymbolModel(Instrument instrument, long listingMs, double volatilityPerYear, double marketLoading, double memoryLoading,
        double bandFraction, List<Anchor> pricesUsd, List<Anchor> volumesUsdPerOpenDay, List<Anchor> openInterestShares,
        Optional<OpenInterestRange> openInterestRange, Optional<Crowding> crowding) {
    /** Open interest between two levels from one time to another. */
    record OpenInterestRange(long fromMs, long toMs, double lowShares, double highShares) {
        /** The value itself inside, its mirror image outside. */
        double reflect(long timeMs, double shares) {
            if (timeMs < fromMs || timeMs >= toMs) {
                return shares;
            }
            double mirrored = shares < lowShares ? 2 * lowShares - shares : shares > highShares ? 2 * highShares - shares : shares;
            return Math.clamp(mirrored, lowShares, highShares);
        }
    }

    /** An extra premium from one time to another. */
    record Crowding(long fromMs, long toMs, double premium) {
        boolean contains(long timeMs) {
            return timeMs >= fromMs && timeMs < toMs;
        }
    }

    String ticker() {
        return instrument.ticker();
    }

    /** What is left for the symbol alone, so that the squares add up to 1. */
    double ownLoading() {
        return StrictMath.sqrt(1 - marketLoading * marketLoading - memoryLoading * memoryLoading);
    }

    /** Standard deviation of one unit of {@link SessionProfile#deviation}, as a log return. */
    double unitDeviation() {
        return volatilityPerYear / StrictMath.sqrt(SessionProfile.VARIANCE_PER_YEAR);
    }

    /** Decimals of mark and oracle: 6 less the size decimals (Hyperliquid documentation, "Tick and lot size", read 2026). */
    int priceDecimals() {
        return 6 - instrument.sizeDecimals();
    }
}
