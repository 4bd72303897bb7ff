package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Liquidated;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.SymbolHistory;
import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From Friday 20:00 to Sunday 20:00 New York time the mark stays in the band around the last external price, 800: first 720 to 880, after a bar
 * that closes at 728 (872) 648 to 792 (792 to 968). In January that is Saturday 01:00 UTC, in July 00:00.
 */
class WeekendTest {
    private static final double ROUNDING_USD = 1e-6;
    private static final double[] CRASH = bar(800, 800, 400, 800);
    private static final double[] SQUEEZE = bar(800, 1_600, 800, 800);

    private static TestMarket banded() {
        return TestMarket.hourly().with(RuleKey.DISCOVERY_BAND_FRACTION, "0.1").with(RuleKey.DISCOVERY_RESETS, "1");
    }

    /** Opens at Friday 23:00 UTC in winter; bar 2 is the first of the weekend. */
    private static RunResult weekend(int leverage, int side, double[]... internal) {
        double[][] bars = new double[internal.length + 2][];
        bars[0] = flat(800);
        bars[1] = flat(800);
        System.arraycopy(internal, 0, bars, 2, internal.length);
        return banded().startingAt("2026-01-09T23:00:00Z").bars("A", bars).run(CrossMarginTest.open(side * 10), TestMarket.settings(leverage));
    }

    /** Liquidation of a long at 3x 561.4, 4x 631.6, 5x 673.7; of a short at 2x 1142.9, 3x 1015.9, 4x 952.4. */
    @ParameterizedTest
    @CsvSource({"3, 1, 0", "4, 1, 0", "5, 1, 1", "2, -1, 0", "3, -1, 0", "4, -1, 1"})
    @Tag("trap-29")
    void in_one_weekend_longs_up_to_4x_and_shorts_up_to_3x_cannot_be_liquidated(int leverage, int side, int liquidations) {
        RunResult result = weekend(leverage, side, flat(side > 0 ? 728 : 872), side > 0 ? CRASH : SQUEEZE, side > 0 ? CRASH : SQUEEZE);

        assertThat(result.summary().liquidations()).isEqualTo(liquidations);
    }

    /** 5x is liquidated at 673.68, under the first band's 720 and above the second one's 648. */
    @Test
    @Tag("trap-29")
    void a_wick_beyond_the_band_liquidates_nobody_until_the_band_has_moved() {
        assertThat(weekend(5, 1, CRASH, CRASH).summary().liquidations()).isZero();
        assertThat(weekend(5, 1, flat(728.01), CRASH).summary().liquidations()).isZero();
        assertThat(weekend(5, 1, flat(728), CRASH).summary().liquidations()).isOne();
    }

    /** The trade price at the time of the breach, halfway down, is far below the mark. */
    @Test
    @Tag("trap-29")
    void what_the_clamped_mark_liquidates_sells_at_the_trade_price_of_that_moment() {
        Listening listening = Listening.to(CrossMarginTest.open(10));
        banded().startingAt("2026-01-09T23:00:00Z").bars("A", flat(800), flat(800), flat(728), bar(728, 728, 568, 728))
                .run(listening, TestMarket.settings(5));

        double reached = (728 - 640 / 0.95) / (728 - 648);
        assertThat(listening.heard(Liquidated.class)).singleElement()
                .satisfies(event -> assertThat(event.priceUsd()).isEqualTo(728 - reached * 160, within(ROUNDING_USD)));
    }

    /** A wick to 600 on Sunday is nothing to 4x at 631.6; Monday 01:00 UTC opens at 600, and that mark is real. */
    @Test
    @Tag("trap-29")
    void at_the_reopening_the_gap_is_real() {
        BarSeries.Builder bars = BarSeries.builder(4);
        for (String utc : new String[] {"2026-01-09T23:00:00Z", "2026-01-10T00:00:00Z", "2026-01-11T23:00:00Z", "2026-01-12T01:00:00Z"}) {
            double openUsd = utc.startsWith("2026-01-12") ? 600 : 800;
            bars.add(Instant.parse(utc).toEpochMilli(), openUsd, openUsd, utc.startsWith("2026-01-11") ? 600 : openUsd, openUsd);
        }
        Listening listening = Listening.to(CrossMarginTest.open(10));
        banded().add(SymbolHistory.of("A", bars.build())).run(listening, TestMarket.settings(4));

        assertThat(listening.heard(Liquidated.class)).singleElement().satisfies(event -> {
            assertThat(event.priceUsd()).isEqualTo(600);
            assertThat(event.timeMs()).isEqualTo(Instant.parse("2026-01-12T01:00:00Z").toEpochMilli());
        });
    }

    /** The hour before the weekend a fall to 400 is real, the next hour it is not; Sunday 20:00 the other way round. */
    @ParameterizedTest
    @CsvSource({"2026-01-09T22:00:00Z, 1", "2026-01-09T23:00:00Z, 0", "2026-07-10T21:00:00Z, 1", "2026-07-10T22:00:00Z, 0",
        "2026-01-11T21:00:00Z, 0", "2026-01-11T23:00:00Z, 1", "2026-07-12T20:00:00Z, 0", "2026-07-12T22:00:00Z, 1"})
    @Tag("trap-28")
    void friday_and_sunday_evening_in_new_york_bound_the_weekend_in_winter_and_summer(String startUtc, int liquidations) {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            for (String other : new String[] {"UTC", "Asia/Tokyo", "America/Los_Angeles"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(other));
                Locale.setDefault(Locale.of("ar", "SA"));
                assertThat(fall(startUtc).summary().liquidations()).isEqualTo(liquidations);
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    /** An external bar a week before gives the reference; the fall is two hours after the start. */
    private static RunResult fall(String startUtc) {
        long startMs = Instant.parse(startUtc).toEpochMilli();
        BarSeries.Builder bars = BarSeries.builder(4).add(startMs - 72 * TestMarket.HOUR_MS, 800, 800, 800, 800);
        bars.add(startMs, 800, 800, 800, 800).add(startMs + TestMarket.HOUR_MS, 800, 800, 800, 800);
        bars.add(startMs + 2 * TestMarket.HOUR_MS, 800, 800, 400, 800);
        return banded().add(SymbolHistory.of("A", bars.build())).run(CrossMarginTest.open(10), TestMarket.settings(5));
    }

    @Test
    @Tag("trap-29")
    void bars_too_long_for_the_band_are_counted() {
        RunResult result = TestMarket.every(4 * TestMarket.HOUR_MS).with(RuleKey.DISCOVERY_BAND_FRACTION, "0.1").startingAt("2026-01-09T16:00:00Z")
                .bars("A", flat(800), flat(800), flat(800), flat(800), CRASH).run(CrossMarginTest.open(10), TestMarket.settings(5));

        assertThat(result.findings()).anyMatch(finding -> finding.code().equals("band-not-applied") && finding.text().contains("2 bars"));
        assertThat(result.summary().liquidations()).isOne();
    }
}
