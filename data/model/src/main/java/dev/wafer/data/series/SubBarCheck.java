package dev.wafer.data.series;

import java.util.OptionalInt;

/** Checks that the finer bars of a symbol divide its bars. Whether their prices agree is not asked here: recorded ones do not always. */
record SubBarCheck(String ticker, long resolutionMs, long subResolutionMs) {
    /** Refuses a finer resolution that does not divide the coarse one into several. */
    SubBarCheck {
        if (!(subResolutionMs > 0 && subResolutionMs < resolutionMs && resolutionMs % subResolutionMs == 0)) {
            throw new IllegalArgumentException(ticker + ": found finer bars of " + subResolutionMs + " ms in bars of " + resolutionMs
                    + " ms, expected a length that divides the bars");
        }
    }

    /** Refuses finer bars that overlap, lie in no bar, or do not start a whole number of finer bars after its open. */
    void check(BarSeries bars, BarSeries finer) {
        MarketData.checkNoOverlap(ticker, finer, subResolutionMs);
        for (int row = 0; row < finer.count(); row++) {
            long openTimeMs = finer.openTimeMs(row);
            OptionalInt place = bars.rowHolding(openTimeMs, resolutionMs);
            if (place.isEmpty() || (openTimeMs - bars.openTimeMs(place.getAsInt())) % subResolutionMs != 0) {
                throw new IllegalArgumentException(ticker + ": the finer bar at " + openTimeMs + " is not a whole number of " + subResolutionMs
                        + " ms after the open of a bar that holds it");
            }
        }
    }
}
