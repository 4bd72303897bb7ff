package dev.wafer.data.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked numbers of the venue's formula: tau 30 minutes, oracle 800. */
class OracleAverageTest {
    private static final double TAU_MS = 1_800_000;
    private static final double ROUNDING_USD = 1e-10;

    @ParameterizedTest
    @CsvSource({"3,800.0133222283924", "60,800.262271196144", "180,800.7613006557124", "181,800.7613006557124", "86400,800.7613006557124", "0,800"})
    void a_difference_of_eight_is_closed_by_time_and_a_long_pause_counts_as_a_tenth_of_tau(double seconds, double oracleUsd) {
        assertThat(OracleAverage.nextUsd(800, 8, seconds * 1_000, TAU_MS)).isEqualTo(oracleUsd, within(ROUNDING_USD));
    }

    @Test
    void three_seconds_keep_this_share_of_the_old_oracle() {
        assertThat(OracleAverage.keptShare(3_000, TAU_MS)).isEqualTo(0.9983347214509387, within(1e-15));
        assertThat(1 - OracleAverage.keptShare(180_000, TAU_MS)).isEqualTo(0.0951625820, within(1e-10));
    }

    @Test
    void against_a_bid_that_stays_the_gap_shrinks_by_e_to_the_minus_two_in_an_hour() {
        double oracleUsd = 800;
        for (int update = 0; update < 1_200; update++) {
            double behindUsd = OracleAverage.impactDifferenceUsd(oracleUsd, OptionalDouble.of(808), OptionalDouble.of(809));
            oracleUsd = OracleAverage.nextUsd(oracleUsd, behindUsd, 3_000, TAU_MS);
        }

        assertThat(oracleUsd).isEqualTo(806.9173177341, within(1e-9)).isEqualTo(808 - 8 * StrictMath.exp(-2), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"801,802,1", "798,799,-1", "799,801,0", "800,800,0"})
    void the_oracle_follows_the_side_that_has_passed_it_and_stands_still_between(double bidUsd, double askUsd, double differenceUsd) {
        assertThat(OracleAverage.impactDifferenceUsd(800, OptionalDouble.of(bidUsd), OptionalDouble.of(askUsd))).isEqualTo(differenceUsd);
    }

    @Test
    void a_side_without_depth_adds_nothing() {
        assertThat(OracleAverage.impactDifferenceUsd(800, OptionalDouble.empty(), OptionalDouble.of(795))).isEqualTo(-5);
        assertThat(OracleAverage.impactDifferenceUsd(800, OptionalDouble.of(803), OptionalDouble.empty())).isEqualTo(3);
        assertThat(OracleAverage.impactDifferenceUsd(800, OptionalDouble.empty(), OptionalDouble.empty())).isZero();
    }

    @Test
    void time_that_runs_backwards_and_a_time_constant_of_nothing_are_refused() {
        assertThatThrownBy(() -> OracleAverage.keptShare(-1, TAU_MS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OracleAverage.keptShare(Double.NaN, TAU_MS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OracleAverage.keptShare(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
