package dev.wafer.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.StrategySpec;
import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.series.BarSeries;
import dev.wafer.engine.measure.ExitReason;
import dev.wafer.engine.run.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example file, as a user gives it to the command. A market rises by 1 an hour for 210 hours, from 100 to 310, and then falls by 4: the index is
 * below 40 as soon as the falls outweigh the rises of a few hours, far above the mean of the last 200 closes.
 */
class RsiDipExampleTest {
    private static final int RISING_HOURS = 210;
    private static Class<? extends StrategySpec> type = Ta4jSpec.class;

    @BeforeAll
    static void compile(@TempDir Path classes) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, problems, "-proc:none", "-Xlint:all", "-Werror", "-classpath", classPath(),
                "-d", classes.toString(), Path.of("src/examples/java/RsiDip.java").toString());
        assertThat(exit).as(problems.toString(StandardCharsets.UTF_8)).isZero();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, Ta4jSpec.class.getClassLoader())) {
            type = loader.loadClass("RsiDip").asSubclass(StrategySpec.class);
        }
    }

    /** What a file may use: the bridge, the strategy interface, instruments, ta4j. */
    private static String classPath() {
        return Stream.of(Ta4jSpec.class, StrategySpec.class, Instrument.class, org.ta4j.core.BarSeries.class).map(RsiDipExampleTest::placeOf)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many falling hours after the rise, then so many rising by the same. */
    private static RunResult run(int rsiBars, double stopPercent, int falls, int rises) throws ReflectiveOperationException {
        List<double[]> bars = new ArrayList<>();
        double closeUsd = 100;
        for (int hour = 0; hour < RISING_HOURS + falls + rises; hour++) {
            double openUsd = closeUsd;
            closeUsd += hour < RISING_HOURS ? 1 : hour < RISING_HOURS + falls ? -4 : 4;
            bars.add(new double[] {openUsd, Math.max(openUsd, closeUsd), Math.min(openUsd, closeUsd), closeUsd});
        }
        BarSeries market = TestMarket.bars(bars.toArray(double[][]::new));
        StrategySpec strategy = type.getConstructor(int.class, double.class).newInstance(rsiBars, stopPercent);
        return TestMarket.run(market, strategy, TestMarket.withoutCosts(10_000, 1));
    }

    @Test
    void it_buys_the_dip_and_sells_the_recovery() throws ReflectiveOperationException {
        RunResult result = run(5, 20, 4, 12);

        assertThat(result.trades()).singleElement().satisfies(trade -> {
            assertThat(trade.because()).isEqualTo("entry: dip above the mean");
            assertThat(trade.entryTimeMs()).isBetween(TestMarket.START_MS + 210 * TestMarket.HOUR_MS, TestMarket.START_MS + 215 * TestMarket.HOUR_MS);
            assertThat(trade.exitReason()).isEqualTo(ExitReason.SIGNAL);
            assertThat(trade.profitUsd()).isPositive();
        });
    }

    @Test
    void it_gives_up_where_the_dip_goes_on() throws ReflectiveOperationException {
        RunResult result = run(5, 3, 12, 0);

        assertThat(result.trades().getFirst()).satisfies(trade -> {
            assertThat(trade.exitReason()).isEqualTo(ExitReason.SIGNAL);
            assertThat(trade.exitPriceUsd() / trade.entryPriceUsd()).isBetween(0.94, 0.97);      // 3 %, seen at a close, plus one bar
        });
    }

    @Test
    void its_defaults_are_those_documented() throws ReflectiveOperationException {
        assertThat(type.getConstructor().newInstance()).hasToString("RsiDip[rsiBars=14, stopPercent=5.0]");
    }
}
