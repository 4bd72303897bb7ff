package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.api.Account;
import dev.wafer.api.Column;
import dev.wafer.api.Desk;
import dev.wafer.api.Feature;
import dev.wafer.api.Market;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.data.simulate.SimulatedMarket;
import dev.wafer.engine.cost.FundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many runs of one prepared market: none changes another, none drops a symbol, and all start anew. */
class ManyRunsTest {
    /** Long above its mean, short below. */
    private record Trend(int window) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Symbol symbol = run.symbols().getFirst();
            Column close = run.close(symbol);
            Column mean = close.sma(window);
            return new Strategy() {
                @Override
                public void onBar(Market market, Account account, Desk desk) {
                    desk.target(symbol, close.now() > mean.now() ? 1.5 : -1.5, "trend");
                }
            };
        }
    }

    private static PreparedMarket walk() {
        return new PreparedMarket(SimulatedMarket.randomWalk(7, 2_000, TestMarket.HOUR_MS), TestMarket.rules(), FundingMode.FILLED);
    }

    private static RunResult trend(PreparedMarket market, int window) {
        return Backtest.run(market, new Trend(window), RunSettings.of(10_000, 5));
    }

    private static void same(RunResult one, RunResult other) {
        assertThat(one.fingerprints()).isEqualTo(other.fingerprints());
        assertThat(one.summary()).isEqualTo(other.summary());
        assertThat(Double.doubleToRawLongBits(one.summary().finalEquityUsd())).isEqualTo(Double.doubleToRawLongBits(other.summary().finalEquityUsd()));
    }

    @Test
    @Tag("trap-37")
    void the_same_prepared_market_run_again_gives_the_same_bits_as_one_prepared_anew() {
        PreparedMarket market = walk();
        RunResult first = trend(market, 20);
        trend(market, 7);

        assertThat(first.summary().trades()).isGreaterThan(50);
        same(trend(market, 20), first);
        same(trend(walk(), 20), first);
    }

    @Test
    @Tag("trap-37")
    void many_threads_on_one_prepared_market_get_what_each_would_get_alone() throws Exception {
        PreparedMarket shared = walk();
        List<Callable<RunResult>> tasks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int window = 10 + i % 4;
            tasks.add(() -> trend(shared, window));
        }
        List<RunResult> alone = List.of(trend(walk(), 10), trend(walk(), 11), trend(walk(), 12), trend(walk(), 13));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<RunResult>> together = threads.invokeAll(tasks);
            for (int i = 0; i < together.size(); i++) {
                same(together.get(i).get(), alone.get(i % 4));
            }
        }
        assertThat(alone.get(0).summary()).isNotEqualTo(alone.get(1).summary());
    }

    private static SymbolHistory late(String ticker, int fromHour, int count) {
        BarSeries.Builder bars = BarSeries.builder(count);
        for (int i = 0; i < count; i++) {
            bars.add(TestMarket.START_MS + (fromHour + i) * TestMarket.HOUR_MS, 50, 50, 50, 50);
        }
        return SymbolHistory.of(ticker, bars.build());
    }

    @Test
    @Tag("trap-38")
    void a_symbol_without_a_bar_in_the_span_refuses_the_run_by_name() {
        TestMarket market = TestMarket.hourly().bars("A", TestMarket.still(10, 100, 1)).add(late("B", 8, 2));
        RunSettings firstHours = TestMarket.settings(3).withSpan(new TimeSpan(TestMarket.START_MS, TestMarket.START_MS + 5 * TestMarket.HOUR_MS));

        assertThatThrownBy(() -> market.run(CrossMarginTest.open(1), firstHours)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("symbol B: found no bar");
    }

    @Test
    @Tag("trap-38")
    void a_symbol_with_few_bars_and_a_delisted_one_are_reported_and_kept() {
        RunResult result = TestMarket.hourly().bars("A", TestMarket.still(10, 100, 1)).add(late("B", 7, 3)).add(late("MU", 0, 3))
                .events(CorporateEvent.delisting(TestMarket.START_MS + 3 * TestMarket.HOUR_MS)).run(CrossMarginTest.open(1), TestMarket.settings(3));

        assertThat(result.symbols()).containsExactly("A", "B", "MU");
        assertThat(result.perSymbol()).extracting(SymbolResult::bars).containsExactly(10, 3, 3);
        assertThat(result.findings()).anyMatch(finding -> finding.code().equals("symbol-begins") && finding.text().startsWith("B: "));
        assertThat(result.findings()).anyMatch(finding -> finding.code().equals("symbol-ends") && finding.text().startsWith("MU: ")
                && finding.text().contains("it is delisted"));
    }

    /** Counts its rows with a list in its state, as a user may write it; {@code starts} is the test's. */
    private record Counting(Column input, List<List<Double>> starts) implements Feature {
        @Override
        public State start() {
            List<Double> history = new ArrayList<>();
            starts.add(history);
            return out -> {
                history.add(input.now());
                out.set(history.size());
            };
        }
    }

    private record Counted(List<List<Double>> starts, List<Double> seen) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Column count = run.column(new Counting(run.close(run.symbols().getFirst()), starts));
            return new Strategy() {
                @Override
                public void onBar(Market market, Account account, Desk desk) {
                    seen.add(count.now());
                }
            };
        }
    }

    @Test
    @Tag("trap-43")
    void a_feature_with_a_list_inside_begins_anew_in_each_run_and_is_stepped_once_per_row() {
        PreparedMarket market = new PreparedMarket(TestMarket.hourly().bars("A", flat(1), flat(2), flat(3)).data(), TestMarket.rules(),
                FundingMode.RECORDED);
        List<List<Double>> starts = new ArrayList<>();
        List<Double> seen = new ArrayList<>();
        Backtest.run(market, new Counted(starts, seen), TestMarket.settings(3));
        Backtest.run(market, new Counted(starts, seen), TestMarket.settings(3));

        assertThat(seen).containsExactly(1.0, 2.0, 3.0, 1.0, 2.0, 3.0);
        assertThat(starts).containsExactly(List.of(1.0, 2.0, 3.0), List.of(1.0, 2.0, 3.0));
    }

    /** The list outlives the run: run twice on the same market, it decides otherwise, which the fingerprint of decisions shows. */
    private record Leaking(List<Double> everSeen) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Symbol symbol = run.symbols().getFirst();
            Column close = run.close(symbol);
            return new Strategy() {
                @Override
                public void onBar(Market market, Account account, Desk desk) {
                    everSeen.add(close.now());
                    desk.target(symbol, everSeen.size() % 2 == 0 ? 1 : 0, "by memory");
                }
            };
        }
    }

    @Test
    @Tag("trap-43")
    void what_a_strategy_carries_from_one_run_into_the_next_shows_in_the_decisions_of_a_second_run() {
        PreparedMarket market = new PreparedMarket(TestMarket.hourly().bars("A", flat(1), flat(2), flat(3)).data(), TestMarket.rules(),
                FundingMode.RECORDED);
        StrategySpec leaking = new Leaking(new ArrayList<>());
        String first = Backtest.run(market, leaking, TestMarket.settings(3)).fingerprints().decisions();
        String second = Backtest.run(market, leaking, TestMarket.settings(3)).fingerprints().decisions();

        assertThat(second).isNotEqualTo(first);
        assertThat(trend(walk(), 20).fingerprints().decisions()).isEqualTo(trend(walk(), 20).fingerprints().decisions());
    }

    /** Minute bars; writes down what it saw at each close. */
    private record TwoGrids(boolean isHourFirst, List<String> seen) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Symbol symbol = run.symbols().getFirst();
            Column first = isHourFirst ? run.every(Duration.ofHours(1)).close(symbol).optional() : run.close(symbol).optional();
            Column second = isHourFirst ? run.close(symbol).optional() : run.every(Duration.ofHours(1)).close(symbol).optional();
            return new Strategy() {
                @Override
                public void onBar(Market market, Account account, Desk desk) {
                    Column hour = isHourFirst ? first : second;
                    Column minute = isHourFirst ? second : first;
                    seen.add(minute.now() + " " + (hour.isKnown() ? hour.now() : "-"));
                }
            };
        }
    }

    /** 120 minutes that close at 1 to 120: the hour is 60 from minute 60 to 119 and 120 at minute 120. */
    @Test
    @Tag("trap-25")
    void columns_of_two_grids_read_the_same_in_whatever_order_they_are_asked_for() {
        double[][] minutes = new double[120][];
        for (int i = 0; i < 120; i++) {
            minutes[i] = flat(i + 1);
        }
        List<String> hourFirst = new ArrayList<>();
        List<String> hourLast = new ArrayList<>();
        TestMarket.every(60_000).bars("A", minutes).run(new TwoGrids(true, hourFirst), TestMarket.settings(3));
        TestMarket.every(60_000).bars("A", minutes).run(new TwoGrids(false, hourLast), TestMarket.settings(3));

        assertThat(hourFirst).isEqualTo(hourLast).hasSize(120);
        assertThat(List.of(hourFirst.get(58), hourFirst.get(59), hourFirst.get(60), hourFirst.get(118), hourFirst.get(119)))
                .containsExactly("59.0 -", "60.0 60.0", "61.0 60.0", "119.0 60.0", "120.0 120.0");
    }

    private record Roll(List<String> calls) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            return run.perSymbol(symbol -> new Strategy() {
                @Override
                public void onBar(Market market, Account account, Desk desk) {
                    calls.add(symbol.ticker());
                }
            });
        }
    }

    @Test
    @Tag("trap-25")
    void at_one_close_symbols_are_served_in_the_order_of_the_run() {
        List<String> calls = new ArrayList<>();
        TestMarket.hourly().bars("B", flat(1), flat(1)).bars("A", flat(1), flat(1)).run(new Roll(calls), TestMarket.settings(3));

        assertThat(calls).containsExactly("B", "A", "B", "A");
    }
}
