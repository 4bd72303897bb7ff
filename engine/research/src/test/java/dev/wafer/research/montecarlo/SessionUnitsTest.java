package dev.wafer.research.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SessionUnitsTest {
    private static SessionUnits units(String from, int bars, long resolutionMs) {
        long startMs = Instant.parse(from).toEpochMilli();
        return SessionUnits.of(LongStream.range(0, bars).map(bar -> startMs + bar * resolutionMs).toArray(), resolutionMs);
    }

    /** Length and kind of each session: {@code 24 open}, {@code 48 closed}. */
    private static List<String> texts(SessionUnits units) {
        return IntStream.range(0, units.count()).mapToObj(unit -> (units.endTick(unit) - units.firstTick(unit)) + (units.isExternal(unit) ? " open" : " closed")).toList();
    }

    static boolean isWeekday(long openTimeMs) {
        return Instant.ofEpochMilli(openTimeMs).atZone(ZoneOffset.UTC).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    @Test
    void hours_are_cut_at_20_00_in_new_york_and_a_weekend_is_one_session() {
        SessionUnits units = units("2026-05-05T00:00:00Z", 8 * 24, Planted.HOUR_MS);      // Monday 20:00 New York, summer

        assertThat(texts(units)).containsExactly("24 open", "24 open", "24 open", "24 open", "48 closed", "24 open", "24 open");
        assertThat(units.count(true)).isEqualTo(6);
        assertThat(units.count(false)).isEqualTo(1);
    }

    @Test
    void a_weekend_and_the_holiday_after_it_are_one_session() {
        assertThat(texts(units("2026-05-22T00:00:00Z", 6 * 24, Planted.HOUR_MS))).containsExactly("24 open", "72 closed", "24 open", "24 open");
    }

    @Test
    void the_weekend_in_which_clocks_change_has_an_hour_less() {
        assertThat(texts(units("2026-03-06T01:00:00Z", 95, Planted.HOUR_MS))).containsExactly("24 open", "47 closed", "24 open");
    }

    @Test
    void a_bar_of_a_day_belongs_to_the_day_of_its_middle_in_winter_and_summer() {
        assertThat(texts(units("2026-01-05T00:00:00Z", 9, Planted.DAY_MS)))
                .containsExactly("1 open", "1 open", "1 open", "1 open", "1 open", "2 closed", "1 open", "1 open");
        assertThat(texts(units("2026-07-06T00:00:00Z", 9, Planted.DAY_MS)))
                .containsExactly("1 open", "1 open", "1 open", "1 open", "1 open", "2 closed", "1 open", "1 open");
    }

    @Test
    void days_with_a_gap_between_them_are_still_two_sessions() {
        long[] times = {Planted.START_MS, Planted.START_MS + Planted.DAY_MS, Planted.START_MS + 7 * Planted.DAY_MS};

        assertThat(texts(SessionUnits.of(times, Planted.DAY_MS))).containsExactly("1 open", "1 open", "1 open");
        assertThat(texts(SessionUnits.of(Arrays.copyOf(times, 1), Planted.DAY_MS))).containsExactly("1 open");
    }
}
