package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.series.FundingSeries;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.measure.ExitReason;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import dev.wafer.engine.run.SymbolResult.OpenPosition;
import org.junit.jupiter.api.Test;

/** 16,859 MU at 750.05 with 3x: 12,645,092.95 USDC for 4,215,030.98 of margin and 379.35 of maker fee. */
class WhaleTest {
    private static final double CENT_USD = 0.01;
    private static final double ROUNDING_USD = 1e-6;
    private static final double FEE_USD = 379.3527885;
    private static final double[] BELOW = {740, 741, 739, 740};
    private static final double[] ABOVE = {740, 761, 740, 760};
    private static final double[] THROUGH_THE_BID = {755, 758, 745, 752};
    private static final RunSettings SETTINGS = RunSettings.ideal(5_000_000, 3).withFunding(FundingMode.NONE);

    private static OpenPosition position(RunResult result) {
        return result.perSymbol().getFirst().position().orElseThrow();
    }

    @Test
    void its_bid_fills_as_maker_and_is_liquidated_at_the_reported_price() {
        SmallMarket market = SmallMarket.hourly().bars("MU", 0, BELOW, ABOVE, THROUGH_THE_BID);

        RunResult result = market.run(new Whale(), SETTINGS);

        assertThat(position(result).signedQtyShares()).isEqualTo(16_859);
        assertThat(position(result).entryUsd()).isEqualTo(750.05);
        assertThat(position(result).marginUsd()).isEqualTo(4_215_030.98, within(CENT_USD));
        assertThat(position(result).liquidationUsd()).isEqualTo(526.35, within(CENT_USD));
        assertThat(result.summary().feesUsd()).isEqualTo(FEE_USD, within(ROUNDING_USD));           // 0.003 %, not the taker's 0.009 %
    }

    @Test
    void in_realistic_execution_its_bid_is_accepted_and_takes_a_tenth_of_each_volume() {
        SmallMarket market = SmallMarket.hourly().bars("MU", 0, BELOW, ABOVE, THROUGH_THE_BID, THROUGH_THE_BID).volume(20_000);

        RunResult result = market.run(new Whale(), RunSettings.of(5_000_000, 3).withFunding(FundingMode.NONE));

        assertThat(result.summary().rejectedOrders()).isZero();                                    // 12.6 M are within ten times the largest market order
        assertThat(position(result).signedQtyShares()).isEqualTo(2 * 2_000);
        assertThat(position(result).entryUsd()).isEqualTo(750.05);                                 // as maker: no spread, no impact
        assertThat(result.summary().slippageUsd()).isZero();
    }

    @Test
    void it_wins_where_the_price_comes_down_to_the_bid_and_rises_again() {
        SmallMarket market = SmallMarket.hourly().bars("MU", 0, ABOVE, THROUGH_THE_BID, new double[] {752, 800, 752, 800});

        RunResult result = market.run(new Whale(), SETTINGS);

        assertThat(result.summary().finalEquityUsd()).isEqualTo(5_000_000 + 16_859 * 49.95 - FEE_USD, within(ROUNDING_USD));
    }

    @Test
    void it_loses_where_the_price_opens_below_its_liquidation() {
        SmallMarket market = SmallMarket.hourly().bars("MU", 0, ABOVE, THROUGH_THE_BID, new double[] {510, 600, 510, 600});

        RunResult result = market.run(new Whale(), SETTINGS);

        assertThat(result.trades()).singleElement().satisfies(trade -> assertThat(trade.exitReason()).isEqualTo(ExitReason.LIQUIDATION));
        assertThat(result.summary().liquidations()).isEqualTo(2);                                  // a fifth, then the rest
        double closingFeeUsd = 16_859 * 510 * 0.00009;
        assertThat(result.summary().finalEquityUsd()).isEqualTo(5_000_000 - 16_859 * 240.05 - FEE_USD - closingFeeUsd, within(ROUNDING_USD));
    }

    @Test
    void it_bids_once_after_the_first_close_above_the_price() {
        SmallMarket market = SmallMarket.hourly().bars("MU", 0, BELOW, new double[] {740, 760, 740, 750.05}, new double[] {751, 761, 751, 760},
                new double[] {760, 761, 759, 760});

        assertThat(market.decisions(market.run(new Whale(), SETTINGS))).containsExactly("2 long"); // a close at the price is not above it
    }

    @Test
    void funding_paid_from_its_margin_moves_the_liquidation_price() {
        FundingSeries.Builder points = FundingSeries.builder(1);
        points.add(SmallMarket.START_MS + 2 * SmallMarket.HOUR_MS, 0.0001, SmallMarket.HOUR_MS, 760);
        SmallMarket market = SmallMarket.hourly().bars("MU", 0, ABOVE, THROUGH_THE_BID, new double[] {752, 753, 751, 752}).funded(points.build());

        RunResult unpaid = market.run(new Whale(), SETTINGS);
        RunResult paid = market.run(new Whale(), SETTINGS.withFunding(FundingMode.RECORDED));

        assertThat(paid.summary().fundingUsd()).isEqualTo(-16_859 * 0.076, within(ROUNDING_USD));  // 760 * 0.0001 a share
        assertThat(position(paid).liquidationUsd() - position(unpaid).liquidationUsd()).isEqualTo(0.08, within(ROUNDING_USD));   // 0.076 / 0.95
    }

    @Test
    void too_little_capital_is_refused_with_the_need_and_the_need_suffices() {
        SmallMarket market = SmallMarket.hourly().bars("MU", 0, ABOVE, THROUGH_THE_BID);
        RunSettings tooLittle = RunSettings.ideal(4_215_410.33, 3).withFunding(FundingMode.NONE);
        RunSettings enough = RunSettings.ideal(4_215_410.34, 3).withFunding(FundingMode.NONE);

        assertThatIllegalArgumentException().isThrownBy(() -> market.run(new Whale(), tooLittle)).withMessageContaining("4,215,410.33 USDC")
                .withMessageContaining("at least 4,215,410.34 USDC");
        assertThat(position(market.run(new Whale(), enough)).signedQtyShares()).isEqualTo(16_859);
    }

    @Test
    void it_brings_capital_enough_of_its_own() {
        SmallMarket market = SmallMarket.hourly().bars("MU", 0, ABOVE, THROUGH_THE_BID);

        RunResult result = market.run(new Whale(), RunSettings.ideal(new Whale().defaultCapitalUsd(), 3).withFunding(FundingMode.NONE));

        assertThat(new Whale().defaultCapitalUsd()).isEqualTo(5_000_000);
        assertThat(position(result).signedQtyShares()).isEqualTo(16_859);
    }

    @Test
    void it_needs_its_own_symbol_and_waits_for_it() {
        SmallMarket without = SmallMarket.hourly().bars("AMD", 0, ABOVE, BELOW);
        SmallMarket later = SmallMarket.hourly().bars("AMD", 0, ABOVE, ABOVE, ABOVE, ABOVE).bars("MU", 2, ABOVE, THROUGH_THE_BID);

        assertThatIllegalArgumentException().isThrownBy(() -> without.run(new Whale(), SETTINGS)).withMessageContaining("MU");
        assertThat(later.decisions(later.run(new Whale(), SETTINGS))).containsExactly("2 long");
    }

    @Test
    void a_bid_for_nothing_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Whale("MU", Double.NaN, 750.05)).withMessageContaining("shares NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> new Whale("MU", 1, 0)).withMessageContaining("priceUsd 0.0");
    }
}
