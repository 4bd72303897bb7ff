package dev.wafer.engine.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.engine.cost.fee.FeeFractions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be assumed, what is assumed unless said otherwise, and the ranges of fees and stress. */
class AssumptionsTest {
    @ParameterizedTest
    @CsvSource({"HALF_SPREAD, 0.0002", "INTERNAL_SPREAD_FACTOR, 4", "IMPACT_CAP, 0.05", "IMPACT_FACTOR, 1", "VOLATILITY_BARS, 100", "LEAST_VOLATILITY_BARS, 20",
        "DEFAULT_DAILY_VOLATILITY, 0.04", "VOLUME_SHARE, 0.1", "EMPTY_BAR_DISCOUNT, 0.05"})
    void unless_said_otherwise_the_standard_value_holds(Assumption assumption, double value) {
        assertThat(assumption.standardValue()).isEqualTo(value);
        assertThat(Assumptions.STANDARD.of(assumption)).isEqualTo(value);
    }

    @Test
    void values_from_zero_to_the_most_are_taken_and_others_refused() {
        assertThat(Assumptions.STANDARD.with("impact-cap", 0).of(Assumption.IMPACT_CAP)).isZero();
        assertThat(Assumptions.STANDARD.with("impact-cap", 0.5).of(Assumption.IMPACT_CAP)).isEqualTo(0.5);
        assertThatThrownBy(() -> Assumptions.STANDARD.with("impact-cap", -0.001)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0 to 0.5");
        assertThatThrownBy(() -> Assumptions.STANDARD.with("impact-cap", 0.501)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"half-spread-", "impact", "impact-cap-MU"})
    void a_name_that_nobody_knows_is_refused_and_the_known_ones_are_said(String name) {
        assertThatThrownBy(() -> Assumptions.STANDARD.with(name, 0.01)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found '" + name + "'").hasMessageContaining("volume-share").hasMessageContaining("half-spread-TICKER");
    }

    @Test
    void every_assumption_has_a_name_that_can_be_said() {
        assertThat(Assumptions.names()).containsExactlyElementsOf(List.of("half-spread", "internal-spread-factor", "impact-cap", "impact-factor", "volatility-bars",
                "least-volatility-bars", "default-daily-volatility", "volume-share", "empty-bar-discount", "half-spread-TICKER"));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0", "-0.1, 0", "0, 0.1", "0, -0.1"})
    void fees_of_a_tenth_are_refused(double makerFraction, double takerFraction) {
        assertThatThrownBy(() -> new FeeFractions(makerFraction, takerFraction)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stress_goes_from_nothing_to_a_thousandfold() {
        assertThatCode(() -> new FundingChoice(FundingMode.FILLED, 0)).doesNotThrowAnyException();
        assertThatCode(() -> new FundingChoice(FundingMode.FILLED, 1_000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new FundingChoice(FundingMode.FILLED, -0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FundingChoice(FundingMode.FILLED, 1_000.1)).isInstanceOf(IllegalArgumentException.class);
    }
}
