package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Event.Filled;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.SymbolHistory;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order sent at a close acts from its symbol's next bar on, or as many bars later as the latency says. */
class LatencyTest {
    private static final double[][] RISING = {flat(100), flat(101), flat(102), flat(103), flat(104), flat(105)};

    private static Listening run(Script script, int latencyBars, double[]... bars) {
        Listening listening = Listening.to(script);
        TestMarket.hourly().bars("A", bars).run(listening, TestMarket.settings(3).withLatency(latencyBars));
        return listening;
    }

    @ParameterizedTest
    @CsvSource({"0, 101", "1, 102", "2, 103"})
    @Tag("trap-23")
    void an_order_acts_so_many_bars_later(int latencyBars, double priceUsd) {
        assertThat(run(CrossMarginTest.open(10), latencyBars, RISING).heard(Filled.class)).extracting(Filled::priceUsd).containsExactly(priceUsd);
    }

    @ParameterizedTest
    @CsvSource({"0, 101", "2, 103"})
    void a_target_too(int latencyBars, double priceUsd) {
        Script target = Script.at(0, (symbols, desk, _) -> desk.target(symbols[0], 0.5, "in"));

        assertThat(run(target, latencyBars, RISING).heard(Filled.class)).extracting(Filled::priceUsd).containsExactly(priceUsd);
    }

    /** The wick to 90 in bar 1 comes too early, that of bar 2 does not. */
    @Test
    void a_limit_that_is_on_its_way_does_not_see_the_path() {
        Script limit = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).limitAt(95).send("rest"));
        double[] wick = bar(100, 100, 90, 100);

        assertThat(run(limit, 1, flat(100), wick, flat(100)).heard(Filled.class)).isEmpty();
        assertThat(run(limit, 1, flat(100), wick, wick, flat(100)).heard(Filled.class)).singleElement().satisfies(event -> {
            assertThat(event.timeMs()).isGreaterThanOrEqualTo(TestMarket.START_MS + 2 * TestMarket.HOUR_MS);
            assertThat(event.isMaker()).isTrue();
        });
    }

    @Test
    void a_limit_is_new_when_it_arrives_and_marketable_then() {
        Script limit = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).limitAt(95).send("rest"));

        assertThat(run(limit, 1, flat(100), flat(94), flat(93), flat(93)).heard(Filled.class)).singleElement().satisfies(event -> {
            assertThat(event.priceUsd()).isEqualTo(93);
            assertThat(event.isMaker()).isFalse();
        });
    }

    @Test
    void a_withdrawal_acts_at_once() {
        long[] id = new long[1];
        Script script = new Script(Map.of(0, (symbols, desk, _) -> id[0] = desk.order(symbols[0]).buy(10).send("in"),
                1, (_, desk, _) -> desk.cancel(id[0], "changed my mind")));

        assertThat(run(script, 1, RISING).heard(Filled.class)).isEmpty();
    }

    @Test
    void attached_exits_live_from_the_fill_whatever_the_latency() {
        Script script = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).stopLoss(5).send("in"));

        assertThat(run(script, 1, flat(100), flat(100), bar(100, 100, 90, 100), flat(100)).heard(Filled.class)).extracting(Filled::priceUsd)
                .containsExactly(100.0, 95.0);
    }

    /** Bars of A at 0, 1, 3 and 4 h: one bar of latency is the bar at 3 h. */
    @Test
    @Tag("trap-30")
    void bars_are_those_of_the_symbol() {
        BarSeries.Builder bars = BarSeries.builder(4);
        for (int hour : new int[] {0, 1, 3, 4}) {
            bars.add(TestMarket.START_MS + hour * TestMarket.HOUR_MS, 100 + hour, 100 + hour, 100 + hour, 100 + hour);
        }
        Listening listening = Listening.to(CrossMarginTest.open(10));
        TestMarket.hourly().add(SymbolHistory.of("A", bars.build())).bars("B", RISING).run(listening, TestMarket.settings(3).withLatency(1));

        assertThat(listening.heard(Filled.class)).extracting(Filled::priceUsd).containsExactly(103.0);
    }
}
