package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Rejected;
import dev.wafer.data.rule.RuleKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leverage and margin of an open position, by the strategy's hand and by funding. */
@Tag("trap-15")
class LeverageAndMarginTest {
    private static final double PUBLISHED_USD = 5e-8;
    private static final double ROUNDING_USD = 1e-6;

    /** Runs a script at 750.05 with 3x and reads the first symbol's liquidation price at every close from bar 1 on. */
    private static List<Double> liquidationPrices(TestMarket market, Map<Integer, Script.Action> extra) {
        List<Double> seen = new ArrayList<>();
        Map<Integer, Script.Action> actions = new HashMap<>();
        actions.put(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"));
        for (int bar = 1; bar < 4; bar++) {
            Script.Action then = extra.getOrDefault(bar, (_, _, _) -> {});
            actions.put(bar, (symbols, desk, account) -> {
                seen.add(account.liquidationUsd(symbols[0]));
                then.act(symbols, desk, account);
            });
        }
        market.run(new Script(actions), TestMarket.settings(3));
        return seen;
    }

    private static TestMarket market() {
        return TestMarket.hourly().bars("A", flat(750.05), flat(750.05), flat(750.05), flat(750.05));
    }

    @Test
    void a_thousand_usdc_more_margin_moves_the_liquidation_price_to_515_82() {
        List<Double> seen = liquidationPrices(market(), Map.of(1, (symbols, desk, _) -> desk.moveMargin(symbols[0], 1000, "safer")));

        assertThat(seen.get(0)).isEqualTo(526.3508772, within(PUBLISHED_USD));
        assertThat(seen.get(1)).isEqualTo(515.8245614, within(PUBLISHED_USD));
    }

    @Test
    void five_hundred_usdc_of_funding_move_the_liquidation_price_to_531_61() {
        TestMarket market = TestMarket.hourly().funded("A", TestMarket.funding(new double[] {2, 0.01, 500}), flat(750.05), flat(750.05), flat(750.05),
                flat(750.05));

        List<Double> seen = liquidationPrices(market, Map.of());

        assertThat(seen.get(0)).isEqualTo(526.3508772, within(PUBLISHED_USD));
        assertThat(seen.get(1)).isEqualTo(531.6140351, within(PUBLISHED_USD));
    }

    @Test
    void funding_received_moves_it_away_and_more_margin_is_not_lost_by_funding() {
        TestMarket market = TestMarket.hourly().funded("A", TestMarket.funding(new double[] {2, 0.01, 500}, new double[] {3, -0.01, 500}), flat(750.05),
                flat(750.05), flat(750.05), flat(750.05));

        List<Double> seen = liquidationPrices(market, Map.of(2, (symbols, desk, _) -> desk.moveMargin(symbols[0], 1000, "safer")));

        assertThat(seen.get(2)).isEqualTo(515.8245614, within(PUBLISHED_USD));
    }

    @Test
    void funding_paid_before_margin_is_moved_stays_in_the_result() {
        TestMarket market = TestMarket.hourly().funded("A", TestMarket.funding(new double[] {2, 0.01, 500}, new double[] {3, 0.01, 100}), flat(750.05),
                flat(750.05), flat(750.05), flat(750.05));
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"), 2,
                (symbols, desk, _) -> desk.moveMargin(symbols[0], 1000, "safer")));

