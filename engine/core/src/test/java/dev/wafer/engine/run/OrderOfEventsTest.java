package dev.wafer.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.measure.ExitReason;
import dev.wafer.engine.measure.Trade;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stop, limit, gap and liquidation inside one bar, with numbers that can be checked by hand. */
class OrderOfEventsTest {
    private static final double ROUNDING_USD = 1e-9;
    private static final double[] FLAT_100 = {100, 100, 100, 100};

    /** Long 100 from 100 at 12x would need more than the maximum; at 10x the liquidation price is 90 / 0.95 = 94.7368. */
    private static Script longWithStop(double distanceUsd) {
        return Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).stopLoss(distanceUsd).send("in"));
    }

    @Test
    void a_stop_above_the_liquidation_price_is_hit_first_on_the_way_down() {
        TestMarket market = TestMarket.hourly().bars("A", FLAT_100, FLAT_100, new double[] {100, 100, 90, 98});

        Trade trade = market.run(longWithStop(5), TestMarket.settings(10)).trades().getFirst();

        assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP);
        assertThat(trade.exitPriceUsd()).isEqualTo(95);
        assertThat(trade.profitUsd()).isEqualTo(-500, within(ROUNDING_USD));
    }

    @Test
    void an_open_beyond_the_liquidation_price_liquidates_before_the_stop() {
        TestMarket market = TestMarket.hourly().bars("A", FLAT_100, FLAT_100, new double[] {91, 91, 91, 91});

        RunResult result = market.run(longWithStop(5), TestMarket.settings(10));

        assertThat(result.trades().getFirst().exitReason()).isEqualTo(ExitReason.LIQUIDATION);
        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(91);
        assertThat(result.summary().finalEquityUsd()).isEqualTo(999_100, within(ROUNDING_USD));
    }

    @Test
    void a_wick_through_the_liquidation_price_liquidates_although_the_close_recovers() {
        TestMarket market = TestMarket.hourly().bars("A", FLAT_100, FLAT_100, new double[] {100, 101, 94, 101});
        Script buyer = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in")));

        RunResult result = market.run(buyer, TestMarket.settings(10));

        assertThat(result.summary().liquidations()).isEqualTo(1);
        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(90 / 0.95, within(ROUNDING_USD));
    }
}
