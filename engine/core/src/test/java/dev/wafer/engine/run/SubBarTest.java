package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Filled;
import dev.wafer.api.Event.Liquidated;
import dev.wafer.engine.execution.PathPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A bar of an hour walked through its recorded half hours. Long 10 from 100 with exits five away; the bar holds 94 and 106. */
class SubBarTest {
    private static final long HALF_MS = TestMarket.HOUR_MS / 2;
    private static final double[] WIDE = bar(100, 106, 94, 100);
    private static final Script LONG = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).stopLoss(5).takeProfit(5).send("in"));
    /** {hours after the start, open, high, low, close}. */
    private static final double[] UP_FIRST = {2, 100, 106, 100, 104};
    private static final double[] THEN_DOWN = {2.5, 104, 104, 94, 100};
    private static final double[] DOWN_FIRST = {2, 100, 100, 94, 96};
    private static final double[] THEN_UP = {2.5, 96, 106, 96, 100};

    private record Run(Listening listening, RunResult result) {
        double exitUsd() {
            return listening.heard(Filled.class).getLast().priceUsd();
        }
    }

    private static Run run(Script script, RunSettings settings, TestMarket market) {
        Listening listening = Listening.to(script);
        return new Run(listening, market.run(listening, settings));
    }

    private static Run through(PathPolicy policy, double[]... halves) {
        return run(LONG, TestMarket.settings(3).withPath(policy), TestMarket.hourly().bars("A", flat(100), flat(100), WIDE, flat(100)).finer(HALF_MS, halves));
    }

    @Test
    @Tag("trap-2")
    void recorded_halves_tell_which_exit_came_first() {
        assertThat(through(PathPolicy.SUB_BARS, UP_FIRST, THEN_DOWN).exitUsd()).isEqualTo(105);
        assertThat(through(PathPolicy.SUB_BARS, DOWN_FIRST, THEN_UP).exitUsd()).isEqualTo(95);
        assertThat(through(PathPolicy.PESSIMISTIC, UP_FIRST, THEN_DOWN).exitUsd()).isEqualTo(95);
        assertThat(through(PathPolicy.OPTIMISTIC, DOWN_FIRST, THEN_UP).exitUsd()).isEqualTo(105);
    }

    @Test
    @Tag("trap-2")
    void each_half_is_pessimistic_and_only_a_half_with_both_exits_is_ambiguous() {
        Run clear = through(PathPolicy.SUB_BARS, UP_FIRST, THEN_DOWN);
        Run unclear = through(PathPolicy.SUB_BARS, new double[] {2, 100, 106, 94, 100}, new double[] {2.5, 100, 100, 100, 100});

        assertThat(clear.result.summary().ambiguousBars()).isZero();
        assertThat(unclear.exitUsd()).isEqualTo(95);
        assertThat(unclear.result.summary().ambiguousBars()).isOne();
    }

    @Test
    void a_fill_has_a_time_in_its_own_half() {
        long timeMs = through(PathPolicy.SUB_BARS, new double[] {2, 100, 102, 100, 102}, new double[] {2.5, 102, 106, 102, 104}).listening.heard(Filled.class)
                .getLast().timeMs();

        assertThat(timeMs).isGreaterThan(TestMarket.START_MS + 5 * HALF_MS).isLessThan(TestMarket.START_MS + 6 * HALF_MS);
    }

    @Test
    void a_bar_without_halves_is_pessimistic_and_counted() {
        Run run = through(PathPolicy.SUB_BARS, new double[] {1, 100, 100, 100, 100});

        assertThat(run.exitUsd()).isEqualTo(95);
        assertThat(run.result.findings()).anyMatch(finding -> finding.code().equals("no-sub-bars") && finding.text().contains("3 bars"));
    }

    /** Recorded halves may begin elsewhere than their bar; what fills at the open fills at the bar's. */
    @Test
    void orders_that_act_at_the_open_fill_at_the_open_of_the_bar() {
        TestMarket market = TestMarket.hourly().bars("A", flat(100), bar(100, 106, 94, 100), flat(100))
                .finer(HALF_MS, new double[] {1, 101, 102, 100, 101}, new double[] {1.5, 101, 101, 100, 100});

        assertThat(run(CrossMarginTest.open(10), TestMarket.settings(3).withPath(PathPolicy.SUB_BARS), market).listening.heard(Filled.class)
                .getFirst().priceUsd()).isEqualTo(100);
    }

    /** At 10x the liquidation is at 94.7368; the wick of the bar to 94 is in no half, so nobody is liquidated. */
    @Test
    @Tag("trap-5")
    void the_wick_of_a_half_liquidates() {
        double[][] bars = {flat(100), flat(100), WIDE, flat(100)};
        RunSettings settings = TestMarket.settings(10).withPath(PathPolicy.SUB_BARS);
        Run wick = run(CrossMarginTest.open(10), settings, TestMarket.hourly().bars("A", bars).finer(HALF_MS, UP_FIRST, THEN_DOWN));
        Run calm = run(CrossMarginTest.open(10), settings,
                TestMarket.hourly().bars("A", bars).finer(HALF_MS, UP_FIRST, new double[] {2.5, 104, 104, 95, 100}));

        assertThat(wick.listening.heard(Liquidated.class)).singleElement().satisfies(event -> {
            assertThat(event.priceUsd()).isEqualTo(90 / 0.95, within(1e-6));
            assertThat(event.timeMs()).isGreaterThan(TestMarket.START_MS + 5 * HALF_MS);
        });
        assertThat(calm.listening.heard(Liquidated.class)).isEmpty();
    }

    /** A limit at 97 fills on the way down in the first half; its take-profit at 102 is met in the second. */
    @Test
    void an_entry_in_one_half_can_leave_in_the_next() {
        Script limit = Script.at(1, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).limitAt(97).takeProfit(5).send("rest"));
        TestMarket market = TestMarket.hourly().bars("A", flat(100), flat(100), WIDE, flat(100)).finer(HALF_MS, DOWN_FIRST, THEN_UP);

        assertThat(run(limit, TestMarket.settings(3).withPath(PathPolicy.SUB_BARS), market).listening.heard(Filled.class))
                .extracting(Filled::priceUsd).containsExactly(97.0, 102.0);
    }
}
