package dev.wafer.data.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Maintenance by size: continuous where tiers meet, half of the initial margin at a tier's highest leverage. */
class MarginTiersTest {
    private static final double ROUNDING_USD = 1e-9;
    private static final MarginTiers TWO = MarginTiers.of(new double[] {0, 20e6}, new int[] {10, 5});

    @ParameterizedTest
    @CsvSource({"10e6,500000", "20e6,1000000", "30e6,2000000", "0,0"})
    void ten_times_up_to_twenty_million_and_five_above_need_this_maintenance(double notionalUsd, double maintenanceUsd) {
        assertThat(TWO.deductionUsd(1)).isEqualTo(1_000_000, within(ROUNDING_USD));
        assertThat(TWO.maintenanceUsd(notionalUsd)).isEqualTo(maintenanceUsd, within(ROUNDING_USD));
    }

    @Test
    @Tag("trap-10")
    void maintenance_has_no_step_where_tiers_meet() {
        MarginTiers three = MarginTiers.of(new double[] {0, 1e6, 5e6}, new int[] {20, 10, 3});

        for (int tier = 1; tier < 3; tier++) {
            double boundUsd = three.lowerBoundUsd(tier);
            double fromBelowUsd = three.maintenanceFraction(tier - 1) * boundUsd - three.deductionUsd(tier - 1);
            double fromAboveUsd = three.maintenanceFraction(tier) * boundUsd - three.deductionUsd(tier);
            assertThat(fromAboveUsd).isEqualTo(fromBelowUsd, within(ROUNDING_USD));
            assertThat(three.maintenanceUsd(boundUsd)).isEqualTo(fromBelowUsd, within(ROUNDING_USD));
        }
        assertThat(three.maintenanceUsd(8e6)).isEqualTo(8e6 / 6 - three.deductionUsd(2), within(ROUNDING_USD));
    }

    @Test
    void a_bound_belongs_to_the_tier_above_it() {
        assertThat(TWO.tierOf(0)).isZero();
        assertThat(TWO.tierOf(Math.nextDown(20e6))).isZero();
        assertThat(TWO.tierOf(20e6)).isEqualTo(1);
        assertThat(TWO.tierOf(1e12)).isEqualTo(1);
    }

    @Test
    void a_single_tier_is_a_plain_product() {
        MarginTiers single = MarginTiers.single(10);

        assertThat(single.count()).isEqualTo(1);
        assertThat(single.maxLeverage()).isEqualTo(10);
        assertThat(single.maintenanceUsd(8_873_734.65)).isEqualTo(0.05 * 8_873_734.65);
        assertThat(single).isNotEqualTo(MarginTiers.single(20)).isEqualTo(MarginTiers.of(new double[] {0}, new int[] {10}));
    }

    @Test
    void the_text_form_goes_both_ways() {
        assertThat(TWO).hasToString("0:10, 20000000:5");
        assertThat(MarginTiers.parse(TWO.toString())).isEqualTo(TWO).hasSameHashCodeAs(TWO);
        assertThat(MarginTiers.parse("0:10,2e7:5")).isEqualTo(TWO);
        assertThat(MarginTiers.parse("0:3, 1000.5:2")).hasToString("0:3, 1000.5:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "0:10,", "1:10", "0:51", "0:0", "0:10, 5:10", "0:10, 5:20", "0:10, 0:5", "0:10, 9:5, 8:3", "0:10, NaN:5",
            "0:10, Infinity:5", "0:10:3", "0:7.5", "0:11,1:10,2:9,3:8,4:7,5:6,6:5,7:4,8:3,9:2,10:1"})
    void tiers_out_of_order_or_range_are_refused(String text) {
        assertThatThrownBy(() -> MarginTiers.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("margin tiers");
    }

    @Test
    void what_is_given_later_does_not_change_the_tiers() {
        double[] boundsUsd = {0, 20e6};
        int[] leverages = {10, 5};
        MarginTiers tiers = MarginTiers.of(boundsUsd, leverages);

        boundsUsd[1] = 1;
        leverages[0] = 50;

        assertThat(tiers).isEqualTo(TWO);
        assertThatThrownBy(() -> MarginTiers.of(boundsUsd, new int[] {10})).isInstanceOf(IllegalArgumentException.class);
    }
}
