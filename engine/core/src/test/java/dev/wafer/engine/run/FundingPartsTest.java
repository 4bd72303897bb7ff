package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.flat;
import static dev.wafer.engine.run.TestMarket.still;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.FundingPoint;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.engine.cost.FundingChoice;
import dev.wafer.engine.cost.FundingMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Funding where no rate was recorded: from a premium P, from impact prices, at the base rate. {@code F = 0.5 * (P + clamp(0.0001 - P, +-0.0003)) / 8},
 * at most 0.04 an hour. 100 shares long, oracle 800.
 */
@Tag("trap-21")
class FundingPartsTest {
    private static final double ROUNDING_USD = 1e-7;
    private static final long HOUR_MS = TestMarket.HOUR_MS;
    private static final long TWO_MS = TestMarket.START_MS + 2 * HOUR_MS;

    private static FundingSeries one(FundingPoint point) {
        FundingSeries.Builder builder = FundingSeries.builder(1);
        builder.add(point.withOracle(800));
        return builder.build();
    }

    private static RunResult hold(FundingSeries funding, FundingChoice choice) {
        return TestMarket.hourly().funded("A", funding, flat(750), flat(750), flat(750)).run(CrossMarginTest.open(100),
                TestMarket.settings(3).withFunding(choice));
    }

    private static RunResult filled(FundingPoint point) {
        return hold(one(point), FundingChoice.of(FundingMode.FILLED));
    }

    /** 80,000 USDC times the rate of the table. */
    @ParameterizedTest
    @CsvSource({"0, -0.50", "0.0004, -0.50", "0.0005, -1.00", "-0.0003, 0", "0.001, -3.50", "-0.001, 3.50", "0.01, -48.50", "0.7, -3200"})
    void a_recorded_premium_pays_the_rate_of_the_formula(double premium, double fundingUsd) {
        RunResult result = filled(FundingPoint.at(TWO_MS, HOUR_MS).withPremium(premium));

        assertThat(result.summary().fundingUsd()).isEqualTo(fundingUsd, within(ROUNDING_USD));
        assertThat(result.summary().fundingParts().premiumUsd()).isEqualTo(fundingUsd, within(ROUNDING_USD));
        assertThat(result.summary().fundingParts().sumUsd()).isEqualTo(fundingUsd, within(ROUNDING_USD));
    }

    @ParameterizedTest
    @CsvSource({"0.0005, -0.50", "-0.0003, -0.50", "0.001, -2.50", "0.01, -47.50"})
    void a_clamp_of_five_basis_points_gives_the_other_column(double premium, double fundingUsd) {
        RunResult result = TestMarket.hourly().with(RuleKey.FUNDING_CLAMP_PER_8_HOURS, "0.0005")
                .funded("A", one(FundingPoint.at(TWO_MS, HOUR_MS).withPremium(premium)), flat(750), flat(750), flat(750))
                .run(CrossMarginTest.open(100), TestMarket.settings(3).withFunding(FundingMode.FILLED));

        assertThat(result.summary().fundingUsd()).isEqualTo(fundingUsd, within(ROUNDING_USD));
    }

    /** Their middle: 800.2 is +0.00025, inside the dead band; 801.5 is +0.001875, so (0.001875 - 0.0003) / 16 of 80,000. */
    @ParameterizedTest
    @CsvSource({"799.6, 800.8, -0.50", "801, 802, -7.875"})
    void impact_prices_pay_by_their_middle(double bidUsd, double askUsd, double fundingUsd) {
        RunResult result = filled(FundingPoint.at(TWO_MS, HOUR_MS).withImpact(bidUsd, askUsd));

        assertThat(result.summary().fundingUsd()).isEqualTo(fundingUsd, within(ROUNDING_USD));
        assertThat(result.summary().fundingParts().impactUsd()).isEqualTo(fundingUsd, within(ROUNDING_USD));
    }

