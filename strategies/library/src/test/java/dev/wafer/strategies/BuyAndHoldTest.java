package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.measure.ExitReason;
import dev.wafer.engine.run.RunResult;
import org.junit.jupiter.api.Test;

/** Bought once, held whatever comes. */
class BuyAndHoldTest {
    private static final double ROUNDING_USD = 1e-6;

    @Test
    void it_wins_what_a_rising_market_gives() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 100, 110, 120);

        RunResult result = market.run(new BuyAndHold(), 1_000, 2);

        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_400, within(ROUNDING_USD));      // 20 shares from 100 to 120
    }

    @Test
    void it_loses_what_a_falling_market_takes() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 100, 95, 90);

        RunResult result = market.run(new BuyAndHold(), 1_000, 2);

        assertThat(result.summary().finalEquityUsd()).isEqualTo(800, within(ROUNDING_USD));        // 20 shares from 100 to 90
    }

    @Test
    void it_asks_once_however_the_price_moves() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 110, 90, 120, 80, 130);

        CountedTargets counted = new CountedTargets(new BuyAndHold());
        RunResult result = market.run(counted, 1_000, 1);

        assertThat(counted.targets()).hasValue(1);                                                 // not even repeated
        assertThat(market.decisions(result)).containsExactly("0 long");
        assertThat(result.trades()).hasSize(1);
    }

    @Test
    void after_a_liquidation_it_never_comes_back() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 100, 70, 120, 150);

        RunResult result = market.run(new BuyAndHold(), 1_000, 5);

        assertThat(market.decisions(result)).containsExactly("0 long");
        assertThat(result.trades()).singleElement().satisfies(trade -> assertThat(trade.exitReason()).isEqualTo(ExitReason.LIQUIDATION));
        double lossPerShareUsd = 100 - 80 / 0.95;                                                  // margin 20 a share, maintenance 5 %
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000 - 50 * lossPerShareUsd, within(ROUNDING_USD));
    }

    @Test
    void each_symbol_gets_its_share_of_the_leverage() {
        SmallMarket market = SmallMarket.daily().closes("MU", 100, 100, 120).closes("AMD", 50, 50, 45);

        RunResult result = market.run(new BuyAndHold(), 1_000, 2);

        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_100, within(ROUNDING_USD));      // 10 * 20 - 20 * 5
    }
}
