package dev.wafer.engine.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.engine.cost.fee.FeeChoice;
import dev.wafer.engine.cost.fee.FeeFractions;
import org.junit.jupiter.api.Test;

/** What costs are when all of them are multiplied. */
class CostFactorTest {
    private static final double EXACT = 1e-15;
    private static final long DAY_MS = 86_400_000;

    private static LiquidityTape tape(Assumptions assumptions) {
        BarSeries bars = BarSeries.builder(1).add(0, 100, 100, 100, 100).with(Field.VOLUME, 10_000).build();
        return new LiquidityTape("MU", bars, new long[] {0}, DAY_MS, 1_000, new boolean[] {false}, assumptions);
    }

    @Test
    void twice_the_costs_are_twice_the_half_spread_and_twice_the_capped_impact() {
        double once = tape(Assumptions.STANDARD).costFraction(0, 100);
        double twice = tape(Assumptions.STANDARD.withCostsTimes(2)).costFraction(0, 100);
        double capped = tape(Assumptions.STANDARD.withCostsTimes(2)).costFraction(0, 1e9);

        assertThat(once).isCloseTo(0.00005 + 0.004, within(EXACT));               // 4 % a day, times the root of a hundredth
        assertThat(twice).isCloseTo(2 * once, within(EXACT));
        assertThat(capped).isCloseTo(2 * (0.00005 + 0.05), within(EXACT));
    }

    @Test
    void fees_are_multiplied_and_rebates_are_not() {
        FeeFractions twice = FeeChoice.of(new FeeFractions(-0.0001, 0.0003)).withTimes(2).where(new FeeFractions(0, 0));

        assertThat(twice).isEqualTo(new FeeFractions(-0.0001, 0.0006));
        assertThat(FeeChoice.OF_THE_RULES.withTimes(2).where(new FeeFractions(0.0003, 0.0009))).isEqualTo(new FeeFractions(0.0006, 0.0018));
        assertThatThrownBy(() -> FeeChoice.OF_THE_RULES.withTimes(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fees_times_one_read_as_they_always_did_so_that_fingerprints_stay() {
        assertThat(FeeChoice.OF_THE_RULES).hasToString("FeeChoice[volumeTier=0, own=Optional.empty]");
        assertThat(FeeChoice.OF_THE_RULES.withTimes(2)).hasToString("FeeChoice[volumeTier=0, own=Optional.empty, times=2.0]");
        assertThat(Assumptions.STANDARD.values()).doesNotContainKey("impact-factor");
    }
}
