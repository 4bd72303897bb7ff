package dev.wafer.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stamps, repeats and refusals of funding points. */
class FundingSeriesTest {
    private static final long HOUR_MS = 3_600_000;

    @ParameterizedTest
    @CsvSource({"48, 0", "-48, 0", "60000, 0", "-60000, 0", "60001, 60001", "-60001, -60001", "1800000, 1800000"})
    @Tag("trap-18")
    void a_stamp_within_a_minute_of_the_hour_is_the_hour(long offsetMs, long settledOffsetMs) {
        assertThat(FundingSeries.settleTimeMs(5 * HOUR_MS + offsetMs)).isEqualTo(5 * HOUR_MS + settledOffsetMs);
    }

    @Test
    @Tag("trap-18")
    void a_second_point_on_a_time_already_taken_is_ignored_and_counted() {
        FundingSeries.Builder builder = FundingSeries.builder(2);

        assertThat(builder.add(HOUR_MS + 48, 0.001, HOUR_MS)).isTrue();
        assertThat(builder.add(HOUR_MS + 90, 0.002, HOUR_MS)).isFalse();
        assertThat(builder.add(2 * HOUR_MS - 5, 0.003, HOUR_MS, 101)).isTrue();

        FundingSeries funding = builder.build();
        assertThat(funding.count()).isEqualTo(2);
        assertThat(funding.ignoredCount()).isEqualTo(1);
        assertThat(funding.ratePerInterval(0)).isEqualTo(0.001);
        assertThat(funding.isOracleKnown(0)).isFalse();
        assertThat(funding.oracleUsd(1)).isEqualTo(101);
        assertThatThrownBy(() -> funding.oracleUsd(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void points_must_not_go_back_in_time() {
        FundingSeries.Builder builder = FundingSeries.builder(2);
        builder.add(2 * HOUR_MS, 0.001, HOUR_MS);

        assertThatThrownBy(() -> builder.add(HOUR_MS, 0.001, HOUR_MS)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("funding time");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1.01, -1.01})
    @Tag("trap-35")
    void rates_that_are_none_are_refused(double rate) {
        assertThatThrownBy(() -> FundingSeries.builder(1).add(0, rate, HOUR_MS)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("funding rate");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1})
    @Tag("trap-35")
    void oracles_that_are_none_are_refused(double oracleUsd) {
        assertThatThrownBy(() -> FundingSeries.builder(1).add(0, 0.001, HOUR_MS, oracleUsd)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("oracle");
    }

    @Test
    void an_interval_of_nothing_is_refused() {
        assertThatThrownBy(() -> FundingSeries.builder(1).add(0, 0.001, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_cut_keeps_the_points_before_it() {
        FundingSeries.Builder builder = FundingSeries.builder(0);
        for (int hour = 1; hour <= 40; hour++) {
            builder.add(hour * HOUR_MS, 0.001 * hour, HOUR_MS);
        }

        FundingSeries cut = builder.build().before(20 * HOUR_MS);

        assertThat(cut.count()).isEqualTo(19);
        assertThat(cut.ratePerInterval(18)).isEqualTo(0.019);
        assertThat(cut.firstAtOrAfter(5 * HOUR_MS)).isEqualTo(4);
        assertThat(FundingSeries.empty().count()).isZero();
    }
}
