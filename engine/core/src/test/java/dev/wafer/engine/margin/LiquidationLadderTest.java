package dev.wafer.engine.margin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much one liquidation order takes. */
@Tag("trap-12")
class LiquidationLadderTest {
    private final LiquidationLadder ladder = new LiquidationLadder();

    @Test
    void a_position_of_exactly_100000_goes_whole_and_one_cent_more_by_a_fifth() {
        assertThat(ladder.nextLots(1000, 100_000, 0)).isEqualTo(1000);
        assertThat(ladder.nextLots(1000, 100_000.01, 0)).isEqualTo(200);
    }

    @Test
    void a_fifth_of_16859_shares_is_3371_8() {
        assertThat(ladder.nextLots(16_859_000, 8_873_735, 0)).isEqualTo(3_371_800);
        assertThat(ladder.nextLots(13_487_200, 7_098_988, 30_000)).isEqualTo(13_487_200);
    }

    @Test
    void a_fifth_is_whole_lots_and_at_least_one() {
        assertThat(ladder.nextLots(9, 200_000, 0)).isEqualTo(1);
        assertThat(new LiquidationLadder().nextLots(3, 200_000, 0)).isEqualTo(1);
        assertThat(new LiquidationLadder().nextLots(1, 200_000, 0)).isEqualTo(1);
    }

    @Test
    void within_thirty_seconds_of_a_part_all_goes_and_later_a_fifth_again() {
        assertThat(ladder.nextLots(1000, 200_000, 1_000)).isEqualTo(200);
        assertThat(ladder.nextLots(800, 160_000, 31_000)).isEqualTo(800);
        assertThat(ladder.nextLots(800, 160_000, 31_001)).isEqualTo(160);
    }

    @Test
    void a_single_lot_goes_whole_and_opens_no_window() {
        assertThat(ladder.nextLots(1, 200_000, 0)).isEqualTo(1);
        assertThat(ladder.nextLots(1000, 200_000, 1)).isEqualTo(200);
    }

    @Test
    void a_whole_liquidation_opens_no_window() {
        assertThat(ladder.nextLots(1000, 90_000, 0)).isEqualTo(1000);
        assertThat(ladder.nextLots(1000, 200_000, 1)).isEqualTo(200);
    }
}
