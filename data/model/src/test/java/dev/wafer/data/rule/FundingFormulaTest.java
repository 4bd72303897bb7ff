package dev.wafer.data.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published funding formula and its worked examples. */
class FundingFormulaTest {
    private static final double ROUNDING = 1e-16;
    private static final double INTEREST = 0.0001;

    @ParameterizedTest
    @CsvSource({"0, 0.00000625, 0.00000625", "0.0004, 0.00000625, 0.00000625", "0.0005, 0.0000125, 0.00000625", "-0.0003, 0, 0.00000625",
        "0.001, 0.00004375, 0.00003125", "-0.001, -0.00004375, -0.00003125", "0.01, 0.00060625, 0.00059375", "0.7, 0.04, 0.04",
        "-0.7, -0.04, -0.04"})
    void a_premium_gives_the_rate_of_the_table(double premium, double rateAt3, double rateAt5) {
        assertThat(FundingFormula.ratePerHour(premium, INTEREST, 0.0003, 0.5)).isEqualTo(rateAt3, within(ROUNDING));
        assertThat(FundingFormula.ratePerHour(premium, INTEREST, 0.0005, 0.5)).isEqualTo(rateAt5, within(ROUNDING));
    }

    @Test
    void the_base_rate_holds_over_its_whole_dead_band_and_is_5_475_percent_a_year() {
        for (double premium = -0.0002; premium <= 0.0004; premium += 0.00001) {
            assertThat(FundingFormula.ratePerHour(premium, INTEREST, 0.0003, 0.5)).isEqualTo(0.00000625, within(ROUNDING));
        }
        assertThat(0.00000625 * 24 * 365).isEqualTo(0.05475, within(1e-12));
    }

    @Test
    void hundred_shares_at_a_premium_of_a_thousandth_pay_three_and_a_half() {
        double rate = FundingFormula.ratePerHour(0.001, INTEREST, 0.0003, 0.5);

        assertThat(FundingFormula.cashUsd(100, 800, rate)).isEqualTo(-3.50, within(1e-12));
        assertThat(FundingFormula.cashUsd(-100, 800, rate)).isEqualTo(3.50, within(1e-12));
    }

    @Test
    void the_two_premiums_of_one_book_differ() {
        assertThat(FundingFormula.midPremium(799.6, 800.8, 800)).isEqualTo(0.00025, within(ROUNDING));
        assertThat(FundingFormula.impactPremium(799.6, 800.8, 800)).isZero();
        assertThat(FundingFormula.midPremium(801, 802, 800)).isEqualTo(0.001875, within(ROUNDING));
        assertThat(FundingFormula.impactPremium(801, 802, 800)).isEqualTo(0.00125, within(ROUNDING));
        assertThat(FundingFormula.impactPremium(798, 799, 800)).isEqualTo(-0.00125, within(ROUNDING));
    }

    @Test
    void what_is_not_a_number_is_refused() {
        assertThatThrownBy(() -> FundingFormula.ratePerHour(Double.NaN, INTEREST, 0.0003, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FundingFormula.ratePerHour(0, INTEREST, -0.1, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FundingFormula.midPremium(1, 2, Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FundingFormula.impactPremium(1, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
