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
import java.util.function.Supplier;

/**
 * Question: how many bytes does the loop allocate for a bar, and how many a run for a trade? Set-up does not count: the same strategy, which trades
 * once, runs over the same number of days in N bars of a minute and in 2N of half a minute. Everything made per run, day, funding hour or trade is
 * then the same in both, and the difference divided by N is what a bar allocates. Where the equity of every close is recorded its 16 bytes per close,
 * which are room taken before the first bar, are subtracted. A trade's bytes are the difference of two runs over the same bars, one of which trades
 * often, divided by the difference in trades. Both runs alternate, and the least of many counts, once it has come often: code that is not yet compiled
 * can only add to it. Set-up code may still be compiled a little better in one than in the other, so bytes per bar are rounded to hundredths: one
 * object of 16 bytes in 3,000 bars is seen, a few hundred bytes of set-up are not.
 */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int LEAST_RUNS = 40;
    private static final int MOST_RUNS = 150;
    private static final int OFTEN = 15;
    private static final double HUNDREDTHS = 100;
    private static final int BYTES_PER_SAMPLE = Long.BYTES + Double.BYTES;
    /** So far away that no bar reaches it. */
    private static final double FAR = 0.9;

    private final Scale scale;

    /** What one warm run allocates on its thread, and what it said. */
    private record Run(long bytes, RunResult result) {
        int trades() {
            return result.summary().trades();
        }
    }

    private record Pair(Run one, Run other) {}

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
        PreparedMarket some = Stage.prepare(minutes);
        PreparedMarket twice = Stage.prepare(halves);
        Pair least = least(() -> Backtest.run(some, strategy, settings), () -> Backtest.run(twice, strategy, settings));
        if (least.one.trades() != symbols || least.other.trades() != symbols) {
            throw new IllegalStateException(strategy + " is to trade once in each symbol, found " + least.one.trades() + " and " + least.other.trades());
        }
        long samples = (long) least.other.result.equity().count() - least.one.result.equity().count();
        int bars = minutes.data().histories().getFirst().bars().count();
        double bytesPerBar = (double) (least.other.bytes - least.one.bytes - samples * BYTES_PER_SAMPLE) / bars;
        return Math.rint(bytesPerBar * HUNDREDTHS) / HUNDREDTHS + 0.0;     // minus zero becomes zero
    }

    private double perTrade() {
        PreparedMarket market = new Stage(scale).sweepPrepared();
        RunSettings settings = Pace.BUSY.settings(Recorded.DAILY);
        Pair least = least(() -> Backtest.run(market, Pace.CALM.strategy(), settings), () -> Backtest.run(market, Pace.BUSY.strategy(), settings));
        return (double) (least.other.bytes - least.one.bytes) / (least.other.trades() - least.one.trades());
    }

    private static Pair least(Supplier<RunResult> one, Supplier<RunResult> other) {
        Run leastOne = once(one);
        Run leastOther = once(other);
        int times = 1;
        for (int i = 1; i < MOST_RUNS && (i < LEAST_RUNS || times < OFTEN); i++) {
            Run nextOne = once(one);
            Run nextOther = once(other);
            boolean isLess = nextOne.bytes < leastOne.bytes || nextOther.bytes < leastOther.bytes;
            boolean isEqual = nextOne.bytes == leastOne.bytes && nextOther.bytes == leastOther.bytes;
            times = isLess ? 1 : isEqual ? times + 1 : times;
            leastOne = nextOne.bytes < leastOne.bytes ? nextOne : leastOne;
            leastOther = nextOther.bytes < leastOther.bytes ? nextOther : leastOther;
        }
        return new Pair(leastOne, leastOther);
    }

    private static Run once(Supplier<RunResult> run) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        RunResult result = run.get();
        return new Run(THREADS.getCurrentThreadAllocatedBytes() - before, result);
    }
}
