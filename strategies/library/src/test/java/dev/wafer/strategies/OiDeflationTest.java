package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Out before the others have to be. A window of seven days, a fall of a fifth, the top decile: the highest of seven has rank 6.5 / 7 = 0.93. */
class OiDeflationTest {
    private static final double ROUNDING_USD = 1e-6;
    private static final OiDeflation WEEK = new OiDeflation(7, 0.2, 0.9);

    private static double[] weekOf(double value, double... then) {
        return DoubleStream.concat(DoubleStream.generate(() -> value).limit(7), Arrays.stream(then)).toArray();
    }

    @Test
    void it_wins_where_open_interest_falls_before_the_price() {
        SmallMarket market = SmallMarket.daily().closes("MU", weekOf(100, 110, 120, 120, 60, 60)).openInterest(weekOf(1_000, 1_000, 1_000, 750, 500, 500));

        RunResult result = market.run(WEEK, 1_000, 2);
        RunResult held = market.run(new BuyAndHold(), 1_000, 2);

        assertThat(market.decisions(result)).containsExactly("6 long", "9 flat");
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_400, within(ROUNDING_USD));      // 20 shares from 100 to 120
        assertThat(held.summary().finalEquityUsd()).isEqualTo(200, within(ROUNDING_USD));          // 20 shares from 100 to 60
    }

    @Test
    void it_loses_where_the_price_falls_on_steady_open_interest() {
        SmallMarket market = SmallMarket.daily().closes("MU", weekOf(100, 100, 95, 90)).openInterest(weekOf(1_000, 1_000, 1_000, 1_000));

        RunResult result = market.run(WEEK, 1_000, 2);

        assertThat(result.summary().finalEquityUsd()).isEqualTo(800, within(ROUNDING_USD));        // 20 shares from 100 to 90
    }

    @Test
    void it_returns_when_open_interest_is_back_within_half_the_fall() {
        SmallMarket market = SmallMarket.daily().closes("MU", weekOf(100, 100, 100, 100, 100)).openInterest(weekOf(1_000, 750, 850, 950, 950));

        RunResult result = market.run(WEEK, 1_000, 2);

        assertThat(market.decisions(result)).containsExactly("6 long", "7 flat", "9 long");        // at 850 it stays out
    }

    @Test
    void a_fall_that_is_not_deep_enough_is_sat_through() {
        SmallMarket market = SmallMarket.daily().closes("MU", weekOf(100, 100, 100)).openInterest(weekOf(1_000, 850, 801));

        assertThat(market.decisions(market.run(WEEK, 1_000, 2))).containsExactly("6 long");
    }

    @Test
    void it_leaves_when_open_interest_and_funding_are_both_in_their_top_decile() {
        SmallMarket market = SmallMarket.daily().closes("MU", weekOf(100, 100, 100, 100))
                .openInterest(1_000, 1_001, 1_002, 1_003, 1_004, 1_005, 1_006, 1_007, 1_008, 1_009).funding(weekOf(0.0001, 0.0001, 0.0009, 0.0001));

        RunResult result = market.run(WEEK, 1_000, 2);

        assertThat(market.decisions(result)).containsExactly("6 long", "8 flat", "9 long");
        assertThat(SmallMarket.reasons(result)).containsExactly("open interest near its peak, not overextended",
                "overextended: open interest and funding both high", "open interest near its peak, not overextended");
    }

    @Test
    void one_of_them_alone_is_not_overextended() {
        SmallMarket fundingAlone = SmallMarket.daily().closes("MU", weekOf(100, 100, 100)).openInterest(weekOf(1_000, 1_000, 1_000))
                .funding(weekOf(0.0001, 0.0001, 0.0009));
        SmallMarket interestAlone = SmallMarket.daily().closes("MU", weekOf(100, 100, 100)).openInterest(weekOf(1_000, 1_000, 1_100))
                .funding(weekOf(0.0001, 0.0001, 0.0001));

        assertThat(fundingAlone.decisions(fundingAlone.run(WEEK, 1_000, 2))).containsExactly("6 long");
        assertThat(interestAlone.decisions(interestAlone.run(WEEK, 1_000, 2))).containsExactly("6 long");
    }

    @Test
    void without_funding_it_goes_by_open_interest_and_says_so() {
        SmallMarket none = SmallMarket.daily().closes("MU", weekOf(100, 100)).openInterest(weekOf(1_000, 1_000));
        SmallMarket ended = SmallMarket.daily().closes("MU", weekOf(100, 100)).openInterest(weekOf(1_000, 1_000)).funding(0.0001, 0.0001);

        assertThat(SmallMarket.reasons(none.run(WEEK, 1_000, 2))).singleElement().asString().contains("funding not known");
        assertThat(SmallMarket.reasons(ended.run(WEEK, 1_000, 2))).singleElement().asString().contains("funding not known");
    }

    @Test
    void it_leaves_when_open_interest_is_no_longer_known() {
        SmallMarket market = SmallMarket.daily().closes("MU", weekOf(100, 100, 100, 100, 100)).openInterest(weekOf(1_000));

        RunResult result = market.run(WEEK, 1_000, 2);

        assertThat(market.decisions(result)).containsExactly("6 long", "9 flat");                  // the last value holds for two days more
        assertThat(SmallMarket.reasons(result)).last().isEqualTo("open interest of the window not known");
    }

    @Test
    void a_market_or_a_span_without_open_interest_is_refused_by_name() {
        SmallMarket without = SmallMarket.daily().closes("MU", weekOf(100)).funding(weekOf(0.0001));
        SmallMarket early = SmallMarket.daily().closes("MU", weekOf(100, 100, 100, 100)).openInterest(1_000);
        RunSettings late = RunSettings.ideal(1_000, 1).withSpan(new TimeSpan(SmallMarket.START_MS + 8 * SmallMarket.DAY_MS, Long.MAX_VALUE));

        assertThatIllegalArgumentException().isThrownBy(() -> without.run(WEEK, 1_000, 1)).withMessageContaining("MU has no open interest");
        assertThatIllegalArgumentException().isThrownBy(() -> early.run(WEEK, late)).withMessageContaining("MU has no open interest");
    }

    @Test
    void shares_that_are_no_fractions_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OiDeflation(30, Double.NaN, 0.9)).withMessageContaining("fallShare");
        assertThatIllegalArgumentException().isThrownBy(() -> new OiDeflation(30, 0.15, 1.1)).withMessageContaining("crowdedRank 1.1");
    }
}
