package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Event.Cancelled;
import dev.wafer.api.Event.Filled;
import dev.wafer.api.Event.Liquidated;
import dev.wafer.api.Symbol;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.journal.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Targets: fixed in lots when decided, worked until reached, changed only when the wanted side changes. Capital 1,000,000. */
class TargetTest {
    /** Says the same at every close. */
    private static Script always(Script.Action action) {
        Map<Integer, Script.Action> actions = new HashMap<>();
        IntStream.range(0, 20).forEach(bar -> actions.put(bar, action));
        return new Script(actions);
    }

    private static Script targets(double... exposures) {
        Map<Integer, Script.Action> actions = new HashMap<>();
        for (int bar = 0; bar < exposures.length; bar++) {
            double exposure = exposures[bar];
            actions.put(bar, (symbols, desk, _) -> desk.target(symbols[0], exposure, "wish"));
        }
        return new Script(actions);
    }

    private static List<Double> fills(Script script, int leverage, double... prices) {
        Listening listening = Listening.to(script);
        double[][] bars = IntStream.range(0, prices.length).mapToObj(i -> flat(prices[i])).toArray(double[][]::new);
        TestMarket.hourly().bars("A", bars).run(listening, TestMarket.settings(leverage));
        return listening.heard(Filled.class).stream().map(Filled::signedQtyShares).toList();
    }

    @Test
    void a_target_is_fixed_in_lots_at_the_decision_and_rounds_towards_zero() {
        assertThat(fills(targets(1), 3, 300, 310, 310)).containsExactly(3333.333);
        assertThat(fills(targets(-1), 3, 300, 310, 310)).containsExactly(-3333.333);
    }

    @Test
    void nothing_is_rebalanced_while_the_side_is_the_same() {
        assertThat(fills(targets(1, 1, 2, 0.5, 1), 3, 100, 100, 150, 80, 120, 90)).containsExactly(10_000.0);
    }

    @Test
    void a_changed_side_closes_first_and_opens_then() {
        assertThat(fills(targets(1, -1), 3, 100, 100, 100)).containsExactly(10_000.0, -10_000.0, -10_000.0);
        assertThat(fills(targets(1, 0, 1), 3, 100, 100, 100, 100)).containsExactly(10_000.0, -10_000.0, 10_000.0);
    }

