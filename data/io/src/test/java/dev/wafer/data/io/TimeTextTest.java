package dev.wafer.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    @ParameterizedTest
    @CsvSource({"2026-05-04,2026-05-04T00:00:00Z", "2026-05-04T18:00:00Z,2026-05-04T18:00:00Z", "2026-05-04T18:00:00,2026-05-04T18:00:00Z",
            "2026-05-04 18:30:05,2026-05-04T18:30:05Z", "2026-05-04T18:30Z,2026-05-04T18:30:00Z",
            "2026-05-04T18:00:00.048Z,2026-05-04T18:00:00.048Z", "2025-11-23T17:37:10.033211662Z,2025-11-23T17:37:10.033Z",
            "2026-05-04T18:00:00.5+02:00,2026-05-04T16:00:00.500Z", "2026-05-04T18:00:00-05:30,2026-05-04T23:30:00Z",
            "1766102400,2025-12-19T00:00:00Z", "1766102400048,2025-12-19T00:00:00.048Z", "1924-02-29,1924-02-29T00:00:00Z"})
    void a_time_is_read_in_every_usual_form(String text, String expected) {
        assertThat(TimeText.parseMs(text)).hasValue(Instant.parse(expected).toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-13-01", "2026-02-30", "2026-05-04T25:00:00Z", "2026-05-04T18:61", "2026-05-04T18:00:00CET",
            "2026-05-04T18:00:00+2", "20260504", "12", "-1766102400", "17661024000000000", "1766102400.5", "2026-5-4", "2026/05/04", "2026-05-04X",
            "2026-05-04T18:00:00+02:00x", "99999999999999999999999"})
    void what_is_no_time_is_refused(String text) {
        assertThat(TimeText.parseMs(text)).isEmpty();
    }
}
