package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static dev.wafer.engine.run.TestMarket.traded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Account;
import dev.wafer.api.Column;
import dev.wafer.api.Desk;
import dev.wafer.api.Event.Cancelled;
import dev.wafer.api.Event.Filled;
import dev.wafer.api.Event.Rejected;
import dev.wafer.api.Event.Settled;
import dev.wafer.api.Market;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.measure.ExitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Splits and delistings close a position at the last mark, without a fee; a split is ten for one at 03:00 here, from 1,000 to 100. */
class SplitAndDelistingTest {
    private static final double ROUNDING_USD = 1e-6;
    private static final long THREE_MS = TestMarket.START_MS + 3 * TestMarket.HOUR_MS;

    private static TestMarket split() {
        return TestMarket.hourly().bars("A", traded(flat(1_000), 7), traded(flat(1_000), 7), traded(flat(1_000), 7), traded(flat(100), 70),
                traded(flat(100), 70), traded(flat(100), 70)).events(CorporateEvent.split(THREE_MS, 10));
    }

    @Test
    @Tag("trap-31")
    void a_split_settles_at_the_last_mark_without_profit_or_fee() {
        Listening listening = Listening.to(CrossMarginTest.open(50));
        RunResult result = split().run(listening, TestMarket.settings(3).withFees(new FeeFractions(0.0003, 0.0009)));

        assertThat(listening.heard(Settled.class)).singleElement().satisfies(event -> {
            assertThat(event.timeMs()).isEqualTo(THREE_MS);
            assertThat(event.priceUsd()).isEqualTo(100);
            assertThat(event.signedQtyShares()).isEqualTo(-50);
        });
        assertThat(result.summary().feesUsd()).isEqualTo(50 * 100 * 0.0009, within(ROUNDING_USD));
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000_000 - 4.5, within(ROUNDING_USD));
        assertThat(result.trades()).singleElement().satisfies(trade -> assertThat(trade.exitReason()).isEqualTo(ExitReason.SETTLEMENT));
        assertThat(result.perSymbol().getFirst().position()).isEmpty();
    }

    /** The last mark is 90 (900 old), the next open 120: the gap is nobody's. */
    @Test
    @Tag("trap-31")
    void the_gap_over_the_split_is_not_paid() {
        RunResult result = TestMarket.hourly().bars("A", flat(1_000), flat(1_000), bar(1_000, 1_000, 900, 900), flat(120), flat(120))
                .events(CorporateEvent.split(THREE_MS, 10)).run(CrossMarginTest.open(50), TestMarket.settings(3));

        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000_000 - 50 * 10, within(ROUNDING_USD));
    }

    @Test
    @Tag("trap-31")
    void a_split_cancels_all_orders_of_its_symbol_and_of_no_other() {
        Script script = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(50).stopLoss(50).send("in with a stop");
            desk.order(symbols[0]).buy(50).limitAt(80).send("rest");
            desk.order(symbols[1]).buy(50).limitAt(80).send("rest");
        });
        Listening listening = Listening.to(script);
        split().bars("B", flat(100), flat(100), flat(100), flat(100), flat(70), flat(70)).run(listening, TestMarket.settings(3));

        assertThat(listening.heard(Cancelled.class)).hasSize(2).allSatisfy(event -> {
            assertThat(event.symbol().ticker()).isEqualTo("A");
            assertThat(event.reason()).isEqualTo("split");
        });
        assertThat(listening.heard(Filled.class)).extracting(event -> event.symbol().ticker()).containsExactly("A", "B");
    }

    @Test
    @Tag("trap-31")
    void after_a_split_the_same_target_opens_again() {
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.target(symbols[0], 1, "in"),
                2, (symbols, desk, _) -> desk.target(symbols[0], 1, "nothing new"), 3, (symbols, desk, _) -> desk.target(symbols[0], 1, "again")));
        Listening listening = Listening.to(script);
        split().run(listening, TestMarket.settings(3));

        assertThat(listening.heard(Filled.class)).extracting(Filled::signedQtyShares).containsExactly(10_000.0, 10_000.0);
    }

    @Test
    @Tag("trap-31")
    void columns_are_on_one_basis() {
        List<Double> seen = new ArrayList<>();
        split().run(new Reading(seen), TestMarket.settings(3));

        assertThat(seen).containsExactly(100.0, 70.0, 100.0, 70.0, 100.0, 70.0, 100.0, 70.0, 100.0, 70.0, 100.0, 70.0);
    }

    private record Reading(List<Double> seen) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Symbol symbol = run.symbols().getFirst();
            Column close = run.close(symbol);
            Column volume = run.volumeShares(symbol);
            return new Strategy() {
                @Override
                public void onBar(Market market, Account account, Desk desk) {
                    seen.add(close.now());
                    seen.add(volume.now());
                }
            };
        }
    }

    /** A point at the time of the split is paid on what was carried into it: 50 * 100 * 1 %. */
    @Test
    @Tag("trap-31")
    void funding_due_at_the_split_settles_first() {
        RunResult result = TestMarket.hourly()
                .funded("A", TestMarket.funding(new double[] {3, 0.01, 1_000}, new double[] {4, 0.01, 100}), flat(1_000), flat(1_000), flat(1_000),
                        flat(100), flat(100), flat(100))
                .events(CorporateEvent.split(THREE_MS, 10)).run(CrossMarginTest.open(50), TestMarket.settings(3));

        assertThat(result.summary().fundingUsd()).isEqualTo(-50, within(ROUNDING_USD));
    }

    /** A ends at 02:00 marked 90; B goes on. The first open after the delisting settles at 90. */
    @Test
    @Tag("trap-30")
    void a_delisting_settles_at_the_last_mark_and_refuses_later_orders() {
        Script script = new Script(Map.of(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(50).send("in"),
                4, (symbols, desk, _) -> {
                    desk.order(symbols[0]).buy(1).send("too late");
                    desk.target(symbols[0], 1, "too late");
                }));
        Listening listening = Listening.to(script);
        RunResult result = TestMarket.hourly().bars("A", flat(100), flat(100), bar(100, 100, 90, 90)).events(CorporateEvent.delisting(THREE_MS))
                .bars("B", flat(50), flat(50), flat(50), flat(50), flat(50), flat(50)).run(listening, TestMarket.settings(3));

        assertThat(listening.heard(Settled.class)).singleElement().satisfies(event -> assertThat(event.priceUsd()).isEqualTo(90));
        assertThat(listening.heard(Rejected.class)).extracting(Rejected::reason).containsExactly("the symbol is delisted", "the symbol is delisted");
        assertThat(result.summary().finalEquityUsd()).isEqualTo(999_500, within(ROUNDING_USD));
        assertThat(result.findings()).anyMatch(finding -> finding.code().equals("symbol-ends") && finding.text().contains("it is delisted"));
        assertThat(result.symbols()).containsExactly("A", "B");
    }

    @Test
    void earnings_are_told_from_the_calendar_and_move_nothing() {
        List<OptionalLong> next = new ArrayList<>();
        TestMarket.hourly().bars("A", flat(100), flat(100), flat(100), flat(100), flat(100)).events(CorporateEvent.earnings(THREE_MS))
                .run(new Calendar(next), TestMarket.settings(3));

        assertThat(next).containsExactly(OptionalLong.of(THREE_MS), OptionalLong.of(THREE_MS), OptionalLong.empty(), OptionalLong.empty(),
                OptionalLong.empty());
    }

    private record Calendar(List<OptionalLong> next) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Symbol symbol = run.symbols().getFirst();
            return new Strategy() {
                @Override
                public void onBar(Market market, Account account, Desk desk) {
                    next.add(market.nextEarningsMs(symbol));
                }
            };
        }
    }
}
