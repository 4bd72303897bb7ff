package dev.wafer.api.signal;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Symbol;

/**
 * Where a close stands between the changes of the stock week and before the company's next report. Calendars are published ahead, so looking forward
 * in them is no peek: US stock holidays are known from 2025-11-27 to 2026-12-31, outside these dates weekends alone; earnings are those of the data
 * set's events.
 */
public final class Sessions {
    private static final double MS_PER_HOUR = 3_600_000;

    private Sessions() {}

    /**
     * Hours since stocks last turned from being priced outside the venue to inside or back, 0 at the change. Example: Saturday 20:00 New York gives
     * 24.
     */
    public static Column hoursSinceChange(Bars bars, Symbol symbol) {
        return bars.hoursSinceSessionChange(symbol);
    }

    /** Hours to the next such change, above 0. Example: Friday 18:00 New York gives 2. */
    public static Column hoursToChange(Bars bars, Symbol symbol) {
        return bars.hoursToSessionChange(symbol);
    }

    /**
     * Hours to the next earnings date of the data set's events, above 0; not known where none is to come, so a strategy says {@code optional()} to
     * it.
     */
    public static Column hoursToEarnings(Bars bars, Symbol symbol) {
        return bars.hoursToEarnings(symbol);
    }

    /** The same in lengths of a bar of this grid; hours in which no bar traded count. Example: 48 hours on a grid of 4 hours give 12. */
    public static Column barsToEarnings(Bars bars, Symbol symbol) {
        return bars.hoursToEarnings(symbol).times(MS_PER_HOUR / bars.resolution().toMillis());
    }
}
