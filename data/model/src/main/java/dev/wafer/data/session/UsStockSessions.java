package dev.wafer.data.session;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Sessions of US stocks as trade.xyz prices them (its documentation, "US equities" and "Holidays", read 2026). A trading day runs from 20:00
 * New York time of the evening before to 20:00, daylight saving included: a holiday is internal for all of it, its evening before too, a
 * shortened day outside 04:00 to 13:00 (our reading; exact hours beside a holiday were not published). Saturday and Sunday are internal, which
 * gives Friday 20:00 to Sunday 20:00. Time zone and locale of the machine play no part.
 *
 * <p>Remembers the session asked for last, so that ascending questions cost two comparisons. Not for several threads: one object each.
 */
public final class UsStockSessions {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime DAY_START = LocalTime.of(20, 0);
    private static final LocalTime PRE_MARKET_START = LocalTime.of(4, 0);
    private static final LocalTime REGULAR_START = LocalTime.of(9, 30);
    private static final LocalTime SHORTENED_END = LocalTime.of(13, 0);
    private static final LocalTime REGULAR_END = LocalTime.of(16, 0);

    private long fromMs = 0;
    private long toMs = 0;
    private SessionKind kind = SessionKind.OVERNIGHT;

    /** Sessions without a time asked for yet. */
    public UsStockSessions() {}

    /** Whether stocks are priced outside the venue at a time, UTC milliseconds. */
    public boolean isExternal(long timeMs) {
        return kindAt(timeMs).isExternal();
    }

    /** The session at a time, UTC milliseconds; a session begins with its first millisecond. */
    public SessionKind kindAt(long timeMs) {
        if (!(timeMs >= fromMs && timeMs < toMs)) {
            find(timeMs);
        }
        return kind;
    }

    /** First time after {@code timeMs} with a session of another kind, UTC milliseconds. */
    public long nextChangeMs(long timeMs) {
        SessionKind now = kindAt(timeMs);
        long changeMs = toMs;
        while (kindAt(changeMs) == now) {
            changeMs = toMs;
        }
        return changeMs;
    }

    /** First time after {@code timeMs} at which pricing turns from external to internal or back, UTC milliseconds. */
    public long nextPricingChangeMs(long timeMs) {
        boolean isExternalNow = isExternal(timeMs);
        long changeMs = nextChangeMs(timeMs);
        while (isExternal(changeMs) == isExternalNow) {
            changeMs = nextChangeMs(changeMs);
        }
        return changeMs;
    }

    /** The trading day of a time, UTC milliseconds: from 20:00 New York time of the evening before to 20:00; Saturdays, Sundays and holidays too. */
    public static LocalDate tradingDay(long timeMs) {
        return tradingDay(LocalDateTime.ofInstant(Instant.ofEpochMilli(timeMs), NEW_YORK));
    }

    private static LocalDate tradingDay(LocalDateTime local) {
        return local.toLocalTime().isBefore(DAY_START) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    }

    private void find(long timeMs) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(timeMs), NEW_YORK);
        LocalTime clock = local.toLocalTime();
        LocalDate tradingDay = tradingDay(local);
        if (isWeekend(tradingDay)) {
            wholeDay(tradingDay, SessionKind.WEEKEND);
        } else if (UsStockHolidays.isClosed(tradingDay)) {
            wholeDay(tradingDay, SessionKind.HOLIDAY);
        } else {
            partOfDay(tradingDay, clock, UsStockHolidays.isShortened(tradingDay));
        }
    }

    private void partOfDay(LocalDate tradingDay, LocalTime clock, boolean isShortened) {
        long openMs = utcMs(tradingDay, PRE_MARKET_START);
        long regularMs = utcMs(tradingDay, REGULAR_START);
        long regularEndMs = utcMs(tradingDay, isShortened ? SHORTENED_END : REGULAR_END);
        boolean isEveningBefore = !clock.isBefore(DAY_START);
        if (isEveningBefore || clock.isBefore(PRE_MARKET_START)) {
            remember(isShortened ? SessionKind.HOLIDAY : SessionKind.OVERNIGHT, utcMs(tradingDay.minusDays(1), DAY_START), openMs);
        } else if (clock.isBefore(REGULAR_START)) {
            remember(SessionKind.PRE_MARKET, openMs, regularMs);
        } else if (clock.isBefore(isShortened ? SHORTENED_END : REGULAR_END)) {
            remember(SessionKind.REGULAR, regularMs, regularEndMs);
        } else {
            remember(isShortened ? SessionKind.HOLIDAY : SessionKind.POST_MARKET, regularEndMs, utcMs(tradingDay, DAY_START));
        }
    }

    private void wholeDay(LocalDate tradingDay, SessionKind internalKind) {
        remember(internalKind, utcMs(tradingDay.minusDays(1), DAY_START), utcMs(tradingDay, DAY_START));
    }

    private void remember(SessionKind found, long startMs, long endMs) {
        kind = found;
        fromMs = startMs;
        toMs = endMs;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static long utcMs(LocalDate day, LocalTime clock) {
        return day.atTime(clock).atZone(NEW_YORK).toInstant().toEpochMilli();
    }
}
