package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Against the crowd. A window of five days: one high after four equal ones is 4 / sqrt(5) = 1.79 deviations out. */
class CrowdingFadeTest {
    private static final CrowdingFade FIVE = new CrowdingFade(5, 1.5, 0.5);
    private static final double[] FLAT = {100, 100, 100, 100, 100, 100, 100, 100};

    @Test
    void when_many_longs_pay_much_it_is_short_until_funding_is_back() {
        SmallMarket market = SmallMarket.daily().closes("MU", FLAT).openInterest(1_000, 1_000, 1_000, 1_000, 1_200, 1_200, 1_200, 1_200)
                .funding(1e-4, 1e-4, 1e-4, 1e-4, 9e-4, 9e-4, 1e-4, 1e-4);

        assertThat(market.decisions(market.run(FIVE, 1_000, 2))).containsExactly("4 short", "6 flat");
    }

    @Test
    void when_many_shorts_pay_much_it_is_long() {
        SmallMarket market = SmallMarket.daily().closes("MU", FLAT).openInterest(1_000, 1_000, 1_000, 1_000, 1_200, 1_200, 1_200, 1_200)
                .funding(1e-4, 1e-4, 1e-4, 1e-4, -9e-4, -9e-4, 1e-4, 1e-4);

        assertThat(market.decisions(market.run(FIVE, 1_000, 2))).containsExactly("4 long", "6 flat");
    }

    @Test
    void one_of_them_alone_is_no_crowd() {
        SmallMarket fundingAlone = SmallMarket.daily().closes("MU", FLAT).openInterest(1_000, 1_001, 1_000, 1_001, 1_000, 1_001, 1_000, 1_001)
                .funding(1e-4, 1e-4, 1e-4, 1e-4, 9e-4, 9e-4, 1e-4, 1e-4);
        SmallMarket interestAlone = SmallMarket.daily().closes("MU", FLAT).openInterest(1_000, 1_000, 1_000, 1_000, 1_200, 1_200, 1_200, 1_200)
                .funding(1e-4, 2e-4, 1e-4, 2e-4, 1e-4, 2e-4, 1e-4, 2e-4);

        assertThat(fundingAlone.decisions(fundingAlone.run(FIVE, 1_000, 2))).isEmpty();
        assertThat(interestAlone.decisions(interestAlone.run(FIVE, 1_000, 2))).isEmpty();
    }

    @Test
    void it_needs_both_and_says_which_is_missing() {
        SmallMarket noFunding = SmallMarket.daily().closes("MU", FLAT).openInterest(1_000, 1_000);
        SmallMarket noInterest = SmallMarket.daily().closes("MU", FLAT).funding(1e-4, 1e-4);

        assertThatIllegalArgumentException().isThrownBy(() -> noFunding.run(FIVE, 1_000, 2)).withMessageContaining("MU has no funding");
        assertThatIllegalArgumentException().isThrownBy(() -> noInterest.run(FIVE, 1_000, 2)).withMessageContaining("MU has no open interest");
        assertThatIllegalArgumentException().isThrownBy(() -> new CrowdingFade(5, 1, 1)).withMessageContaining("exitZ 1.0");
    }
}
