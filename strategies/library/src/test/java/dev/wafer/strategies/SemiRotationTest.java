package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wafer.engine.run.RunResult;
import dev.wafer.strategies.relative.SemiRotation;
import org.junit.jupiter.api.Test;

/** Where open interest grows most, while MU leads gold. Growth over one day, a regime of two. */
class SemiRotationTest {
    private static final SemiRotation ONE = new SemiRotation(1, 1, 2);
    private static final double[] FLAT = {100, 100, 100, 100, 100, 100};
    private static final double[] RISING = {100, 101, 102, 103, 104, 105};

    private static SmallMarket market(double[] goldUsd) {
        return SmallMarket.daily().closes("MU", RISING).openInterest(1_000, 1_100, 1_100, 1_200, 1_200, 1_200)
                .closes("AMD", FLAT).openInterest(1_000, 1_000, 1_200, 1_200, 1_200, 1_200).closes("GOLD", goldUsd);
    }

    @Test
    void the_one_that_grows_most_is_held_and_none_that_does_not_grow() {
        SmallMarket market = market(FLAT);

        RunResult result = market.run(ONE, 1_000, 2);

        assertThat(market.decisions(result)).containsExactly("1 long", "2 flat", "2 long", "3 long", "3 flat", "4 flat");  // MU, then AMD, then MU, then none
    }

    @Test
    void while_gold_leads_nothing_is_held_and_gold_never_is() {
        SmallMarket market = market(new double[] {100, 110, 120, 130, 140, 150});

        RunResult result = market.run(ONE, 1_000, 2);

        assertThat(market.decisions(result)).isEmpty();
        assertThat(market(FLAT).run(ONE, 1_000, 2).trades()).isNotEmpty().allSatisfy(trade -> assertThat(trade.symbolIndex()).isLessThan(2));
    }

    @Test
    void a_run_without_gold_or_without_open_interest_is_refused_by_name() {
        SmallMarket noGold = SmallMarket.daily().closes("MU", FLAT).openInterest(FLAT);
        SmallMarket noInterest = SmallMarket.daily().closes("MU", FLAT).closes("GOLD", FLAT);

        assertThatIllegalArgumentException().isThrownBy(() -> noGold.run(ONE, 1_000, 2)).withMessageContaining("found GOLD");
        assertThatIllegalArgumentException().isThrownBy(() -> noInterest.run(ONE, 1_000, 2)).withMessageContaining("MU has no open interest");
    }
}
