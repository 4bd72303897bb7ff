package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.run.RunResult;
import org.junit.jupiter.api.Test;

/** With the trend while the fast mean is on its side of the slow one. */
class SmaCrossTest {
    private static final double ROUNDING_USD = 1e-6;

    @Test
    void it_wins_in_a_trend() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 100, 100, 100, 110, 120, 130, 140);

        RunResult result = market.run(new SmaCross(2, 4, true), 1_100, 1);

        assertThat(market.decisions(result)).containsExactly("4 long");                            // means 105 and 102.5
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_400, within(ROUNDING_USD));      // 10 shares from 110 to 140
    }

    @Test
    void it_loses_at_each_turn_of_a_market_without_a_trend() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 110, 100, 110);

        RunResult result = market.run(new SmaCross(1, 2, true), 1_100, 1);

        assertThat(market.decisions(result)).containsExactly("1 long", "2 short", "3 long");
        assertThat(result.summary().finalEquityUsd()).isEqualTo(900, within(ROUNDING_USD));        // 10 long 110-100, 10 short 100-110
    }

    @Test
    void while_the_means_are_equal_it_holds() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 110, 110, 110, 120);

        RunResult result = market.run(new SmaCross(1, 2, true), 1_100, 1);

        assertThat(market.decisions(result)).containsExactly("1 long");
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_200, within(ROUNDING_USD));
    }

    @Test
    void below_it_is_short_or_out_where_shorts_are_off() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 110, 100, 90);

        RunResult withShorts = market.run(new SmaCross(1, 2, true), 1_100, 1);
        RunResult without = market.run(new SmaCross(1, 2, false), 1_100, 1);

        assertThat(withShorts.summary().finalEquityUsd()).isEqualTo(1_100, within(ROUNDING_USD));  // -100 long, +100 short
        assertThat(without.summary().finalEquityUsd()).isEqualTo(1_000, within(ROUNDING_USD));
        assertThat(market.decisions(without)).containsExactly("1 long", "2 flat");
    }

    @Test
    void it_waits_until_the_slow_mean_is_known() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 110, 120);

        assertThat(market.decisions(market.run(new SmaCross(1, 4, true), 1_000, 1))).isEmpty();
        assertThat(market.decisions(market.run(new SmaCross(1, 3, true), 1_000, 1))).containsExactly("2 long");
    }

    @Test
    void a_fast_mean_that_is_not_the_shorter_one_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SmaCross(100, 20, true)).withMessageContaining("fast 100").withMessageContaining("slow 20");
        assertThatIllegalArgumentException().isThrownBy(() -> new SmaCross(20, 20, true));
    }
}
