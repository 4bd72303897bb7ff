package dev.wafer.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.api.StrategySpec;
import dev.wafer.engine.measure.ExitReason;
import dev.wafer.engine.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The example file, as a user gives it to the command. Sixteen bars with a range of 1, then a close above their highs at 101: the stop is 2 below
 * the fill, the take-profit 4 above, and one percent of 10,000 buys 50 shares.
 */
class BreakoutExampleTest {
    private static final double ROUNDING_USD = 1e-6;
    private static final double[] QUIET = {100, 100.5, 99.5, 100};
    private static final double[] BROKEN = {100, 101, 100, 101};
    private static Class<? extends StrategySpec> type = BuyAndHold.class;

    @BeforeAll
    static void compile() {
        type = ExampleFile.compile(Path.of("src/examples/java/Breakout.java")).asSubclass(StrategySpec.class);
    }

    private static RunResult runWith(double[]... then) throws ReflectiveOperationException {
        List<double[]> bars = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            bars.add(QUIET);
        }
        bars.addAll(List.of(then));
        StrategySpec strategy = type.getConstructor(int.class, double.class).newInstance(5, 1.0);
        return SmallMarket.hourly().bars("MU", 0, bars.toArray(double[][]::new)).run(strategy, 10_000, 1);
    }

    @Test
    void it_wins_four_ranges_where_the_break_goes_on() throws ReflectiveOperationException {
        RunResult result = runWith(BROKEN, new double[] {101, 106, 100.5, 101}, QUIET);

        assertThat(result.trades()).singleElement().satisfies(trade -> assertThat(trade.exitReason()).isEqualTo(ExitReason.TAKE_PROFIT));
        assertThat(result.summary().finalEquityUsd()).isEqualTo(10_200, within(ROUNDING_USD));     // 50 shares from 101 to 105
    }

    @Test
    void it_loses_one_percent_where_the_break_fails() throws ReflectiveOperationException {
        RunResult result = runWith(BROKEN, new double[] {101, 101.5, 98, 98.5}, QUIET);

        assertThat(result.trades()).singleElement().satisfies(trade -> assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP));
        assertThat(result.summary().finalEquityUsd()).isEqualTo(9_900, within(ROUNDING_USD));      // 50 shares from 101 to 99
    }

    @Test
    void a_market_that_breaks_nothing_is_left_alone() throws ReflectiveOperationException {
        assertThat(runWith(QUIET, QUIET).trades()).isEmpty();
    }

    @Test
    void its_defaults_are_those_documented() throws ReflectiveOperationException {
        assertThat(type.getConstructor().newInstance().toString()).isEqualTo("Breakout[window=48, riskPercent=1.0]");
    }
}