    @Test
    void a_recorded_rate_comes_first_and_a_premium_before_impact_prices() {
        FundingPoint all = FundingPoint.at(TWO_MS, HOUR_MS).withImpact(801, 802).withPremium(0.001);

        assertThat(filled(all).summary().fundingParts().premiumUsd()).isEqualTo(-3.50, within(ROUNDING_USD));
        assertThat(filled(all).summary().fundingParts().impactUsd()).isZero();
        RunResult recorded = filled(all.withRate(0.01));
        assertThat(recorded.summary().fundingUsd()).isEqualTo(-800, within(ROUNDING_USD));
        assertThat(recorded.summary().fundingParts().sumUsd()).isZero();
    }

    @Test
    void recorded_funding_pays_no_derived_rate() {
        RunResult result = hold(one(FundingPoint.at(TWO_MS, HOUR_MS).withPremium(0.001)), FundingChoice.of(FundingMode.RECORDED));

        assertThat(result.summary().fundingUsd()).isZero();
        assertThat(result.summary().fundingCoverage()).hasValue(0);
    }

    /** Three times a rate; the cap of 0.04 holds then, and a recorded rate without stress stands as it is. */
    @ParameterizedTest
    @CsvSource({"0.001, 3, -240", "-0.001, 3, 240", "0.02, 3, -3200", "-0.02, 3, 3200", "0.05, 1, -4000", "0.001, 0, 0"})
    void stress_multiplies_every_rate_up_to_the_cap(double rate, double stress, double fundingUsd) {
        FundingSeries funding = one(FundingPoint.at(TWO_MS, HOUR_MS).withRate(rate));

        assertThat(hold(funding, new FundingChoice(FundingMode.RECORDED, stress)).summary().fundingUsd()).isEqualTo(fundingUsd, within(ROUNDING_USD));
    }

    @Test
    void stress_holds_for_the_base_rate_too_and_is_refused_out_of_range() {
        assertThat(hold(FundingSeries.empty(), new FundingChoice(FundingMode.FILLED, 3)).summary().fundingUsd())
                .isEqualTo(-100 * 750 * 0.00000625 * 3, within(ROUNDING_USD));
        assertThatThrownBy(() -> new FundingChoice(FundingMode.FILLED, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FundingChoice(FundingMode.FILLED, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    /** 24 hours hold 08:00 and 16:00; each pays eight hours of interest, 0.5 * 0.0001, of 10,000. */
    @Test
    @Tag("trap-18")
    void an_eight_hour_venue_pays_at_its_three_times_a_day() {
        RunResult result = TestMarket.hourly().with(RuleKey.FUNDING_INTERVAL_HOURS, "8").bars("A", still(24, 100, 1))
                .run(CrossMarginTest.open(100), TestMarket.settings(3).withFunding(FundingMode.FILLED));

        assertThat(result.summary().fundingUsd()).isEqualTo(-2 * 10_000 * 0.00005, within(ROUNDING_USD));
    }

    /**
     * Held from 01:00 on; the cadence changes at 09:30. Eight-hourly, then hourly until 14:00: 0.50 at 08:00 and 0.0625 from 10:00 to 13:00. The
     * other way until 17:00: 0.0625 from 02:00 to 09:00 and 0.50 at 16:00.
     */
    @ParameterizedTest
    @CsvSource({"8, 1, 14, -0.75", "1, 8, 17, -1.00"})
    @Tag("trap-18")
    void a_cadence_that_changes_between_its_times_settles_by_the_new_one_from_its_date(String before, String after, int bars, double fundingUsd) {
        RunResult result = TestMarket.hourly().with(RuleKey.FUNDING_INTERVAL_HOURS, before)
                .with(RuleKey.FUNDING_INTERVAL_HOURS, "A", TestMarket.START_MS + 19 * HOUR_MS / 2, after).bars("A", still(bars, 100, 1))
                .run(CrossMarginTest.open(100), TestMarket.settings(3).withFunding(FundingMode.FILLED));

        assertThat(result.summary().fundingUsd()).isEqualTo(fundingUsd, within(ROUNDING_USD));
    }
}
