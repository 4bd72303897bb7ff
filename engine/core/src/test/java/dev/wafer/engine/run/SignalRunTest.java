package dev.wafer.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.api.signal.LeverageMix;
import dev.wafer.api.signal.LiquidationClusters;
import dev.wafer.api.signal.OpenInterest;
import dev.wafer.api.signal.Sessions;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.data.simulate.SimulatedMarket;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.feature.ColumnBook;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Signals inside a run: what needs the venue's rules, the events of the data set or a feature of the run. */
class SignalRunTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BARS = 10_000;
    /** What starts a thread's reading of its own allocation; one object per bar would be 160,000. */
    private static final long ONCE_BYTES = 1_000;

    /** Writes down a column at each close. */
    private record Reading(BiFunction<Setup, Symbol, Column> signal, List<Double> seen) implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Column column = signal.apply(run, run.symbols().getFirst()).optional();
            return (market, account, desk) -> seen.add(column.isKnown() ? column.now() : Double.NaN);
        }
    }

    private static List<Double> seen(BiFunction<Setup, Symbol, Column> signal) {
        BarSeries.Builder bars = BarSeries.builder(4);
        double[] shares = {8_000, 9_900, 9_900, 9_900};
        for (int hour = 0; hour < 4; hour++) {
            bars.add(TestMarket.START_MS + hour * TestMarket.HOUR_MS, 100, 100, 100, 100).with(Field.OPEN_INTEREST, shares[hour]);
        }
        Reading reading = new Reading(signal, new ArrayList<>());
        TestMarket.hourly().with(RuleKey.OPEN_INTEREST_CAP_USD, "1000000").add(SymbolHistory.of("A", bars.build()))
                .events(CorporateEvent.earnings(TestMarket.START_MS + 3 * TestMarket.HOUR_MS)).run(reading, TestMarket.settings(3));
        return reading.seen();
    }

    @Test
    void a_run_knows_the_cap_of_its_rules() {
        assertThat(seen((run, symbol) -> OpenInterest.shareOfCap(run, symbol))).startsWith(0.8, 0.99, 0.99);
    }

    @Test
    void a_run_knows_the_calendar_of_its_data() {
        assertThat(seen((run, symbol) -> Sessions.hoursToEarnings(run, symbol))).startsWith(2.0, 1.0, Double.NaN);
        assertThat(seen((run, symbol) -> Sessions.hoursSinceChange(run, symbol))).startsWith(0.0, 1.0, 2.0);
        assertThat(seen((run, symbol) -> Sessions.hoursToChange(run, symbol))).startsWith(120.0, 119.0, 118.0);
    }

    @Test
    void clusters_are_columns_of_a_run() {
        assertThat(seen((run, symbol) -> LiquidationClusters.massAbove(run, symbol, LeverageMix.guess()))).startsWith(Double.NaN, 1_900.0 / 9_900);
        assertThat(seen((run, symbol) -> LiquidationClusters.massBelow(run, symbol, LeverageMix.guess()))).startsWith(Double.NaN, 1_900.0 / 9_900);
        assertThat(seen((run, symbol) -> LiquidationClusters.distance(run, symbol, LeverageMix.guess())).get(1)).isBetween(0.1, 0.3);
    }

    @Test
    void a_row_of_clusters_allocates_nothing() {
        MarketData data = SimulatedMarket.randomWalk(3, BARS, TestMarket.HOUR_MS);
        PreparedMarket market = new PreparedMarket(data, TestMarket.rules(), FundingMode.NONE);
        bytes(market);

        assertThat(bytes(market)).isLessThan(ONCE_BYTES);
    }

    private static long bytes(PreparedMarket market) {
        ColumnBook columns = new ColumnBook(market.data(), market.symbols(), market.columns());
        RunSetup setup = new RunSetup(market, TestMarket.settings(2), new TimeSpan(market.openTimeMs(0), market.endMs()), columns);
        Column distance = LiquidationClusters.distance(setup, market.symbols().getFirst(), LeverageMix.guess());
        long before = THREADS.getCurrentThreadAllocatedBytes();
        int known = 0;
        for (int tick = 0; tick < BARS; tick++) {
            columns.advance(tick);
            known += distance.isKnown() ? 1 : 0;
        }
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(known).isGreaterThan(BARS / 2);
        return bytes;
    }
}
