package dev.wafer.engine.run;

import dev.wafer.engine.run.RunResult.Finding;
import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.engine.execution.PathPolicy;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** High first or low first: what each policy does, and when the bar says that it mattered. */
@Tag("trap-2")
class PathPolicyTest {
    private static final Script BOTH_EXITS =
            Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).stopLoss(5).takeProfit(5).send("in"));
    private static final Script ENTRY_AND_EXITS =
            Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).limitAt(98).stopLoss(3).takeProfit(3).send("in"));

    private static RunResult run(Script script, PathPolicy policy, double[]... bars) {
        return TestMarket.hourly().bars("A", bars).run(script, TestMarket.settings(3).withPath(policy));
    }

    private static double exit(PathPolicy policy, double[] last) {
        return run(BOTH_EXITS, policy, flat(100), flat(100), last).trades().getFirst().exitPriceUsd();
    }

    @Test
    void stop_and_take_profit_in_one_bar_end_by_the_policy() {
        double[] highNearer = bar(100, 105.5, 94, 100);
        double[] lowNearer = bar(100, 106, 94.5, 100);

        assertThat(exit(PathPolicy.PESSIMISTIC, highNearer)).isEqualTo(95);
        assertThat(exit(PathPolicy.OPTIMISTIC, highNearer)).isEqualTo(105);
        assertThat(exit(PathPolicy.ADAPTIVE, highNearer)).isEqualTo(105);
        assertThat(exit(PathPolicy.ADAPTIVE, lowNearer)).isEqualTo(95);
        assertThat(exit(PathPolicy.OPEN_HIGH_LOW_CLOSE, lowNearer)).isEqualTo(105);
        assertThat(exit(PathPolicy.OPEN_LOW_HIGH_CLOSE, highNearer)).isEqualTo(95);
    }

    @Test
    void a_short_meets_its_high_first_when_pessimistic() {
        Script shorts = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).sell(100).stopLoss(5).takeProfit(5).send("in"));
        double[][] bars = {flat(100), flat(100), bar(100, 106, 94, 100)};

        assertThat(run(shorts, PathPolicy.PESSIMISTIC, bars).trades().getFirst().exitPriceUsd()).isEqualTo(105);
        assertThat(run(shorts, PathPolicy.OPTIMISTIC, bars).trades().getFirst().exitPriceUsd()).isEqualTo(95);
    }

    @Test
    void a_bar_in_which_both_exits_lie_is_ambiguous_under_every_policy() {
        for (PathPolicy policy : PathPolicy.values()) {
            RunResult result = run(BOTH_EXITS, policy, flat(100), flat(100), bar(100, 105.5, 94, 100), flat(100));
            assertThat(result.summary().ambiguousBars()).as(policy.name()).isEqualTo(1);
            assertThat(result.findings()).extracting(Finding::code).contains("ambiguous-bars");
        }
    }

    @Test
    void a_bar_that_reaches_one_exit_alone_is_not_ambiguous() {
        assertThat(run(BOTH_EXITS, PathPolicy.PESSIMISTIC, flat(100), flat(100), bar(100, 104, 94, 100)).summary().ambiguousBars()).isZero();
        assertThat(run(BOTH_EXITS, PathPolicy.PESSIMISTIC, flat(100), flat(100), bar(100, 106, 96, 100)).summary().ambiguousBars()).isZero();
        assertThat(run(BOTH_EXITS, PathPolicy.PESSIMISTIC, flat(100), flat(100), bar(100, 104, 96, 100)).summary().ambiguousBars()).isZero();
    }

    @Test
    void an_entry_in_range_that_fills_alike_both_ways_is_not_ambiguous() {
        assertThat(run(ENTRY_AND_EXITS, PathPolicy.PESSIMISTIC, flat(100), bar(100, 100.5, 97, 99)).summary().ambiguousBars()).isZero();
    }

    /** Low first: bought at 98, then 101 is the take-profit. High first: bought at 98 on the way to 97 and held. */
    @Test
    void a_flat_account_takes_the_order_that_ends_with_less_when_pessimistic_and_with_more_when_optimistic() {
        double[][] bars = {flat(100), bar(100, 102, 97, 99)};

        RunResult worse = run(ENTRY_AND_EXITS, PathPolicy.PESSIMISTIC, bars);
        RunResult better = run(ENTRY_AND_EXITS, PathPolicy.OPTIMISTIC, bars);

        assertThat(worse.summary().finalEquityUsd()).isEqualTo(1_000_100);
        assertThat(better.summary().finalEquityUsd()).isEqualTo(1_000_300);
        assertThat(worse.summary().ambiguousBars()).isEqualTo(1);
    }

    @Test
    void a_stop_and_a_liquidation_in_one_bar_do_not_make_it_ambiguous_by_themselves() {
        Script withStop = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).stopLoss(5).send("in"));
        TestMarket market = TestMarket.hourly().bars("A", flat(100), flat(100), bar(100, 101, 90, 98));

        assertThat(market.run(withStop, TestMarket.settings(8)).summary().ambiguousBars()).isZero();
    }

    /** Seed: the number of the round. */
    @Test
    void within_one_bar_pessimistic_is_at_most_adaptive_and_adaptive_at_most_optimistic() {
        int differing = 0;
        for (int round = 0; round < 600; round++) {
            SplittableRandom random = new SplittableRandom(round);
            boolean isLong = random.nextBoolean();
            double stopUsd = random.nextDouble(1, 6);
            double takeUsd = random.nextDouble(1, 6);
            double[] last = bar(100, 100 + random.nextDouble(0, 8), 100 - random.nextDouble(0, 8), 100);
            Script entry = Script.at(0, (symbols, desk, _) -> (isLong ? desk.order(symbols[0]).buy(100) : desk.order(symbols[0]).sell(100))
                    .stopLoss(stopUsd).takeProfit(takeUsd).send("in"));
            Script limit = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).limitAt(100 - stopUsd).stopLoss(stopUsd)
                    .takeProfit(takeUsd).send("in"));
            for (double[][] bars : new double[][][] {{flat(100), flat(100), last}, {flat(100), last}}) {
                Script script = bars.length == 3 ? entry : limit;
                double worst = run(script, PathPolicy.PESSIMISTIC, bars).summary().finalEquityUsd();
                double middle = run(script, PathPolicy.ADAPTIVE, bars).summary().finalEquityUsd();
                double best = run(script, PathPolicy.OPTIMISTIC, bars).summary().finalEquityUsd();
                assertThat(worst).as("seed %d", round).isLessThanOrEqualTo(middle);
                assertThat(middle).as("seed %d", round).isLessThanOrEqualTo(best);
                differing += worst < best ? 1 : 0;
            }
        }
        assertThat(differing).isGreaterThan(200);
    }
}
