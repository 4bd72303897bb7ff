package dev.wafer.data.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsStockSessionsTest {
    private static final long HOUR_MS = 3_600_000;

    private final UsStockSessions sessions = new UsStockSessions();

    /** Friday and Sunday 20:00 New York: 00:00Z in summer, 01:00Z in winter. */
    @ParameterizedTest
    @CsvSource({"2026-07-11T00:00:00Z, 2026-07-13T00:00:00Z", "2026-02-07T01:00:00Z, 2026-02-09T01:00:00Z"})
    @Tag("trap-28")
    void outside_prices_stop_on_friday_and_return_on_sunday_at_20_new_york_time(String friday, String sunday) {
        long fridayMs = ms(friday);
        long sundayMs = ms(sunday);

        assertThat(sessions.isExternal(fridayMs - 1)).isTrue();
        assertThat(sessions.isExternal(fridayMs)).isFalse();
        assertThat(sessions.kindAt(fridayMs)).isEqualTo(SessionKind.WEEKEND);
        assertThat(sessions.isExternal(sundayMs - 1)).isFalse();
        assertThat(sessions.isExternal(sundayMs)).isTrue();
        assertThat(sessions.nextPricingChangeMs(fridayMs - 1)).isEqualTo(fridayMs);
        assertThat(sessions.nextChangeMs(fridayMs)).isEqualTo(sundayMs);
    }

    /** Daylight saving began on Sunday 2026-03-08 and ends on 2026-11-01: one weekend is an hour shorter, one longer. */
    @Test
    @Tag("trap-28")
    void the_weekend_of_a_clock_change_is_an_hour_shorter_or_longer() {
        assertThat(sessions.nextChangeMs(ms("2026-03-07T01:00:00Z"))).isEqualTo(ms("2026-03-09T00:00:00Z"));
        assertThat(sessions.nextChangeMs(ms("2026-10-31T00:00:00Z"))).isEqualTo(ms("2026-11-02T01:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"2026-07-15T00:00:00Z, OVERNIGHT, 2026-07-15T08:00:00Z", "2026-07-15T08:00:00Z, PRE_MARKET, 2026-07-15T13:30:00Z",
        "2026-07-15T13:30:00Z, REGULAR, 2026-07-15T20:00:00Z", "2026-07-15T20:00:00Z, POST_MARKET, 2026-07-16T00:00:00Z",
        "2026-01-14T14:29:59Z, PRE_MARKET, 2026-01-14T14:30:00Z", "2026-01-14T14:30:00Z, REGULAR, 2026-01-14T21:00:00Z"})
    void an_open_day_has_four_sessions(String time, SessionKind kind, String next) {
        assertThat(sessions.kindAt(ms(time))).isEqualTo(kind);
        assertThat(sessions.nextChangeMs(ms(time))).isEqualTo(ms(next));
    }

    /** Memorial Day, Monday 2026-05-25: prices return on Monday 20:00 instead of Sunday 20:00. */
    @Test
    void a_monday_holiday_prolongs_the_weekend() {
        assertThat(sessions.kindAt(ms("2026-05-24T23:59:59Z"))).isEqualTo(SessionKind.WEEKEND);
        assertThat(sessions.kindAt(ms("2026-05-25T00:00:00Z"))).isEqualTo(SessionKind.HOLIDAY);
        assertThat(sessions.nextPricingChangeMs(ms("2026-05-23T12:00:00Z"))).isEqualTo(ms("2026-05-26T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-27", "2025-12-25", "2026-01-01", "2026-01-19", "2026-02-16", "2026-04-03", "2026-05-25", "2026-06-19",
        "2026-07-03", "2026-09-07", "2026-11-26", "2026-12-25"})
    void a_holiday_is_internal_from_the_evening_before(String holiday) {
        boolean isSummer = holiday.compareTo("2026-03-08") >= 0 && holiday.compareTo("2026-11-01") < 0;
        long startMs = ms(holiday + "T00:00:00Z") + (isSummer ? 0 : HOUR_MS);

        assertThat(sessions.kindAt(startMs)).isEqualTo(SessionKind.HOLIDAY);
        assertThat(sessions.kindAt(startMs + 24 * HOUR_MS - 1)).isEqualTo(SessionKind.HOLIDAY);
        assertThat(sessions.kindAt(startMs - 8 * HOUR_MS)).as("noon the day before").isNotEqualTo(SessionKind.HOLIDAY);
    }

    /** The day after Thanksgiving 2026: outside prices from 04:00 to 13:00 New York, 09:00Z to 18:00Z, and then the weekend. */
    @Test
    void a_shortened_day_is_external_from_4_to_13_only() {
        assertThat(sessions.kindAt(ms("2026-11-27T08:59:59Z"))).isEqualTo(SessionKind.HOLIDAY);
        assertThat(sessions.kindAt(ms("2026-11-27T09:00:00Z"))).isEqualTo(SessionKind.PRE_MARKET);
        assertThat(sessions.kindAt(ms("2026-11-27T17:59:59Z"))).isEqualTo(SessionKind.REGULAR);
        assertThat(sessions.kindAt(ms("2026-11-27T18:00:00Z"))).isEqualTo(SessionKind.HOLIDAY);
        assertThat(sessions.nextPricingChangeMs(ms("2026-11-27T18:00:00Z"))).isEqualTo(ms("2026-11-30T01:00:00Z"));
    }

    @Test
    void the_order_of_questions_changes_no_answer() {
        SplittableRandom random = new SplittableRandom(11);
        long firstMs = ms("2025-11-20T00:00:00Z");
        for (int i = 0; i < 2_000; i++) {
            long timeMs = firstMs + random.nextLong(400 * 24 * HOUR_MS);

            assertThat(sessions.kindAt(timeMs)).as("%s", Instant.ofEpochMilli(timeMs)).isEqualTo(new UsStockSessions().kindAt(timeMs));
        }
    }

    @Test
    @Tag("trap-28")
    void the_machines_time_zone_and_locale_change_nothing() {
        String here = aYearOfChanges();
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            Locale.setDefault(Locale.GERMANY);
            assertThat(aYearOfChanges()).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void a_trading_day_begins_at_20_00_new_york_time_of_the_evening_before() {
        assertThat(UsStockSessions.tradingDay(ms("2026-05-11T23:59:59.999Z"))).isEqualTo(LocalDate.of(2026, 5, 11));    // summer
        assertThat(UsStockSessions.tradingDay(ms("2026-05-12T00:00:00Z"))).isEqualTo(LocalDate.of(2026, 5, 12));
        assertThat(UsStockSessions.tradingDay(ms("2026-01-13T00:59:59.999Z"))).isEqualTo(LocalDate.of(2026, 1, 12));    // winter
        assertThat(UsStockSessions.tradingDay(ms("2026-01-13T01:00:00Z"))).isEqualTo(LocalDate.of(2026, 1, 13));
    }

    private static String aYearOfChanges() {
        UsStockSessions fresh = new UsStockSessions();
        StringBuilder changes = new StringBuilder();
        long endMs = ms(LocalDate.of(2026, 12, 31) + "T00:00:00Z");
        for (long timeMs = ms("2025-12-01T00:00:00Z"); timeMs < endMs; timeMs = fresh.nextChangeMs(timeMs)) {
            changes.append(timeMs).append(fresh.kindAt(timeMs)).append('\n');
        }
        return changes.toString();
    }

    private static long ms(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
