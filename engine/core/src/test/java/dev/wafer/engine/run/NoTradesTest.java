package dev.wafer.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A run without a fill says why, once it is over. */
class NoTradesTest {
    private static double[][] still(int count) {
        double[][] bars = new double[count][];
        Arrays.fill(bars, TestMarket.flat(100));
        return bars;
    }

    private record Started(Function<Setup, Strategy> how) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            return how.apply(run);
        }
    }

    private static List<String> reasons(StrategySpec strategy) {
        return reasons(TestMarket.hourly().bars("A", still(10)).bars("B", still(10)).run(strategy, TestMarket.settings(3)));
    }

    private static List<String> reasons(RunResult result) {
        return result.findings().stream().filter(finding -> finding.code().equals("no-trades")).map(RunResult.Finding::text).toList();
    }

    @Test
    void a_column_that_is_never_known_is_named_for_each_symbol() {
        StrategySpec longWindow = new Started(run -> run.perSymbol(symbol -> {
            var mean = run.close(symbol).sma(20);
            return (_, _, desk) -> desk.target(symbol, mean.now() > 0 ? 1 : 0, "in");
        }));

        assertThat(reasons(longWindow)).containsExactly("A: never asked: sma(close A, 20) is never known", "B: never asked: sma(close B, 20) is never known");
    }

    @Test
    void the_same_is_seen_through_a_wrapper() {
        StrategySpec wrapped = new Started(run -> {
            Strategy inner = run.perSymbol(symbol -> {
                var mean = run.close(symbol).sma(20);
                return (_, _, desk) -> desk.target(symbol, mean.now(), "in");
            });
            return (market, account, desk) -> inner.onBar(market, account, desk);
        });

        assertThat(reasons(wrapped)).first().isEqualTo("A: never asked: sma(close A, 20) is never known");
    }

    @Test
    void a_column_known_only_after_the_run_ends_is_named_with_its_time() {
        StrategySpec mean = new Started(run -> {
            var column = run.close(run.symbols().getFirst()).sma(8);
            return (_, _, desk) -> desk.target(run.symbols().getFirst(), column.now(), "in");
        });
        var span = new dev.wafer.data.series.TimeSpan(TestMarket.START_MS, TestMarket.START_MS + 5 * TestMarket.HOUR_MS);

        RunResult result = TestMarket.hourly().bars("A", still(10)).run(mean, TestMarket.settings(3).withSpan(span));

        assertThat(reasons(result)).containsExactly("the strategy: never asked: sma(close A, 8) is known from 2026-01-05T08:00:00Z on, after the run's end");
    }

    @Test
    void who_was_asked_and_ordered_nothing_is_told_how_often_and_what_was_never_known() {
        StrategySpec waiting = new Started(run -> {
            Symbol symbol = run.symbols().getFirst();
            run.callEvery(Duration.ofHours(2));
            var mean = run.close(symbol).optional().sma(20);
            return (_, _, desk) -> desk.target(symbol, mean.isKnown() ? 1 : 0, "in");
        });

        assertThat(reasons(waiting)).containsExactly("the strategy: asked at 6 closes, ordered nothing; not known anywhere in the span: sma(close A, 20)");
    }

    /** Closes of 100 to 109; the mean of two of them is 100.5 to 108.5, and what it is made of is not named. */
    @Test
    void who_ordered_nothing_is_told_between_which_values_its_columns_were() {
        StrategySpec high = new Started(run -> run.perSymbol(symbol -> {
            var mean = run.close(symbol).optional().sma(2);
            return (_, _, desk) -> desk.target(symbol, mean.isKnown() && mean.now() > 1_000 ? 1 : 0, "high");
        }));
        double[][] rising = new double[10][];
        Arrays.setAll(rising, bar -> TestMarket.flat(100 + bar));

        assertThat(reasons(TestMarket.hourly().bars("A", rising).run(high, TestMarket.settings(3))))
                .containsExactly("A: asked at 10 closes, ordered nothing; sma(close A, 2) ranged from 100.5 to 108.5");
    }

    @Test
    void who_declared_no_column_is_told_that_nothing_can_be_shown() {
        assertThat(reasons(new Started(_ -> (_, _, _) -> {})))
                .containsExactly("the strategy: asked at 10 closes, ordered nothing; it declared no column, so what its conditions compare cannot be shown");
    }

    @Test
    void orders_that_came_to_nothing_are_counted_by_what_became_of_them() {
        Script script = new Script(Map.of(
                1, (symbols, desk, _) -> desk.order(symbols[0]).buy(0.0000001).send("dust"),
                2, (symbols, desk, _) -> desk.order(symbols[0]).buy(1e6).send("too much"),
                3, (symbols, desk, _) -> desk.order(symbols[0]).buy(2e6).send("too much"),
                4, (symbols, desk, _) -> desk.order(symbols[0]).buy(1).limitAt(50).send("low"),
                5, (symbols, desk, _) -> desk.target(symbols[1], 1e-9, "little"),
                6, (symbols, desk, _) -> desk.target(symbols[1], -9e-6, "below 10 USDC"),
                9, (symbols, desk, _) -> desk.order(symbols[0]).buy(1).send("late")));

        assertThat(reasons(script)).singleElement().asString().startsWith("the strategy: 7 orders, none filled: 1 rejected (quantity: less than one lot); 2 rejected (")
                .contains("; 1 still waiting at the end; 1 to be flat, or less than one lot; ")
                .contains("1 dropped as too small (less than a lot or 10 USDC) or without margin; ")
                .endsWith("1 given at the last close, with no bar after it");
    }

    @Test
    void a_run_with_a_fill_says_nothing_of_it() {
        assertThat(reasons(new Script(Map.of(1, (symbols, desk, _) -> desk.order(symbols[0]).buy(1).send("in"))))).isEmpty();
    }
}
