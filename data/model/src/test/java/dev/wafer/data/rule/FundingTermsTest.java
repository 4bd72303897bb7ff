package dev.wafer.data.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a premium to the rate of an interval. */
class FundingTermsTest {
    private static final double ROUNDING = 1e-18;
    private static final double TABLE_ROUNDING = 1e-16;
    private static final FundingTerms XYZ = new FundingTerms(0.5, 0.0001, 0.0003, 0.04);

    @ParameterizedTest
    @CsvSource({"0, 0.00000625, 0.00000625", "0.0004, 0.00000625, 0.00000625", "0.0005, 0.0000125, 0.00000625", "-0.0003, 0, 0.00000625",
        "0.001, 0.00004375, 0.00003125", "-0.001, -0.00004375, -0.00003125", "0.01, 0.00060625, 0.00059375", "0.7, 0.04, 0.04",
        "-0.7, -0.04, -0.04"})
    void a_premium_gives_the_rate_of_the_table(double premium, double rateAt3, double rateAt5) {
        assertThat(XYZ.ratePerInterval(premium, 1)).isEqualTo(rateAt3, within(TABLE_ROUNDING));
        assertThat(new FundingTerms(0.5, 0.0001, 0.0005, 0.04).ratePerInterval(premium, 1)).isEqualTo(rateAt5, within(TABLE_ROUNDING));
    }

    @Test
    void the_base_rate_holds_over_its_whole_dead_band_and_is_5_475_percent_a_year() {
        for (double premium = -0.0002; premium <= 0.0004; premium += 0.00001) {
            assertThat(XYZ.ratePerInterval(premium, 1)).isEqualTo(0.00000625, within(TABLE_ROUNDING));
        }
        assertThat(XYZ.baseRatePerInterval(1) * 24 * 365).isEqualTo(0.05475, within(1e-12));
    }

    @Test
    void hundred_shares_at_800_and_a_premium_of_a_thousandth_cost_three_and_a_half() {
        assertThat(100 * 800 * XYZ.ratePerInterval(0.001, 1)).isEqualTo(3.50, within(1e-12));
    }

    @Test
    void an_interval_of_eight_hours_pays_the_whole_eight_hour_rate() {
        FundingTerms gate = new FundingTerms(1, 0.0001, 0.0005, 0.02);

        assertThat(gate.ratePerInterval(0.001, 8)).isEqualTo(0.0005, within(ROUNDING));
        assertThat(gate.ratePerInterval(0.001, 4)).isEqualTo(0.00025, within(ROUNDING));
        assertThat(gate.baseRatePerInterval(8)).isEqualTo(0.0001, within(ROUNDING));
    }

    @Test
    void the_cap_holds_on_both_sides_of_an_interval_of_any_length() {
        assertThat(XYZ.ratePerInterval(0.7, 1)).isEqualTo(0.04);
        assertThat(XYZ.ratePerInterval(-0.7, 1)).isEqualTo(-0.04);
        assertThat(new FundingTerms(1, 0, 0.0005, 0.02).ratePerInterval(0.5, 8)).isEqualTo(0.02);
        assertThat(new FundingTerms(1, 0.5, 0, 0.02).baseRatePerInterval(8)).isEqualTo(0.02);
    }

    @Test
    void the_base_rate_is_the_interest_alone() {
        assertThat(XYZ.baseRatePerInterval(1)).isEqualTo(0.00000625);
        assertThat(XYZ.ratePerInterval(0.0002, 1)).isEqualTo(0.00000625, within(ROUNDING));
        assertThat(new FundingTerms(1, 0, 0.0005, 0.02).baseRatePerInterval(8)).isZero();
    }

    @Test
    void terms_and_premiums_out_of_range_are_refused() {
        assertThatThrownBy(() -> new FundingTerms(Double.NaN, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FundingTerms(11, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FundingTerms(1, 0, -0.1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FundingTerms(1, 0, 0, -0.01)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> XYZ.ratePerInterval(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> XYZ.ratePerInterval(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
