package dev.wafer.engine.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.rule.MarginTiers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Liquidation prices of cross positions whose maintenance has tiers, against the definition: there value and maintenance are equal. */
class CrossTierTest {
    private static final MarginTiers TIERS = MarginTiers.of(new double[] {0, 1e6, 5e6}, new int[] {20, 10, 3});
    private static final double MARK_USD = 800;
    private static final double OTHERS_USD = 30_000;

    @ParameterizedTest
    @CsvSource({"1, 9000, 700000, 2", "-1, 9000, 700000, 2", "1, 6500, 600000, 1", "-1, 6000, 500000, 2", "1, 1300, 300000, 0", "-1, 1200, 200000, 1"})
    void at_the_cross_liquidation_price_the_account_is_worth_exactly_its_maintenance(int side, double shares, double valueUsd, int tier) {
        double priceUsd = CrossMargin.liquidationUsd(side, shares, MARK_USD, valueUsd, OTHERS_USD, TIERS);

        assertThat(valueUsd + side * shares * (priceUsd - MARK_USD)).isEqualTo(OTHERS_USD + TIERS.maintenanceUsd(shares * priceUsd), within(1e-6));
        assertThat(TIERS.tierOf(shares * priceUsd)).isEqualTo(tier);
        assertThat(side * (MARK_USD - priceUsd)).isPositive();
    }
}
