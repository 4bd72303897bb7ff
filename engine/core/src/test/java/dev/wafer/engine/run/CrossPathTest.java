package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Filled;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.engine.execution.PathPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cross positions take one order of high and low together. Exits five away from 100; the bar holds 94 and 106. */
class CrossPathTest {
    private static final double[] WIDE = bar(100, 106, 94, 100);
    private static final Script GUARDED =
            Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(10).stopLoss(5).takeProfit(5).send("in"));

    private static TestMarket market(double[] bar) {
        return TestMarket.hourly().with(RuleKey.MARGIN_MODE, "CROSS").bars("A", flat(100), flat(100), bar, flat(100));
    }

    private static RunSettings cross(PathPolicy path) {
        return TestMarket.settings(3).withCapital(10_000).withMargin(MarginChoice.CROSS).withPath(path);
    }

    private static double exitUsd(TestMarket market, PathPolicy path) {
        Listening listening = Listening.to(GUARDED);
        market.run(listening, cross(path));
        return listening.heard(Filled.class).getLast().priceUsd();
    }

    @ParameterizedTest
    @CsvSource({"PESSIMISTIC, 95", "OPTIMISTIC, 105", "OPEN_LOW_HIGH_CLOSE, 95", "OPEN_HIGH_LOW_CLOSE, 105"})
    void the_policy_decides_which_exit_comes_first(PathPolicy path, double expectedUsd) {
        assertThat(exitUsd(market(WIDE), path)).isEqualTo(expectedUsd);
    }

    @ParameterizedTest
    @CsvSource({"106, 94, 1", "106, 96, 0", "104, 94, 0", "104, 96, 0"})
    void a_bar_with_both_exits_is_ambiguous(double highUsd, double lowUsd, int ambiguousBars) {
        RunResult result = market(bar(100, highUsd, lowUsd, 100)).run(GUARDED, cross(PathPolicy.PESSIMISTIC));

        assertThat(result.summary().ambiguousBars()).isEqualTo(ambiguousBars);
    }

    @Test
    void its_bounds_are_both_exits() {
        PreparedMarket prepared = new PreparedMarket(market(WIDE).data(), market(WIDE).book(), cross(PathPolicy.PESSIMISTIC).funding());
        RunResult result = Backtest.run(prepared, GUARDED, cross(PathPolicy.PESSIMISTIC));
        Bounds bounds = Bounds.of(prepared, GUARDED, cross(PathPolicy.PESSIMISTIC), result);

        assertThat(bounds.minUsd()).isEqualTo(9_950, within(1e-6));
        assertThat(bounds.maxUsd()).isEqualTo(10_050, within(1e-6));
    }

    /** A's own low is nearer, B's high is; the larger of the two holdings decides for both. */
    @ParameterizedTest
    @CsvSource({"5, 105", "20, 95"})
    void adaptive_follows_the_largest_holding(double sharesOfA, double exitOfAUsd) {
        Script two = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[0]).buy(sharesOfA).stopLoss(5).takeProfit(5).send("a");
            desk.order(symbols[1]).buy(10).send("b");
        });
        Listening listening = Listening.to(two);
        TestMarket.hourly().with(RuleKey.MARGIN_MODE, "CROSS").bars("A", flat(100), flat(100), bar(100, 107, 94, 100), flat(100))
                .bars("B", flat(100), flat(100), bar(100, 103, 90, 100), flat(100)).run(listening, cross(PathPolicy.ADAPTIVE));

        assertThat(listening.heard(Filled.class).getLast().priceUsd()).isEqualTo(exitOfAUsd);
    }

    /** A smaller holding that stands later in the list does not lead either. */
    @Test
    void adaptive_follows_the_first_of_the_list_if_it_is_the_largest() {
        Script two = Script.at(0, (symbols, desk, _) -> {
            desk.order(symbols[1]).buy(5).stopLoss(5).takeProfit(5).send("b");
            desk.order(symbols[0]).buy(10).send("a");
        });
        Listening listening = Listening.to(two);
        TestMarket.hourly().with(RuleKey.MARGIN_MODE, "CROSS").bars("A", flat(100), flat(100), bar(100, 103, 90, 100), flat(100))
                .bars("B", flat(100), flat(100), bar(100, 107, 94, 100), flat(100)).run(listening, cross(PathPolicy.ADAPTIVE));

        assertThat(listening.heard(Filled.class).getLast().priceUsd()).isEqualTo(105);
    }
}
