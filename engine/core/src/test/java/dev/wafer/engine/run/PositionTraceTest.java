package dev.wafer.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.data.series.MarketData;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.journal.PositionTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A run that is looked at gives what it gives otherwise, and at each close the positions that a strategy would be shown there. */
class PositionTraceTest {
    private static final int MARKETS = 40;

    /** Trades by chance, and notes what it is shown at each close. */
    private record Noting(List<String> seen) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Strategy trader = new RandomTrader().start(run);
            return (market, account, desk) -> {
                trader.onBar(market, account, desk);
                for (Symbol symbol : run.symbols()) {
                    seen.add(account.isFlat(symbol) ? "flat"
                            : account.signedQtyShares(symbol) + " " + account.entryUsd(symbol) + " " + account.marginUsd(symbol) + " " + account.liquidationUsd(symbol));
                }
            };
        }
    }

    @Test
    void at_each_close_it_holds_what_the_strategy_is_shown() {
        int held = 0;
        for (long seed = 0; seed < MARKETS; seed++) {
            MarketData data = RandomMarkets.of(seed, 120);
            PreparedMarket market = new PreparedMarket(data, TestMarket.rules(), TestMarket.settings(5).funding());
            RunSettings settings = TestMarket.settings(5).withSeed(seed);
            List<String> notes = new ArrayList<>();
            RunResult plain = Backtest.run(market, new RandomTrader(), settings);

            Backtest.Observed observed = Backtest.observed(market, new Noting(notes), settings);

            PositionTrace positions = observed.positions();
            List<String> traced = IntStream.range(0, positions.count()).boxed()
                    .flatMap(close -> IntStream.range(0, data.tickers().size()).mapToObj(s -> line(positions, s, close))).toList();
            assertThat(traced).isEqualTo(notes);
            assertThat(observed.result().summary()).isEqualTo(plain.summary());
            assertThat(observed.result().fingerprints().fills()).isEqualTo(plain.fingerprints().fills());
            held += (int) notes.stream().filter(note -> !note.equals("flat")).count();
        }
        assertThat(held).isGreaterThan(1000);
    }

    private static String line(PositionTrace positions, int symbol, int close) {
        return positions.signedQtyShares(symbol, close) == 0 ? "flat"
                : positions.signedQtyShares(symbol, close) + " " + positions.entryUsd(symbol, close) + " " + positions.marginUsd(symbol, close) + " "
                        + positions.liquidationUsd(symbol, close);
    }

    @Test
    void the_journal_of_a_run_that_is_looked_at_holds_each_funding_point_of_a_position() {
        TestMarket market = TestMarket.hourly().funded("A", TestMarket.funding(new double[] {2, 0.001, 100}, new double[] {3, -0.002, 100}),
                TestMarket.flat(100), TestMarket.flat(100), TestMarket.flat(100), TestMarket.flat(100), TestMarket.flat(100));
        StrategySpec buyer = run -> (now, account, desk) -> {
            if (account.isFlat(run.symbols().getFirst()) && !desk.isWorking(run.symbols().getFirst())) {
                desk.order(run.symbols().getFirst()).buy(10).send("once");
            }
        };
        RunSettings settings = TestMarket.settings(2);

        Journal journal = Backtest.observed(new PreparedMarket(market.data(), market.book(), settings.funding()), buyer, settings).result().journal();

        List<Long> fundedNano = IntStream.range(0, journal.count()).filter(row -> journal.entry(row) == Entry.FUNDED).mapToObj(journal::fundingNano).toList();
        assertThat(fundedNano).containsExactly(-1_000_000_000L, 2_000_000_000L);     // 10 shares * 100 * 0.001 paid, then * 0.002 received
    }

    @Test
    void it_holds_the_worst_mark_of_each_bar_and_the_exits_that_work_at_its_close() {
        TestMarket market = TestMarket.hourly().bars("A", TestMarket.flat(100), TestMarket.bar(100, 104, 97, 103), TestMarket.flat(103));
        StrategySpec buyer = run -> (now, account, desk) -> {
            if (account.isFlat(run.symbols().getFirst()) && !desk.isWorking(run.symbols().getFirst())) {
                desk.order(run.symbols().getFirst()).buy(10).stopLoss(10).takeProfit(20).send("once");
            }
        };
        RunSettings settings = TestMarket.settings(2);

        PositionTrace positions = Backtest.observed(new PreparedMarket(market.data(), market.book(), settings.funding()), buyer, settings).positions();

        assertThat(positions.stopUsd(0, 0)).isZero();           // flat
        assertThat(positions.markUsd(0, 1)).isEqualTo(103);
        assertThat(positions.worstMarkUsd(0, 1)).isEqualTo(97);
        assertThat(positions.stopUsd(0, 1)).isEqualTo(90);      // 100, filled at the open, less 10
        assertThat(positions.takeProfitUsd(0, 1)).isEqualTo(120);
    }
}
