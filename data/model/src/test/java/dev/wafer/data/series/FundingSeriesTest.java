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

    @Test
    void a_point_may_have_a_premium_or_impact_prices_in_place_of_a_rate() {
        FundingSeries.Builder builder = FundingSeries.builder(3);
        builder.add(FundingPoint.at(HOUR_MS, HOUR_MS).withPremium(-0.7));
        builder.add(FundingPoint.at(2 * HOUR_MS, HOUR_MS).withImpact(799.6, 800.8).withOracle(800));
        builder.add(FundingPoint.at(3 * HOUR_MS, HOUR_MS).withRate(0.001).withPremium(0.002).withImpact(1, 1).withOracle(2));

        FundingSeries funding = builder.build();

        assertThat(funding.isRateKnown(0)).isFalse();
        assertThat(funding.isPremiumKnown(0)).isTrue();
        assertThat(funding.premium(0)).isEqualTo(-0.7);
        assertThat(funding.isImpactKnown(0)).isFalse();
        assertThat(funding.isPremiumKnown(1)).isFalse();
        assertThat(funding.impactBidUsd(1)).isEqualTo(799.6);
        assertThat(funding.impactAskUsd(1)).isEqualTo(800.8);
        assertThat(funding.oracleUsd(1)).isEqualTo(800);
        assertThat(funding.point(2)).isEqualTo(FundingPoint.at(3 * HOUR_MS, HOUR_MS).withRate(0.001).withPremium(0.002).withImpact(1, 1).withOracle(2));
        assertThat(funding.before(3 * HOUR_MS).impactAskUsd(1)).isEqualTo(800.8);
    }

    @Test
    void what_is_not_known_of_a_point_cannot_be_read() {
        FundingSeries.Builder builder = FundingSeries.builder(2);
        builder.add(FundingPoint.at(HOUR_MS, HOUR_MS).withPremium(0.1));
        builder.add(HOUR_MS * 2, 0.1, HOUR_MS);
        FundingSeries funding = builder.build();

        assertThatThrownBy(() -> funding.ratePerInterval(0)).isInstanceOf(IllegalStateException.class).hasMessageContaining("rate of funding point 0");
        assertThatThrownBy(() -> funding.impactBidUsd(0)).isInstanceOf(IllegalStateException.class).hasMessageContaining("impact bid");
        assertThatThrownBy(() -> funding.impactAskUsd(0)).isInstanceOf(IllegalStateException.class).hasMessageContaining("impact ask");
        assertThatThrownBy(() -> funding.premium(1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("premium");
    }

    @Test
    void a_point_that_says_nothing_is_refused() {
        FundingSeries.Builder builder = FundingSeries.builder(1);

        assertThatThrownBy(() -> builder.add(FundingPoint.at(0, HOUR_MS).withOracle(100))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a rate, a premium or impact prices");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 1.01, -1.01})
    @Tag("trap-35")
    void premiums_that_are_none_are_refused(double premium) {
        assertThatThrownBy(() -> FundingPoint.at(0, HOUR_MS).withPremium(premium)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("funding premium");
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1", "1, NaN", "0, 1", "-1, 1", "1, Infinity", "2, 1"})
    @Tag("trap-35")
    void impact_prices_that_are_none_or_crossed_are_refused(double bidUsd, double askUsd) {
        assertThatThrownBy(() -> FundingPoint.at(0, HOUR_MS).withImpact(bidUsd, askUsd)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("impact");
    }

    @Test
    void points_without_a_recorded_rate_can_be_left_out() {
        FundingSeries.Builder builder = FundingSeries.builder(4);
        builder.add(HOUR_MS, 0.001, HOUR_MS);
        builder.add(HOUR_MS, 0.002, HOUR_MS);
        FundingSeries all = builder.build();
        builder.add(FundingPoint.at(2 * HOUR_MS, HOUR_MS).withPremium(0.1));
        builder.add(3 * HOUR_MS, 0.003, HOUR_MS);

        FundingSeries rated = builder.build().recordedRates();

        assertThat(all.recordedRates()).isSameAs(all);
        assertThat(rated.count()).isEqualTo(2);
        assertThat(rated.timeMs(1)).isEqualTo(3 * HOUR_MS);
        assertThat(rated.ratePerInterval(1)).isEqualTo(0.003);
        assertThat(rated.ignoredCount()).isEqualTo(1);
    }

    @Test
    void a_point_copied_from_another_series_keeps_rates_and_interval_and_has_its_prices_times_a_factor() {
        FundingSeries.Builder recorded = FundingSeries.builder(2);
        recorded.add(HOUR_MS, 0.001, HOUR_MS, 100);
        recorded.add(FundingPoint.at(2 * HOUR_MS, HOUR_MS).withPremium(0.002).withImpact(99, 101));
        FundingSeries source = recorded.build();

        FundingSeries.Builder copies = FundingSeries.builder(2);
        assertThat(copies.copyPoint(source, 1, 5 * HOUR_MS + 7, 2)).isTrue();
        assertThat(copies.copyPoint(source, 0, 5 * HOUR_MS, 2)).isFalse();
        assertThat(copies.copyPoint(source, 0, 9 * HOUR_MS, 0.5)).isTrue();

        FundingSeries copy = copies.build();
        assertThat(copy.ignoredCount()).isEqualTo(1);
        assertThat(copy.point(0)).isEqualTo(FundingPoint.at(5 * HOUR_MS, HOUR_MS).withPremium(0.002).withImpact(198, 202));
        assertThat(copy.point(1)).isEqualTo(FundingPoint.at(9 * HOUR_MS, HOUR_MS).withRate(0.001).withOracle(50));
        assertThatThrownBy(() -> copies.copyPoint(source, 0, 10 * HOUR_MS, Double.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> copies.copyPoint(source, 0, HOUR_MS, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
