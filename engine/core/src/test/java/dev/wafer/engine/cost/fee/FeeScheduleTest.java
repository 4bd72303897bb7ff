package dev.wafer.engine.cost.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The venue's fee table, from the formula of its documentation; basis points of a fill's notional. */
class FeeScheduleTest {
    private static final FeeSchedule STANDARD = new FeeSchedule(1, false);
    private static final FeeSchedule GROWTH = new FeeSchedule(1, true);
    private static final double BP = 1e-4;
    private static final Offset<Double> EXACT = within(1e-15);

    @ParameterizedTest
    @CsvSource({"0, 9.0, 3.0, 0.90, 0.30", "1, 8.0, 2.4, 0.80, 0.24", "2, 7.0, 1.6, 0.70, 0.16", "3, 6.0, 0.8, 0.60, 0.08", "4, 5.6, 0, 0.56, 0",
        "5, 5.2, 0, 0.52, 0", "6, 4.8, 0, 0.48, 0"})
    void tiers_are_those_of_the_published_table(int tier, double takerBp, double makerBp, double growthTakerBp, double growthMakerBp) {
        assertThat(STANDARD.atTier(tier).takerFraction()).isEqualTo(takerBp * BP, EXACT);
        assertThat(STANDARD.atTier(tier).makerFraction()).isEqualTo(makerBp * BP, EXACT);
        assertThat(GROWTH.atTier(tier).takerFraction()).isEqualTo(growthTakerBp * BP, EXACT);
        assertThat(GROWTH.atTier(tier).makerFraction()).isEqualTo(growthMakerBp * BP, EXACT);
    }

    @Test
    void ten_thousand_usdc_cost_90_cents_in_growth_mode_and_nine_dollars_else() {
        assertThat(10_000 * GROWTH.atTier(0).takerFraction()).isEqualTo(0.90, within(1e-12));
        assertThat(10_000 * GROWTH.atTier(0).makerFraction()).isEqualTo(0.30, within(1e-12));
        assertThat(10_000 * STANDARD.atTier(0).takerFraction()).isEqualTo(9, within(1e-12));
        assertThat(10_000 * STANDARD.atTier(0).makerFraction()).isEqualTo(3, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"-0.1, -0.01", "-0.2, -0.02", "-0.3, -0.03"})
    void a_maker_rebate_is_not_scaled_by_the_deployer_but_by_growth_mode(double rebateBp, double growthBp) {
        assertThat(STANDARD.of(rebateBp * BP, 0.00024, 0).makerFraction()).isEqualTo(rebateBp * BP, EXACT);
        assertThat(GROWTH.of(rebateBp * BP, 0.00024, 0).makerFraction()).isEqualTo(growthBp * BP, EXACT);
        assertThat(STANDARD.of(rebateBp * BP, 0.00024, 0.4).makerFraction()).isEqualTo(rebateBp * BP, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 8.55, 2.85", "0.4, 5.4, 1.8"})
    void a_discount_takes_its_share_of_both_fees(double discount, double takerBp, double makerBp) {
        assertThat(STANDARD.of(0.00015, 0.00045, discount)).satisfies(fees -> {
            assertThat(fees.takerFraction()).isEqualTo(takerBp * BP, EXACT);
            assertThat(fees.makerFraction()).isEqualTo(makerBp * BP, EXACT);
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 4.5", "0.5, 6.75", "1, 9", "2, 18"})
    void the_deployers_scale_adds_below_one_and_doubles_from_one_on(double scale, double takerBp) {
        assertThat(new FeeSchedule(scale, false).atTier(0).takerFraction()).isEqualTo(takerBp * BP, EXACT);
    }

    @Test
    void a_tier_is_that_of_the_schedule_the_rule_book_is_in_at_the_time() {
        assertThat(FeeChoice.ofTier(3).where(new FeeFractions(0.0003, 0.0009)).takerFraction()).isEqualTo(6 * BP, EXACT);
        assertThat(FeeChoice.ofTier(3).where(new FeeFractions(0.00003, 0.00009)).takerFraction()).isEqualTo(0.6 * BP, EXACT);
    }

    @Test
    void tier_zero_is_the_rule_books_own_and_own_fees_are_neither() {
        FeeFractions any = new FeeFractions(0, 0.0004);
        assertThat(FeeChoice.OF_THE_RULES.where(any)).isEqualTo(any);
        assertThat(FeeChoice.of(new FeeFractions(0.01, 0.02)).where(any)).isEqualTo(new FeeFractions(0.01, 0.02));
    }

    @Test
    void a_tier_of_fees_of_no_known_schedule_is_refused() {
        assertThatThrownBy(() -> FeeChoice.ofTier(1).where(new FeeFractions(0, 0.0004))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fees: found tier 1 and a venue with maker 0.0, taker 4.0E-4, whose tiers are not known; expected tier 0 or fees of your own");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 7})
    void other_tiers_do_not_exist(int tier) {
        assertThatThrownBy(() -> FeeChoice.ofTier(tier)).isInstanceOf(IllegalArgumentException.class).hasMessage("fees: found tier " + tier + ", expected 0 to 6");
    }
}
