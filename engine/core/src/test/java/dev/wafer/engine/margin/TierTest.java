package dev.wafer.engine.margin;

import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Reduced;
import dev.wafer.data.rule.MarginTiers;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.run.Listening;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.Script;
import dev.wafer.engine.run.SymbolResult.OpenPosition;
import dev.wafer.engine.run.TestMarket;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 10x up to 20 million USDC of notional, 5x above: maintenance 5 %, then 10 % less 1,000,000. */
@Tag("trap-10")
class TierTest {
    private static final String TIERS = "0:10, 20000000:5";
    private static final double ROUNDING_USD = 1e-6;

    private static RunResult run(int leverage, Script script) {
        return TestMarket.hourly().with(RuleKey.MARGIN_TIERS, TIERS).bars("A", flat(100), flat(100), flat(100), flat(100))
                .run(script, TestMarket.settings(leverage).withCapital(1e9));
    }

    private static Script buy(double shares) {
        return Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(shares).send("in"));
    }

    private static OpenPosition positionOf(RunResult result) {
        return result.perSymbol().getFirst().position().orElseThrow();
    }

    /** 20 million shares: one thousandth of a cent in price is a cent of notional per thousand. */
    @ParameterizedTest
    @CsvSource({"10_000_000, 500_000", "19_999_999.99, 999_999.9995", "20_000_000, 1_000_000", "20_000_000.01, 1_000_000.001",
        "30_000_000, 2_000_000"})
    void maintenance_of_a_held_position_has_no_step_at_the_edge(String notionalText, String maintenanceText) {
        Account account = new Account(1e9, new double[] {1}, 5);
        account.position(0).rules(MarginTiers.parse(TIERS));
        account.open(0, 1_000_000, 20, 0, false);

        double markUsd = Double.parseDouble(notionalText.replace("_", "")) / 1_000_000;
        assertThat(account.position(0).maintenanceUsd(markUsd)).isEqualTo(Double.parseDouble(maintenanceText.replace("_", "")), within(1e-6));
    }

    /**
     * Longs from 100 at 5x. 30 million: (100 - 7,000,000 / 300,000) / 0.9, where 25.6 million are still in the upper tier. 21 million: the upper
     * tier's 83.598 would be 17.6 million, so the lower one's (100 - 20) / 0.95.
     */
    @ParameterizedTest
    @CsvSource({"300000, 85.185185", "250000, 84.444444", "210000, 84.210526", "100000, 84.210526"})
    void the_liquidation_price_is_that_of_the_tier_it_lies_in(double shares, double liquidationUsd) {
        assertThat(positionOf(run(5, buy(shares))).liquidationUsd()).isEqualTo(liquidationUsd, within(ROUNDING_USD));
    }

    /** Short 100,000 from 100 at 5x, then 19 million more margin: notional 10 million stays in the lower tier, the price of liquidation grows out of it. */
    @Test
    void the_notional_chooses_the_tier_and_not_the_collateral() {
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).sell(100_000).send("in"),
                1, (symbols, desk, _) -> desk.moveMargin(symbols[0], 19e6, "much collateral"),
                2, (symbols, desk, account) -> {
                    assertThat(account.marginUsd(symbols[0])).isEqualTo(21e6);
                    desk.order(symbols[0]).sell(1).send("one more at 10 million, whatever the collateral");
                }));
        OpenPosition position = positionOf(run(5, script));

        assertThat(position.signedQtyShares()).isEqualTo(-100_001);
        assertThat(position.marginUsd()).isEqualTo(21_000_020, within(ROUNDING_USD));
        assertThat(position.liquidationUsd()).isEqualTo((100 + 22_000_020 / 100_001.0) / 1.1, within(ROUNDING_USD));
    }

    @ParameterizedTest
    @CsvSource({"10, 199999.999, true", "10, 200000, false", "5, 200000, true", "6, 200000, false"})
    void an_opening_that_would_reach_a_tier_of_less_leverage_is_refused(int leverage, double shares, boolean isFilled) {
        assertThat(run(leverage, buy(shares)).perSymbol().getFirst().position().isPresent()).isEqualTo(isFilled);
    }

    @Test
    void adding_counts_all_of_the_position() {
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(150_000).send("in"),
                1, (symbols, desk, _) -> desk.order(symbols[0]).buy(50_000).send("too much"),
                2, (symbols, desk, _) -> desk.order(symbols[0]).buy(49_999.999).send("just below")));

        RunResult result = run(10, script);
        assertThat(positionOf(result).signedQtyShares()).isEqualTo(199_999.999);
        assertThat(result.summary().rejectedOrders()).isOne();
    }

    /** Three per cent of a billion are 300,000 shares; the tier of 10x ends a lot below 200,000. */
    @Test
    void a_target_shrinks_to_the_last_lot_of_its_tier() {
        Listening listening = Listening.to(Script.at(0, (symbols, desk, _) -> desk.target(symbols[0], 0.03, "large")));
        RunResult result = TestMarket.hourly().with(RuleKey.MARGIN_TIERS, TIERS).bars("A", flat(100), flat(100), flat(100))
                .run(listening, TestMarket.settings(10).withCapital(1e9));

        assertThat(positionOf(result).signedQtyShares()).isEqualTo(199_999.999);
        assertThat(listening.heard(Reduced.class)).singleElement().satisfies(event -> {
            assertThat(event.wantedSignedShares()).isEqualTo(300_000);
            assertThat(event.sentSignedShares()).isEqualTo(199_999.999);
        });
    }

    /** 30 million from 100 at 5x, one bar at 85.19 alive, at 85.18 liquidated. */
    @ParameterizedTest
    @CsvSource({"85.19, 0", "85.18, 1"})
    void a_large_position_is_liquidated_by_the_maintenance_of_its_tier(double lowUsd, int atLeast) {
        RunResult result = TestMarket.hourly().with(RuleKey.MARGIN_TIERS, TIERS)
                .bars("A", flat(100), flat(100), TestMarket.bar(100, 100, lowUsd, 100)).run(buy(300_000), TestMarket.settings(5).withCapital(1e9));

        assertThat(result.summary().liquidations()).isEqualTo(atLeast);
    }
}
