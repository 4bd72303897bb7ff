package dev.wafer.data.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.rule.DiscoveryBand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Worked numbers: MU, 10 % and one reset around 800; NVDA, 5 % and two. */
class DiscoveryBoundsTest {
    private static final double ROUNDING_USD = 1e-9;
    private static final DiscoveryBand MU = new DiscoveryBand(0.1, 1, 0.9);

    private static void assertBounds(DiscoveryBounds bounds, double lowUsd, double highUsd) {
        assertThat(bounds.lowUsd()).isEqualTo(lowUsd, within(ROUNDING_USD));
        assertThat(bounds.highUsd()).isEqualTo(highUsd, within(ROUNDING_USD));
    }

    @Test
    @Tag("trap-29")
    void an_oracle_nine_tenths_of_the_way_moves_the_bounds_once_and_the_new_top_is_final() {
        DiscoveryBounds bounds = new DiscoveryBounds(MU, 800);
        assertBounds(bounds, 720, 880);

        bounds.internal(871.9);
        assertBounds(bounds, 720, 880);
        bounds.internal(872);
        assertBounds(bounds, 792, 968);
        bounds.internal(968);
        assertBounds(bounds, 792, 968);

        assertThat(bounds.clampUsd(1_200)).isEqualTo(968, within(ROUNDING_USD));
        assertThat(bounds.clampUsd(700)).isEqualTo(792, within(ROUNDING_USD));
        assertThat(bounds.clampUsd(900)).isEqualTo(900);
    }

    @Test
    void downwards_the_last_bound_is_nineteen_percent_below() {
        DiscoveryBounds bounds = new DiscoveryBounds(MU, 800);

        bounds.internal(728.1);
        assertBounds(bounds, 720, 880);
        bounds.internal(728);
        assertBounds(bounds, 648, 792);
        bounds.internal(648);
        assertBounds(bounds, 648, 792);
    }

    @Test
    void five_percent_with_two_resets_reach_15_7625_up_and_14_2625_down() {
        DiscoveryBand nvda = new DiscoveryBand(0.05, 2, 0.9);
        DiscoveryBounds up = new DiscoveryBounds(nvda, 180);
        DiscoveryBounds down = new DiscoveryBounds(nvda, 180);

        for (int update = 0; update < 5; update++) {
            up.internal(up.highUsd());
            down.internal(down.lowUsd());
        }

        assertThat(up.highUsd() / 180 - 1).isEqualTo(0.157625, within(1e-12));
        assertThat(down.lowUsd() / 180 - 1).isEqualTo(-0.142625, within(1e-12));
    }

    @Test
    void one_update_moves_the_bounds_by_one_step_at_most() {
        DiscoveryBounds bounds = new DiscoveryBounds(new DiscoveryBand(0.05, 2, 0.9), 100);

        bounds.internal(120);

        assertThat(bounds.referenceUsd()).isEqualTo(105, within(ROUNDING_USD));
    }

    @Test
    void a_reset_upwards_leaves_the_one_downwards() {
        DiscoveryBounds bounds = new DiscoveryBounds(MU, 800);

        bounds.internal(872);                                   // reference 880
        bounds.internal(800.8);                                 // 880 - 0.9 * 88

        assertThat(bounds.referenceUsd()).isEqualTo(792, within(ROUNDING_USD));
    }

    @Test
    void when_the_external_price_is_back_all_resets_are() {
        DiscoveryBounds bounds = new DiscoveryBounds(MU, 800);
        bounds.internal(872);

        bounds.external(900);
        assertBounds(bounds, 810, 990);
        bounds.internal(981);

        assertThat(bounds.referenceUsd()).isEqualTo(990, within(ROUNDING_USD));
    }

    @Test
    void a_band_without_resets_never_moves() {
        DiscoveryBounds bounds = new DiscoveryBounds(new DiscoveryBand(0.1, 0, 0.9), 800);

        bounds.internal(880);
        bounds.internal(700);

        assertBounds(bounds, 720, 880);
        assertThatThrownBy(() -> bounds.external(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bounds.external(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