        RunResult result = market.run(script, TestMarket.settings(3));

        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000_000 - 600, within(ROUNDING_USD));
        assertThat(result.summary().fundingUsd()).isEqualTo(-600, within(ROUNDING_USD));
        assertThat(result.trades().getFirst().profitUsd()).isEqualTo(-600, within(ROUNDING_USD));
    }

    @Test
    void raised_leverage_leaves_posted_margin_alone_and_holds_for_the_next_fill() {
        List<Double> margins = new ArrayList<>();
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"), 1, (symbols, desk, account) -> {
            desk.leverage(symbols[0], 5, "more");
            margins.add(account.marginUsd(symbols[0]));
            desk.order(symbols[0]).buy(100).send("add");
        }, 2, (symbols, _, account) -> margins.add(account.marginUsd(symbols[0]))));

        TestMarket.hourly().bars("A", flat(100), flat(100), flat(100)).run(script, TestMarket.settings(2));

        assertThat(margins.get(0)).isEqualTo(5000, within(ROUNDING_USD));
        assertThat(margins.get(1)).isEqualTo(5000 + 2000, within(ROUNDING_USD));
    }

    @Test
    void leverage_cannot_be_lowered_with_a_position_nor_leave_one_to_the_maximum() {
        Listening listening = Listening.to(new Script(Map.of(0, (symbols, desk, _) -> {
            desk.leverage(symbols[0], 11, "too much");
            desk.leverage(symbols[0], 0, "too little");
            desk.leverage(symbols[0], 2, "allowed: flat");
            desk.order(symbols[0]).buy(100).send("in");
        }, 1, (symbols, desk, account) -> {
            assertThat(account.marginUsd(symbols[0])).isEqualTo(5000, within(ROUNDING_USD));
            desk.leverage(symbols[0], 1, "lower");
        })));

        TestMarket.hourly().bars("A", flat(100), flat(100), flat(100)).run(listening, TestMarket.settings(3));

        assertThat(listening.heard(Rejected.class)).extracting(Rejected::orderId).containsExactly(0L, 0L, 0L);
    }

    /** Margin 5,000 at 2x of 10,000: at 2x nothing can be taken; at 4x 2,500 must stay. */
    @Test
    void margin_can_be_removed_down_to_the_initial_margin_and_not_below() {
        List<Double> margins = new ArrayList<>();
        Listening listening = Listening.to(new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"), 1,
                (symbols, desk, account) -> {
                    desk.moveMargin(symbols[0], -1, "too much");
                    desk.leverage(symbols[0], 4, "raise");
                    desk.moveMargin(symbols[0], -2500, "allowed");
                    margins.add(account.marginUsd(symbols[0]));
                    desk.moveMargin(symbols[0], -0.01, "too much");
                })));

        TestMarket.hourly().bars("A", flat(100), flat(100), flat(100)).run(listening, TestMarket.settings(2));

        assertThat(margins.getFirst()).isEqualTo(2500, within(ROUNDING_USD));
        assertThat(listening.heard(Rejected.class)).hasSize(2);
    }

    /** At 20x the initial margin of 10,000 USDC is 500, a tenth of it 1,000: of 1,500 only 500 may leave. */
    @ParameterizedTest
    @CsvSource({"500, 1000", "501, 1500"})
    void a_tenth_of_the_notional_stays_whatever_the_leverage(double removedUsd, double marginUsd) {
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"),
                1, (symbols, desk, _) -> desk.moveMargin(symbols[0], 1_000, "more"),
                2, (symbols, desk, _) -> desk.moveMargin(symbols[0], -removedUsd, "less")));
        RunResult result = TestMarket.hourly().with(RuleKey.MAX_LEVERAGE, "20").bars("A", flat(100), flat(100), flat(100), flat(100))
                .run(script, TestMarket.settings(20));

        assertThat(result.perSymbol().getFirst().position().orElseThrow().marginUsd()).isEqualTo(marginUsd);
    }

    @Test
    void margin_cannot_be_moved_without_a_position_nor_beyond_free_cash() {
        Listening listening = Listening.to(new Script(Map.of(0, (symbols, desk, _) -> {
            desk.moveMargin(symbols[0], 10, "flat");
            desk.order(symbols[0]).buy(100).send("in");
        }, 1, (symbols, desk, account) -> desk.moveMargin(symbols[0], account.freeCashUsd() + 1, "too much"))));

        TestMarket.hourly().bars("A", flat(100), flat(100), flat(100)).run(listening, TestMarket.settings(3));

        assertThat(listening.heard(Rejected.class)).hasSize(2);
    }

    @Test
    void a_leverage_above_the_maximum_refuses_the_run() {
        Script idle = new Script(Map.of());

        assertThatThrownBy(() -> market().run(idle, TestMarket.settings(11))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 11").hasMessageContaining("1 to 10");
    }
}
