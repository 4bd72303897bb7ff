package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** On the side that is paid. A day's funding of 0.001 is 36.5 % a year. */
class FundingCarryTest {
    private static final FundingCarry DAY = new FundingCarry(1, 0.3);
    private static final double[] FLAT = {100, 100, 100, 100, 100, 100};

    @Test
    void it_is_short_while_longs_pay_long_while_shorts_pay_and_out_below_half_of_the_threshold() {
        SmallMarket market = SmallMarket.daily().closes("MU", FLAT).funding(0.001, 0.0005, 0.0004, -0.001, -0.0008, 0);

        assertThat(market.decisions(market.run(DAY, 1_000, 2))).containsExactly("0 short", "2 flat", "3 long", "5 flat");  // 0.0005 is 18 %: kept
    }

    @Test
    void a_market_without_funding_is_refused_by_name() {
        SmallMarket market = SmallMarket.daily().closes("MU", FLAT);

        assertThatIllegalArgumentException().isThrownBy(() -> market.run(DAY, 1_000, 2)).withMessageContaining("MU has no funding");
        assertThatIllegalArgumentException().isThrownBy(() -> new FundingCarry(1, Double.NaN)).withMessageContaining("enterPerYear");
    }
}
