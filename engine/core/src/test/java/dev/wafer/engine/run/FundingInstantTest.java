package dev.wafer.engine.run;

import static dev.wafer.engine.run.TestMarket.bar;
import static dev.wafer.engine.run.TestMarket.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.Event.Funded;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who pays a funding point: the position carried into its time. One point of 0.001 at an oracle of 200: 100 shares pay 20. */
@Tag("trap-17")
class FundingInstantTest {
    private static final double ROUNDING_USD = 1e-9;
    private static final long DAY_MS = 24 * TestMarket.HOUR_MS;
    private static final double[][] SIX_FLAT = IntStream.range(0, 6).mapToObj(_ -> flat(100)).toArray(double[][]::new);

    /** The point is at the open of bar 3. An order sent at the close of bar n fills at the open of bar n + 1. */
    @ParameterizedTest
    @CsvSource({"2, 5, -20", "3, 5, 0", "4, 5, 0", "1, 2, 0", "1, 3, -20", "1, 4, -20"})
    void a_position_pays_when_it_was_carried_into_the_instant(int openedAtBar, int closedAtBar, double fundingUsd) {
        Script script = new Script(Map.of(openedAtBar - 1, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"), closedAtBar - 1,
                (symbols, desk, _) -> desk.order(symbols[0]).close().send("out")));
        TestMarket market = TestMarket.hourly().funded("A", TestMarket.funding(new double[] {3, 0.001, 200}), SIX_FLAT);

        RunResult result = market.run(script, TestMarket.settings(3));

        assertThat(result.summary().fundingUsd()).isEqualTo(fundingUsd, within(ROUNDING_USD));
        assertThat(result.summary().finalEquityUsd()).isEqualTo(1_000_000 + fundingUsd, within(ROUNDING_USD));
        assertThat(result.trades()).hasSize(1);
    }

    /** Day 1 has points at 06:00 and 18:00 inside; the one at the midnight after it is carried. */
    @Test
    void a_position_opened_at_the_open_of_a_coarse_bar_pays_its_inside_points_and_one_opened_on_its_path_does_not() {
        TestMarket market = TestMarket.every(DAY_MS).funded("A",
                TestMarket.funding(new double[] {30, 0.001, 200}, new double[] {42, 0.001, 200}, new double[] {48, 0.001, 200}), flat(100),
                bar(100, 100, 94, 100), flat(100));
        Script atOpen = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"));
        Script onPath = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).limitAt(95).send("in"));

        assertThat(market.run(atOpen, TestMarket.settings(3)).summary().fundingUsd()).isEqualTo(-60, within(ROUNDING_USD));
        assertThat(market.run(onPath, TestMarket.settings(3)).summary().fundingUsd()).isEqualTo(-20, within(ROUNDING_USD));
    }

    @Test
    void a_position_closed_at_the_open_of_a_coarse_bar_pays_nothing_inside_and_one_closed_on_its_path_does() {
        TestMarket market = TestMarket.every(DAY_MS).funded("A", TestMarket.funding(new double[] {54, 0.001, 200}), flat(100), flat(100),
                bar(100, 100, 94, 100), flat(100));
        Script.Action entry = (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in");
        Script atOpen = new Script(Map.of(0, entry, 1, (symbols, desk, _) -> desk.order(symbols[0]).close().send("out")));
        Script onPath = new Script(Map.of(0, entry, 1, (symbols, desk, _) -> desk.order(symbols[0]).close().stopAt(95).send("out")));

        assertThat(market.run(atOpen, TestMarket.settings(3)).summary().fundingUsd()).isZero();
        assertThat(market.run(onPath, TestMarket.settings(3)).summary().fundingUsd()).isEqualTo(-20, within(ROUNDING_USD));
    }

    @Test
    void a_position_liquidated_at_the_open_pays_none_of_the_points_inside() {
        TestMarket market = TestMarket.every(DAY_MS).funded("A", TestMarket.funding(new double[] {54, 0.001, 200}), flat(100), flat(100), flat(91),
                flat(91));
        Script hundred = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"));

        assertThat(market.run(hundred, TestMarket.settings(10)).summary().fundingUsd()).isZero();
    }

    @Test
    void a_point_at_the_last_close_is_not_settled() {
        TestMarket market = TestMarket.hourly().funded("A", TestMarket.funding(new double[] {5, 0.001, 200}, new double[] {6, 0.001, 200}), SIX_FLAT);
        Script hundred = Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in"));

        assertThat(market.run(hundred, TestMarket.settings(3)).summary().fundingUsd()).isEqualTo(-20, within(ROUNDING_USD));
    }

    @Test
    void the_strategy_hears_each_point_once_with_its_cash() {
        TestMarket market = TestMarket.hourly().funded("A", TestMarket.funding(new double[] {2, 0.001, 200}, new double[] {3.5, -0.002, 200}), SIX_FLAT);
        Listening listening = Listening.to(Script.at(0, (symbols, desk, _) -> desk.order(symbols[0]).buy(100).send("in")));

        market.run(listening, TestMarket.settings(3));

        assertThat(listening.heard(Funded.class)).extracting(Funded::cashUsd).containsExactly(-20.0, 40.0);
        assertThat(listening.heard(Funded.class)).extracting(Funded::timeMs)
                .containsExactly(TestMarket.START_MS + 2 * TestMarket.HOUR_MS, TestMarket.START_MS + 7 * TestMarket.HOUR_MS / 2);
    }
}
