package dev.wafer.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.session.UsStockSessions;
import org.junit.jupiter.api.Test;

/** The bad print: what happened to the mark, minute by minute. */
class ScenarioTest {
    private static final MarketData MARKET = Scenario.BAD_PRINT.market();
    private static final BarSeries BARS = MARKET.histories().getFirst().bars();

    private static int row(String time) {
        return BARS.firstRowAtOrAfter(Sample.ms(time));
    }

    private static double lowestMarkUsd(int fromRow, int toRow) {
        double lowestUsd = Double.MAX_VALUE;
        for (int row = fromRow; row < toRow; row++) {
            lowestUsd = Math.min(lowestUsd, BARS.value(Field.MARK_LOW, row));
        }
        return lowestUsd;
    }

    @Test
    void the_mark_falls_from_1127_90_to_917_25_within_two_and_a_half_minutes_and_comes_back() {
        int print = row("2026-07-27T23:01:00Z");

        assertThat(BARS.value(Field.MARK_OPEN, print)).isEqualTo(1127.90);
        assertThat(BARS.value(Field.MARK_LOW, print)).isBetween(1127.90 * StrictMath.pow(0.995, 20) - 0.001, 1127.90 * 0.92);
        assertThat(BARS.value(Field.MARK_LOW, print + 1)).isLessThan(1127.90 * 0.83);
        assertThat(BARS.value(Field.MARK_LOW, print + 2)).isEqualTo(917.25);
        assertThat(lowestMarkUsd(0, BARS.count())).isEqualTo(917.25);
        assertThat(917.25 / 1127.90 - 1).isBetween(-0.187, -0.1865);
        assertThat(BARS.value(Field.MARK_CLOSE, print + 4)).isEqualTo(1127.90);
        assertThat(BARS.value(Field.ORACLE, print + 4)).isEqualTo(1127.90);
    }

    @Test
    void no_update_moves_the_mark_by_more_than_half_a_percent_so_no_minute_by_more_than_twenty_of_them() {
        for (int row = 0; row < BARS.count(); row++) {
            double range = BARS.value(Field.MARK_LOW, row) / BARS.value(Field.MARK_HIGH, row);
            assertThat(range).isGreaterThanOrEqualTo(StrictMath.pow(0.995, 20) - 1e-6);
        }
    }

    @Test
    void outside_the_event_the_market_is_quiet() {
        int print = row("2026-07-27T23:01:00Z");

        assertThat(lowestMarkUsd(0, print)).isBetween(1127.90 * 0.98, 1127.90 * 0.9999);
        assertThat(lowestMarkUsd(print + 5, BARS.count())).isBetween(1127.90 * 0.98, 1127.90 * 0.9999);
        assertThat(new UsStockSessions().isExternal(Sample.ms("2026-07-27T23:01:00Z"))).isTrue();
    }

    @Test
    void two_days_of_minutes_have_every_column_on_valid_ticks_and_hourly_funding() {
        Instrument instrument = new Instrument("MU", 3);
        FundingSeries funding = MARKET.histories().getFirst().funding();

        assertThat(MARKET.isSynthetic()).isTrue();
        assertThat(MARKET.provenance()).contains("simulated", "bad-print").doesNotContain("\n");
        assertThat(MARKET.resolutionMs()).isEqualTo(60_000);
        assertThat(BARS.count()).isEqualTo(2_880);
        assertThat(funding.count()).isEqualTo(47);
        for (int row = 0; row < BARS.count(); row++) {
            for (Field field : Field.values()) {
                assertThat(BARS.isKnown(field, row)).isTrue();
            }
            for (Field field : new Field[] {Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE}) {
                assertThat(instrument.isOnTick(BARS.value(field, row))).isTrue();
            }
        }
    }

    @Test
    void open_interest_falls_by_what_is_liquidated() {
        int print = row("2026-07-27T23:01:00Z");

        assertThat(BARS.value(Field.OPEN_INTEREST, print - 1)).isEqualTo(180_000);
        assertThat(BARS.value(Field.OPEN_INTEREST, print + 2)).isEqualTo(123_000);
        assertThat(BARS.value(Field.VOLUME, print + 1)).isGreaterThan(100 * BARS.value(Field.VOLUME, print - 1));
    }

    @Test
    void it_is_always_the_same_to_the_bit() {
        assertThat(Scenario.BAD_PRINT.market().fingerprint()).isEqualTo(MARKET.fingerprint());
    }
}
