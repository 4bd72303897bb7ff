package dev.wafer.data.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PremiumFormulaTest {
    private static final double ROUNDING = 1e-16;

    @Test
    void the_two_premiums_of_one_book_differ() {
        assertThat(PremiumFormula.midPremium(799.6, 800.8, 800)).isEqualTo(0.00025, within(ROUNDING));
        assertThat(PremiumFormula.impactPremium(799.6, 800.8, 800)).isZero();
        assertThat(PremiumFormula.midPremium(801, 802, 800)).isEqualTo(0.001875, within(ROUNDING));
        assertThat(PremiumFormula.impactPremium(801, 802, 800)).isEqualTo(0.00125, within(ROUNDING));
        assertThat(PremiumFormula.impactPremium(798, 799, 800)).isEqualTo(-0.00125, within(ROUNDING));
    }

    @Test
    void what_is_not_a_number_is_refused() {
        assertThatThrownBy(() -> PremiumFormula.midPremium(1, 2, Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PremiumFormula.impactPremium(1, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
