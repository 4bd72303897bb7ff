package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Price and open interest must leave their windows together: three days in, two out. */
class OiBreakoutTest {
    private static final OiBreakout THREE = new OiBreakout(3, 2);

    @Test
    void a_break_of_both_is_followed_and_left_when_the_shorter_channel_breaks() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 101, 99, 100, 105, 107, 104, 104, 104)
                .openInterest(1_000, 1_000, 1_000, 1_000, 1_100, 1_100, 1_100, 1_100, 1_100);

        assertThat(market.decisions(market.run(THREE, 1_000, 2))).containsExactly("4 long");       // 104 is above the low of 100 two bars back
    }

    @Test
    void the_exit_needs_prices_alone() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 101, 99, 100, 105, 107, 108, 104, 104)
                .openInterest(1_000, 1_000, 1_000, 1_000, 1_100);

        assertThat(market.decisions(market.run(THREE, 1_000, 2))).containsExactly("4 long", "7 flat");     // lows before: 105 and 107
    }

    @Test
    void a_break_of_the_price_alone_is_no_break() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 101, 99, 100, 105, 107)
                .openInterest(1_000, 1_000, 1_000, 1_000, 1_000, 990);

        assertThat(market.decisions(market.run(THREE, 1_000, 2))).isEmpty();
    }

    @Test
    void a_falling_price_on_new_positions_is_sold() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 101, 99, 100, 95, 93).openInterest(1_000, 1_000, 1_000, 1_000, 1_200, 1_300);

        assertThat(market.decisions(market.run(THREE, 1_000, 2))).containsExactly("4 short");
    }

    @Test
    void a_market_without_open_interest_and_a_slow_exit_are_refused() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 101, 99, 100, 105);

        assertThatIllegalArgumentException().isThrownBy(() -> market.run(THREE, 1_000, 2)).withMessageContaining("MU has no open interest");
        assertThatIllegalArgumentException().isThrownBy(() -> new OiBreakout(3, 4)).withMessageContaining("exitDays 4");
    }
}
