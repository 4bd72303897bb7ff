package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.execution.PathPolicy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each ambiguous bar here wins or loses 5 USDC: one share from 100, exits five away, high 106, low 94. */
@Tag("trap-2")
class BoundsTest {
    private static final double ROUNDING_USD = 1e-6;

    private static Script everyBar(int count) {
        Map<Integer, Script.Action> actions = new HashMap<>();
        for (int bar = 0; bar < count; bar++) {
            actions.put(bar, (symbols, desk, _) -> desk.order(symbols[0]).buy(1).stopLoss(5).takeProfit(5).send("in"));
        }
        return new Script(Map.copyOf(actions));
    }

    private static PreparedMarket market(int ambiguousBars) {
        double[][] bars = new double[ambiguousBars + 2][];
        bars[0] = flat(100);
        for (int i = 1; i <= ambiguousBars; i++) {
            bars[i] = bar(100, 106, 94, 100);
        }
        bars[ambiguousBars + 1] = flat(100);
        return new PreparedMarket(TestMarket.hourly().bars("A", bars).data(), TestMarket.rules(), FundingMode.RECORDED);
    }

    private static Bounds bounds(int ambiguousBars, RunSettings settings) {
        PreparedMarket market = market(ambiguousBars);
        Script script = everyBar(ambiguousBars);
        return Bounds.of(market, script, settings, Backtest.run(market, script, settings));
    }

    private static RunSettings settings() {
        return TestMarket.settings(3).withCapital(1_000);
    }

    @Test
    void a_run_without_an_ambiguous_bar_has_one_end() {
        assertThat(bounds(0, settings())).isEqualTo(new Bounds(0, 1, true, 1_000, 1_000, 1_000, 1_000, 1_000));
    }

    @ParameterizedTest
    @EnumSource(value = PathPolicy.class, names = {"PESSIMISTIC", "OPTIMISTIC", "ADAPTIVE", "OPEN_HIGH_LOW_CLOSE", "OPEN_LOW_HIGH_CLOSE"})
    void one_ambiguous_bar_ends_both_ways_whatever_the_policy(PathPolicy path) {
        Bounds bounds = bounds(1, settings().withPath(path));

        assertThat(bounds.runs()).isEqualTo(2);
        assertThat(bounds.minUsd()).isEqualTo(995, within(ROUNDING_USD));
        assertThat(bounds.maxUsd()).isEqualTo(1_005, within(ROUNDING_USD));
    }

    /** Ends of three bars: -15 once, -5 and +5 three times each, +15 once; the fourth of eight is -5. */
    @Test
    void up_to_ten_ambiguous_bars_are_enumerated() {
        Bounds three = bounds(3, settings());
        Bounds ten = bounds(10, settings());

        assertThat(three).isEqualTo(new Bounds(3, 8, true, 985, 985, 995, 1_015, 1_015));
        assertThat(ten.runs()).isEqualTo(1_024);
        assertThat(ten.isComplete()).isTrue();
        assertThat(ten.minUsd()).isEqualTo(950, within(ROUNDING_USD));
        assertThat(ten.maxUsd()).isEqualTo(1_050, within(ROUNDING_USD));
    }

    /** Of eleven fair choices 90 % end within 5 wins more or less: -25 to +25 or one step outside. */
    @Test
    void beyond_ten_a_thousand_seeded_choices_are_sampled() {
        Bounds sampled = bounds(11, settings());

        assertThat(sampled.ambiguousBars()).isEqualTo(11);
        assertThat(sampled.runs()).isEqualTo(1_000);
        assertThat(sampled.isComplete()).isFalse();
        assertThat(sampled.minUsd()).isBetween(945.0 - ROUNDING_USD, 965.0 + ROUNDING_USD);
        assertThat(sampled.p05Usd()).isBetween(965.0, 985.0);
        assertThat(sampled.medianUsd()).isBetween(995 - ROUNDING_USD, 1_005 + ROUNDING_USD);
        assertThat(sampled.p95Usd()).isBetween(1_015.0, 1_035.0);
        assertThat(sampled).isEqualTo(bounds(11, settings()));
    }
}
