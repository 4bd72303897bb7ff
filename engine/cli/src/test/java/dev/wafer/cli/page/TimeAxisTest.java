package dev.wafer.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.cli.text.JsonText;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
    private static final long HOUR_MS = 3_600_000;
    private static final double[] VALUES = {5, 9, 1, Double.NaN, 4};

    private static TimeAxis axis(String first, int hours, int barsPerPlace) {
        long firstMs = Instant.parse(first).toEpochMilli();
        return new TimeAxis(LongStream.range(0, hours).map(hour -> firstMs + hour * HOUR_MS).toArray(), HOUR_MS, barsPerPlace);
    }

    @Test
    void several_bars_to_a_place_lose_no_extreme() {
        TimeAxis axis = axis("2026-05-11T00:00:00Z", 5, 3);

        assertThat(axis.places()).isEqualTo(2);
        assertThat(axis.folded(bar -> VALUES[bar], Math::max)).containsExactly(9, 4);
        assertThat(axis.folded(bar -> VALUES[bar], Math::min)).containsExactly(1, 4);
        assertThat(axis.folded(bar -> VALUES[bar], (_, last) -> last)).containsExactly(1, 4);
    }

    @Test
    void a_time_belongs_to_the_bar_that_holds_it() {
        TimeAxis axis = axis("2026-05-11T00:00:00Z", 5, 3);

        assertThat(axis.barAt(Instant.parse("2026-05-11T03:59:59Z").toEpochMilli())).isEqualTo(3);
        assertThat(axis.placeAt(Instant.parse("2026-05-11T03:00:00Z").toEpochMilli())).isEqualTo(1);
        assertThat(axis.barAt(Instant.parse("2026-05-10T00:00:00Z").toEpochMilli())).isZero();
    }

    @Test
    void the_weekend_of_new_york_is_internal() {
        JsonText json = JsonText.inMarkup();

        axis("2026-05-08T20:00:00Z", 60, 1).write(json);         // Friday 20:00 in New York is Saturday 00:00 UTC

        assertThat(json.end()).endsWith("\"internal\":[4,52]}");
    }
}