    /** 0.0000095 of a million is 9.50 USDC. */
    @Test
    void a_difference_under_ten_usdc_is_dropped_except_down_to_zero() {
        assertThat(fills(targets(0.0000095), 3, 100, 100, 100)).isEmpty();
        assertThat(fills(targets(0.0000105), 3, 100, 100, 100)).containsExactly(0.105);
        Script downToZero = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(0.15).send("fifteen USDC"), 1,
                (symbols, desk, _) -> desk.order(symbols[0]).sell(0.1).reduceOnly().send("five are left"), 2,
                (symbols, desk, _) -> desk.target(symbols[0], 1e-7, "one USDC"), 3, (symbols, desk, _) -> desk.target(symbols[0], 0, "out")));
        assertThat(fills(downToZero, 3, 100, 100, 100, 100, 100, 100)).containsExactly(0.15, -0.1, -0.05);
    }

    @Test
    void a_flip_of_a_small_position_is_judged_by_the_whole_difference() {
        Script flip = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(0.15).send("fifteen USDC"), 1,
                (symbols, desk, _) -> desk.order(symbols[0]).sell(0.1).reduceOnly().send("five are left"), 2,
                (symbols, desk, _) -> desk.target(symbols[0], -1, "short")));

        assertThat(fills(flip, 3, 100, 100, 100, 100, 100)).containsExactly(0.15, -0.1, -0.05, -10_000.0);
    }

    @Test
    void a_new_target_replaces_the_one_that_waits() {
        Listening listening = Listening.to(Script.at(0, (symbols, desk, _) -> {
            desk.target(symbols[0], 1, "long");
            desk.target(symbols[0], -1, "no, short");
        }));

        TestMarket.hourly().bars("A", flat(100), flat(100), flat(100)).run(listening, TestMarket.settings(3));

        assertThat(listening.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(-10_000.0);
        assertThat(listening.heard(Cancelled.class)).extracting(Cancelled::orderId).containsExactly(1L);
    }

    @Test
    void a_repeated_target_returns_the_id_of_the_first_and_decides_nothing() {
        List<Long> ids = new ArrayList<>();
        Script script = always((symbols, desk, _) -> ids.add(desk.target(symbols[0], 1, "long")));

        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), flat(100)).run(script, TestMarket.settings(3));

        assertThat(ids).containsExactly(1L, 1L, 1L);
        assertThat(IntStream.range(0, result.journal().count()).filter(row -> result.journal().entry(row) == Entry.ORDERED)).hasSize(1);
    }

    @Test
    void a_flat_target_at_the_start_is_no_decision() {
        List<Long> ids = new ArrayList<>();
        Script script = always((symbols, desk, _) -> ids.add(desk.target(symbols[0], 0, "flat")));

        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100)).run(script, TestMarket.settings(3));

        assertThat(ids).containsOnly(0L);
        assertThat(result.journal().count()).isZero();
    }

    @Test
    void after_a_liquidation_nothing_reopens_until_the_side_changes() {
        Listening listening = Listening.to(targets(9, 9, 9, 9, -9, -9));

        TestMarket.hourly().bars("A", flat(100), flat(100), flat(90), flat(90), flat(90), flat(90), flat(90)).run(listening, TestMarket.settings(10));

        assertThat(listening.heard(Liquidated.class)).isNotEmpty();
        List<Filled> fills = listening.heard(Filled.class);
        assertThat(fills).hasSize(2);
        assertThat(fills.get(1).signedQtyShares()).isNegative();
        assertThat(fills.get(1).timeMs()).isEqualTo(TestMarket.START_MS + 5 * TestMarket.HOUR_MS);
    }

    @Test
    void a_stopped_out_position_does_not_reopen_either() {
        Script script = always((symbols, desk, account) -> {
            if (account.isFlat(symbols[0]) && !desk.isWorking(symbols[0])) {
                desk.target(symbols[0], 1, "long");
            } else if (!desk.isWorking(symbols[0])) {
                desk.order(symbols[0]).close().stopAt(95).send("stop");
            }
        });

        assertThat(fills(script, 3, 100, 100, 100, 94, 94, 94)).containsExactly(10_000.0, -10_000.0);
    }

    /** Long 9x from 100 by an order; at the close of bar 2 the target turns short; bar 3 opens at 88, beyond the liquidation price. */
    @Test
    @Tag("trap-41")
    void a_target_not_yet_tried_still_acts_after_a_liquidation_at_that_open() {
        Listening listening = Listening.to(new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(1000).send("long"), 2,
                (symbols, desk, _) -> desk.target(symbols[0], -0.5, "turn"))));

        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), flat(100), flat(88), flat(88)).run(listening, TestMarket.settings(10));

        assertThat(listening.heard(Liquidated.class)).extracting(Liquidated::signedQtyShares).containsExactly(-1000.0);
        assertThat(listening.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(1000.0, -5000.0);
        assertThat(listening.heard(Filled.class).get(1).priceUsd()).isEqualTo(88);
        assertThat(listening.heard(Cancelled.class)).isEmpty();
        assertThat(result.summary().liquidations()).isEqualTo(1);
    }

    @Test
    void equity_at_the_mark_of_the_decision_sizes_the_target() {
        Script script = new Script(Map.of(0, TargetTest::buyTenThousand, 1, (symbols, desk, _) -> desk.target(symbols[0], 2, "double")));

        assertThat(fills(script, 3, 100, 110, 110, 110)).containsExactly(10_000.0, 8181.818);
    }

    private static void buyTenThousand(Symbol[] symbols, Desk desk, Account account) {
        assertThat(account.equityUsd()).isEqualTo(1_000_000, within(1e-6));
        desk.order(symbols[0]).buy(10_000).send("in");
    }

    @Test
    void a_target_of_an_account_without_equity_wants_nothing() {
        Listening listening = Listening.to(targets(10, -10));

        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), flat(50), flat(50), flat(50)).run(listening,
                RunSettings.ideal(1000, 10).withFunding(FundingMode.NONE).withFees(TestMarket.settings(1).fees()));

        assertThat(result.summary().finalEquityUsd()).isZero();
        assertThat(result.summary().badDebtUsd()).isEqualTo(4000, within(1e-6));
    }
}
