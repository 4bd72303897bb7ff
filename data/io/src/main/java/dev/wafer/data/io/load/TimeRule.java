package dev.wafer.data.io.load;

import dev.wafer.data.io.DurationText;
import dev.wafer.data.series.BarSeries;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Where a bar may open, beside being later than the one before it. */
interface TimeRule {
    /** Bars may open anywhere. */
    TimeRule ANYWHERE = _ -> Optional.empty();

    /** What is expected in place of a time at which no bar may open; nothing if one may. */
    Optional<String> expectedInsteadOf(long openTimeMs);

    /** Finer bars open inside bars, a whole number of finer bars after their opens. */
    static TimeRule dividing(BarSeries bars, long resolutionMs, long subResolutionMs) {
        return openTimeMs -> {
            OptionalInt row = bars.rowHolding(openTimeMs, resolutionMs);
            if (row.isEmpty()) {
                return Optional.of("a time inside a bar of the symbol, of which none holds it");
            }
            long barOpenMs = bars.openTimeMs(row.getAsInt());
            return (openTimeMs - barOpenMs) % subResolutionMs == 0 ? Optional.empty()
                    : Optional.of("a whole number of " + DurationText.format(subResolutionMs) + " after the open of its bar, "
                            + Instant.ofEpochMilli(barOpenMs));
        };
    }
}
