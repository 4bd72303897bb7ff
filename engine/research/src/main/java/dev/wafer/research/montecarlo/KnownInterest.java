package dev.wafer.research.montecarlo;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;

/** In how many of its bars a market's open interest is known: recorded there, or at most two of its own intervals before. */
final class KnownInterest {
    private static final int INTERVALS_CARRIED = 2;

    private KnownInterest() {}

    /** Share of the bars that open in a span, of all symbols together; 0 without bars. */
    static double share(MarketData data, TimeSpan span) {
        int known = 0, of = 0;
        for (SymbolHistory history : data.histories()) {
            BarSeries bars = history.bars();
            long carriedMs = INTERVALS_CARRIED * history.openInterest().map(OpenInterestFacts::intervalMs).orElse(data.resolutionMs());
            int lastKnown = -1;
            for (int row = 0; row < bars.firstRowAtOrAfter(span.toMs()); row++) {
                lastKnown = bars.isKnown(Field.OPEN_INTEREST, row) ? row : lastKnown;
                if (bars.openTimeMs(row) >= span.fromMs()) {
                    of++;
                    known += lastKnown >= 0 && bars.openTimeMs(row) - bars.openTimeMs(lastKnown) <= carriedMs ? 1 : 0;
                }
            }
        }
        return of == 0 ? 0 : (double) known / of;
    }
}
