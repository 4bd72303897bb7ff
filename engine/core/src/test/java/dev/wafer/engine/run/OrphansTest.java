package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Cancelled;
import dev.wafer.api.Event.Leg;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left behind by a close or a liquidation, and that every cent has one cause. */
@Tag("trap-14")
class OrphansTest {
    private static final double ROUNDING_USD = 1e-6;
    private static final Script.Action ENTRY =
            (symbols, desk, _) -> desk.order(symbols[0]).buy(100).stopLoss(8).takeProfit(8).trailingStop(20).send("in");

    @Test
    void a_liquidation_cancels_every_exit_and_nothing_fills_later() {
        Listening listening = Listening.to(Script.at(0, ENTRY));

        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), flat(90), bar(90, 120, 60, 90))
                .run(listening, TestMarket.settings(10));

        assertThat(listening.heard(Cancelled.class)).extracting(Cancelled::leg)
                .containsExactlyInAnyOrder(Leg.STOP_LOSS, Leg.TAKE_PROFIT, Leg.TRAILING_STOP);
        assertThat(result.trades()).hasSize(1);
        assertThat(result.summary().liquidations()).isEqualTo(1);
        assertThat(result.perSymbol().getFirst().position()).isEmpty();
    }

    @Test
    void a_full_close_cancels_the_exits() {
        Listening listening = Listening.to(new Script(Map.of(0, ENTRY, 1, (symbols, desk, _) -> desk.order(symbols[0]).close().send("out"))));

        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), flat(101), bar(101, 130, 60, 101))
                .run(listening, TestMarket.settings(10));

        assertThat(listening.heard(Cancelled.class)).hasSize(3);
        assertThat(result.trades()).hasSize(1);
        assertThat(result.trades().getFirst().exitPriceUsd()).isEqualTo(101);
    }

    /** Bought at 100, sold at 110: fees 0.001 * (10,000 + 11,000) once each; funding 100 * 100 * 0.001 paid once. */
    @Test
    void a_round_trip_pays_each_fee_once_and_the_change_of_equity_is_the_sum_of_its_causes() {
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"), 2,
                (symbols, desk, _) -> desk.order(symbols[0]).close().send("out")));

        RunResult result = TestMarket.hourly().funded("A", TestMarket.funding(new double[] {2, 0.001, 100}), flat(100), flat(100), flat(105), flat(110))
                .run(script, TestMarket.settings(5).withFees(new FeeFractions(0, 0.001)));

        assertThat(result.summary().feesUsd()).isEqualTo(21, within(ROUNDING_USD));
        assertThat(result.summary().fundingUsd()).isEqualTo(-10, within(ROUNDING_USD));
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000_000 + 1000 - 10 - 21, within(ROUNDING_USD));
    }

    /** 100 shares from 100 to 104: profit 400, of which 0.001 * (10,000 + 5,200) in fees, half still open at the end. */
    @Test
    void realised_and_unrealised_profit_add_up_when_half_is_closed() {
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"), 1,
                (symbols, desk, _) -> desk.order(symbols[0]).sell(50).send("half")));

        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), flat(104), flat(103))
                .run(script, TestMarket.settings(5).withFees(new FeeFractions(0, 0.001)));

        Journal journal = result.journal();
        double realisedUsd = 0;
        for (int row = 0; row < journal.count(); row++) {
            realisedUsd += journal.entry(row) == Entry.FILLED ? journal.realizedNano(row) / 1e9 : 0;
        }
        SymbolResult.OpenPosition left = result.perSymbol().getFirst().position().orElseThrow();
        assertThat(realisedUsd).isEqualTo(200, within(ROUNDING_USD));
        assertThat(left.unrealizedUsd()).isEqualTo(150, within(ROUNDING_USD));
        assertThat(left.marginUsd()).isEqualTo(1000, within(ROUNDING_USD));
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000_000 + 200 + 150 - 15.2, within(ROUNDING_USD));
    }

    @Test
    void a_waiting_entry_of_its_own_is_no_orphan() {
        Script script = new Script(Map.of(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(100).stopLoss(5).send("in");
            desk.order(symbols[0]).buy(10).limitAt(80).send("lower");
        }));

        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), bar(100, 100, 94, 94), bar(94, 94, 79, 80))
                .run(script, TestMarket.settings(3));

        assertThat(result.trades()).hasSize(2);
        assertThat(result.trades().get(1).entryPriceUsd()).isEqualTo(80);
    }
}
