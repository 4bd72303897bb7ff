package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A move counts while new money comes in with it. */
class OiMomentumTest {
    private static final double ROUNDING_USD = 1e-6;

    @Test
    void it_wins_where_new_money_drives_the_price_up_and_leaves_before_the_fall() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 105, 110, 120, 130, 140, 120, 100)
                .openInterest(1_000, 1_010, 1_020, 1_040, 1_060, 1_030, 1_000, 990);

        RunResult result = market.run(new OiMomentum(2, 0), 1_100, 1);

        assertThat(market.decisions(result)).containsExactly("2 long", "5 flat");                  // 1,030 is less than 1,040 two days before
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_400, within(ROUNDING_USD));      // 10 shares from 110 to 140
    }

    @Test
    void it_wins_short_where_new_money_drives_the_price_down() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 95, 90, 80, 70, 60, 80)
                .openInterest(1_000, 1_010, 1_020, 1_040, 1_060, 1_030, 1_000);

        RunResult result = market.run(new OiMomentum(2, 0), 900, 1);

        assertThat(market.decisions(result)).containsExactly("2 short", "5 flat");
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_200, within(ROUNDING_USD));      // 10 shares from 90 to 60
    }

    @Test
    void it_loses_where_the_price_turns_as_fast_as_the_window() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 110, 100, 110).openInterest(1_000, 1_010, 1_020, 1_030);

        RunResult result = market.run(new OiMomentum(1, 0), 1_100, 1);

        assertThat(market.decisions(result)).containsExactly("1 long", "2 short", "3 long");
        assertThat(result.summary().finalEquityUsd()).isEqualTo(900, within(ROUNDING_USD));        // 10 long 110-100, 10 short 100-110
    }

    @Test
    void a_rise_on_falling_open_interest_is_not_bought() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 110, 120, 130).openInterest(1_000, 990, 980, 970);

        assertThat(market.decisions(market.run(new OiMomentum(1, 0), 1_000, 1))).isEmpty();
    }

    @Test
    void it_holds_while_the_price_or_open_interest_does_not_move() {
        SmallMarket stillPrice = SmallMarket.daily().closes("MU", 100, 110, 110, 110).openInterest(1_000, 1_010, 1_020, 1_030);
        SmallMarket stillInterest = SmallMarket.daily().closes("MU", 100, 110, 100, 90).openInterest(1_000, 1_010, 1_010, 1_010);

        assertThat(stillPrice.decisions(stillPrice.run(new OiMomentum(1, 0), 1_000, 1))).containsExactly("1 long");
        assertThat(stillInterest.decisions(stillInterest.run(new OiMomentum(1, 0), 1_000, 1))).containsExactly("1 long");
    }

    @Test
    void new_money_without_a_move_is_no_reason_to_begin() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 100, 100).openInterest(1_000, 1_010, 1_020);

        assertThat(market.decisions(market.run(new OiMomentum(1, 0), 1_000, 1))).isEmpty();
    }

    @Test
    void a_rise_below_the_least_one_is_no_new_money() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 110, 120, 130).openInterest(1_000, 1_040, 1_100, 1_150);

        assertThat(market.decisions(market.run(new OiMomentum(1, 0.05), 1_000, 1))).containsExactly("2 long");    // +4 %, then +5.8 %
    }

    @Test
    void the_window_is_in_days_on_any_bars() {
        SmallMarket market = SmallMarket.hourly().closes("MU", IntStream.range(0, 30).mapToDouble(i -> 100 + i).toArray())
                .openInterest(IntStream.range(0, 30).mapToDouble(i -> 1_000 + i).toArray());

        assertThat(market.decisions(market.run(new OiMomentum(1, 0), 1_000, 1))).containsExactly("24 long");
    }

    @Test
    void it_leaves_when_open_interest_is_no_longer_known() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 110, 120, 130, 140, 150, 160, 170).openInterest(1_000, 1_010, 1_020);

        RunResult result = market.run(new OiMomentum(1, 0), 1_100, 1);

        assertThat(market.decisions(result)).containsExactly("1 long", "5 flat");                  // the last value holds for two days more
        assertThat(SmallMarket.reasons(result)).last().isEqualTo("open interest not known");
    }

    @Test
    void a_market_or_a_span_without_open_interest_is_refused_by_name() {
        SmallMarket without = SmallMarket.daily().closes("MU", 100, 110, 120);
        SmallMarket early = SmallMarket.daily().closes("MU", IntStream.range(0, 20).mapToDouble(i -> 100 + i).toArray()).openInterest(1_000, 1_010);
        RunSettings late = RunSettings.ideal(1_000, 1).withSpan(new TimeSpan(SmallMarket.START_MS + 10 * SmallMarket.DAY_MS, Long.MAX_VALUE));

        assertThatIllegalArgumentException().isThrownBy(() -> without.run(new OiMomentum(), 1_000, 1)).withMessageContaining("MU has no open interest");
        assertThatIllegalArgumentException().isThrownBy(() -> early.run(new OiMomentum(), late)).withMessageContaining("MU has no open interest");
    }

    @Test
    void a_rise_that_is_no_number_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OiMomentum(3, Double.NaN)).withMessageContaining("minOiRise");
    }
}
