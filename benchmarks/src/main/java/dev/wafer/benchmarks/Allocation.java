package dev.wafer.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.wafer.api.StrategySpec;
import dev.wafer.benchmarks.HandLoop.Recorded;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Question: how many bytes does the loop allocate for a bar, and how many a run for a trade? Set-up does not count: the same strategy, which trades
 * once, runs over the same number of days in N bars of a minute and in 2N of half a minute. Everything made per run, day, funding hour or trade is
 * then the same in both, and the difference divided by N is what a bar allocates. Where the equity of every close is recorded its 16 bytes per close,
 * which are room taken before the first bar, are subtracted. A trade's bytes are the difference of two runs over the same bars, one of which trades
 * often, divided by the difference in trades. The least of several warm runs counts: the compiler alone can add to it.
 */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP_RUNS = 30;
    private static final int RUNS = 10;
    private static final int BYTES_PER_SAMPLE = Long.BYTES + Double.BYTES;
    /** So far away that no bar reaches it. */
    private static final double FAR = 0.9;

    private final Scale scale;

    /** What one warm run allocates on its thread, and what it said. */
    private record Run(long bytes, RunResult result) {}

    /** Of runs of this scale. */
    public Allocation(Scale scale) {
        this.scale = scale;
    }

    /** By key: bytes per bar of a target, of an order with pending exits, of realistic execution, of three symbols; bytes per trade. */
    public Map<String, Double> measure() {
        Map<String, Double> bytes = new LinkedHashMap<>();
        RunSettings ideal = Pace.CALM.settings(Recorded.DAILY).withLeverage(1);
        bytes.put("bytes_per_bar", perBar(new AlwaysLong(20), ideal, 1));
        bytes.put("orders_bytes_per_bar", perBar(new Brackets(100, FAR, 10), ideal, 1));
        bytes.put("realistic_bytes_per_bar", perBar(new AlwaysLong(20), Pace.realistic(Recorded.DAILY).withLeverage(1), 1));
        bytes.put("three_symbols_bytes_per_bar", perBar(new AlwaysLong(20), ideal, 3));
        bytes.put("bytes_per_trade", perTrade());
        return bytes;
    }

    private double perBar(StrategySpec strategy, RunSettings settings, int symbols) {
        MadeMarket minutes = MadeMarket.ofDays(Scale.SEED, scale.days(), MadeMarket.BAR_MS, symbols);
        MadeMarket halves = MadeMarket.ofDays(Scale.SEED, scale.days(), MadeMarket.BAR_MS / 2, symbols);
        Run some = least(Stage.prepare(minutes), strategy, settings);
        Run twice = least(Stage.prepare(halves), strategy, settings);
        int trades = some.result.summary().trades();
        if (trades != symbols || twice.result.summary().trades() != trades) {
            throw new IllegalStateException(strategy + " is to trade once in each symbol, found " + trades + " and "
                    + twice.result.summary().trades() + " trades");
        }
        long samples = twice.result.equity().count() - some.result.equity().count();
        int bars = minutes.data().histories().getFirst().bars().count();
        return (double) (twice.bytes - some.bytes - samples * BYTES_PER_SAMPLE) / bars;
    }

    private double perTrade() {
        Stage stage = new Stage(scale);
        Run calm = least(stage.onePrepared(), Pace.CALM.strategy(), Pace.CALM.settings(Recorded.DAILY));
        Run busy = least(stage.onePrepared(), Pace.BUSY.strategy(), Pace.BUSY.settings(Recorded.DAILY));
        return (double) (busy.bytes - calm.bytes) / (busy.result.summary().trades() - calm.result.summary().trades());
    }

    private static Run least(PreparedMarket market, StrategySpec strategy, RunSettings settings) {
        Run least = once(market, strategy, settings);
        for (int i = 1; i < WARM_UP_RUNS + RUNS; i++) {
            Run run = once(market, strategy, settings);
            least = run.bytes < least.bytes ? run : least;
        }
        return least;
    }

    private static Run once(PreparedMarket market, StrategySpec strategy, RunSettings settings) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        RunResult result = Backtest.run(market, strategy, settings);
        return new Run(THREADS.getCurrentThreadAllocatedBytes() - before, result);
    }
}
