package dev.wafer.data.session;

import java.time.LocalDate;
import java.util.Set;

/**
 * Closed and shortened days of US stocks from 2025-11-27 to 2026-12-31: trade.xyz documentation, "Holidays", read 2026, and for 2025 the
 * calendar of the New York Stock Exchange. Outside these dates only weekends are known.
 */
final class UsStockHolidays {
    private static final Set<LocalDate> CLOSED = Set.of(
            LocalDate.of(2025, 11, 27), LocalDate.of(2025, 12, 25),
            LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 19), LocalDate.of(2026, 2, 16), LocalDate.of(2026, 4, 3),
            LocalDate.of(2026, 5, 25), LocalDate.of(2026, 6, 19), LocalDate.of(2026, 7, 3), LocalDate.of(2026, 9, 7),
            LocalDate.of(2026, 11, 26), LocalDate.of(2026, 12, 25));
    private static final Set<LocalDate> SHORTENED = Set.of(
            LocalDate.of(2025, 11, 28), LocalDate.of(2025, 12, 24), LocalDate.of(2026, 11, 27), LocalDate.of(2026, 12, 24));

    private UsStockHolidays() {}

    static boolean isClosed(LocalDate tradingDay) {
        return CLOSED.contains(tradingDay);
    }

    /** Whether outside prices exist only from 04:00 to 13:00 New York time. */
    static boolean isShortened(LocalDate tradingDay) {
        return SHORTENED.contains(tradingDay);
    }
}
