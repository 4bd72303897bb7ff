package dev.wafer.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.wafer.api.StrategySpec;
import dev.wafer.benchmarks.HandLoop.Recorded;
import dev.wafer.engine.run.Backtest;
import dev.wafer.engine.run.Batch;
import dev.wafer.engine.run.Batch.Outcome;
import dev.wafer.engine.run.PreparedMarket;
import dev.wafer.engine.run.RunResult;
import dev.wafer.engine.run.RunSettings;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

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
    private static final int SIDE_BY_SIDE = 8;
    private static final int BYTES_PER_SAMPLE = Long.BYTES + Double.BYTES;
    /** So far away that no bar reaches it. */
    private static final double FAR = 0.9;

    private final Scale scale;

    /** A way of the loop over its bars, or a kind of run. */
    public enum Kind {
        /** A wish known ahead. */
        DECLARED("bytes_per_bar", "in the loop, declared wish"),
        /** A strategy that is asked at each close while the account follows in arrears. */
        BY_HAND("interface_bytes_per_bar", "in the loop, onBar written by hand"),
        /** A strategy that hears events: each bar is traded in full before it is asked. */
        STEPPED("stepped_bytes_per_bar", "in the loop, every bar step by step"),
        /** Several strategies side by side, in vector lanes where this Java has them. */
        SIDE_BY_SIDE("sweep_bytes_per_bar_point", "in the loop, points side by side"),
        /** Orders that wait. */
        ORDERS("orders_bytes_per_bar", "in the loop, exits pending"),
        /** Spread, impact and limits. */
        REALISTIC("realistic_bytes_per_bar", "in the loop, realistic execution"),
        /** A common account. */
        THREE_SYMBOLS("three_symbols_bytes_per_bar", "in the loop, three symbols");

        private final String key;
        private final String text;

        Kind(String key, String text) {
            this.key = key;
            this.text = text;
        }

        /** Name of the figure. */
        public String key() {
            return key;
        }

        /** What it says, in words. */
        public String text() {
            return text;
        }
    }

    /** What one warm run allocates on its thread, and what it said. */
    private record Run(long bytes, Said said) {}

    /** What is compared and subtracted. */
    private record Said(int trades, int equitySamples) {}

    private record Pair(Run one, Run other) {}

    /** Runs over a market that is laid out. */
    private interface Way {
        Said over(PreparedMarket market);
    }

    /** Of runs of this scale. */
    public Allocation(Scale scale) {
        this.scale = scale;
    }

    /** Bytes that a bar allocates, of one strategy. */
    public double perBar(Kind kind) {
        RunSettings ideal = Pace.CALM.settings(Recorded.DAILY).withLeverage(1);
        return switch (kind) {
            case DECLARED -> perBar(alone(new AlwaysLong(20), ideal), 1, 1);
            case BY_HAND -> perBar(alone(new BoughtOnce(20, false), ideal), 1, 1);
            case STEPPED -> perBar(alone(new BoughtOnce(20, true), ideal), 1, 1);
            case SIDE_BY_SIDE -> perBar(sideBySide(ideal), 1, SIDE_BY_SIDE);
            case ORDERS -> perBar(alone(new Brackets(100, FAR, 10), ideal), 1, 1);
            case REALISTIC -> perBar(alone(new AlwaysLong(20), Pace.realistic(Recorded.DAILY).withLeverage(1)), 1, 1);
            case THREE_SYMBOLS -> perBar(alone(new AlwaysLong(20), ideal), 3, 1);
        };
    }

    private static Way alone(StrategySpec strategy, RunSettings settings) {
        return market -> {
            RunResult result = Backtest.run(market, strategy, settings);
            return new Said(result.summary().trades(), result.equity().count());
        };
    }

    private static Way sideBySide(RunSettings settings) {
        List<AlwaysLong> points = IntStream.range(0, SIDE_BY_SIDE).mapToObj(i -> new AlwaysLong(20 + i)).toList();
        return market -> new Said(new Batch(market, settings).run(points).stream()
                .mapToInt(outcome -> outcome instanceof Outcome.Measured measured ? measured.summary().trades() : 0).sum(), 0);
    }

    private double perBar(Way way, int symbols, int points) {
        MadeMarket minutes = MadeMarket.ofDays(Scale.SEED, scale.days(), MadeMarket.BAR_MS, symbols);
        MadeMarket halves = MadeMarket.ofDays(Scale.SEED, scale.days(), MadeMarket.BAR_MS / 2, symbols);
        PreparedMarket some = Stage.prepare(minutes);
        PreparedMarket twice = Stage.prepare(halves);
        Pair least = least(() -> way.over(some), () -> way.over(twice));
        if (least.one.said.trades != symbols * points || least.other.said.trades != symbols * points) {
            throw new IllegalStateException("each strategy is to trade once in each symbol, found " + least.one.said.trades + " and "
                    + least.other.said.trades + " of " + symbols * points + " trades");
        }
        long samples = (long) least.other.said.equitySamples - least.one.said.equitySamples;
        int bars = minutes.data().histories().getFirst().bars().count();
        double bytesPerBar = (double) (least.other.bytes - least.one.bytes - samples * BYTES_PER_SAMPLE) / bars / points;
        return Math.rint(bytesPerBar * HUNDREDTHS) / HUNDREDTHS + 0.0;     // minus zero becomes zero
    }

    /** Bytes that a trade allocates: its entries in the journal, and what is told of it. */
    public double perTrade() {
        PreparedMarket market = new Stage(scale).sweepPrepared();
        RunSettings settings = Pace.BUSY.settings(Recorded.DAILY);
        Way calm = alone(Pace.CALM.strategy(), settings);
        Way busy = alone(Pace.BUSY.strategy(), settings);
        Pair least = least(() -> calm.over(market), () -> busy.over(market));
        return (double) (least.other.bytes - least.one.bytes) / (least.other.said.trades - least.one.said.trades);
    }

    private static Pair least(Supplier<Said> one, Supplier<Said> other) {
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

    private static Run once(Supplier<Said> run) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Said said = run.get();
        return new Run(THREADS.getCurrentThreadAllocatedBytes() - before, said);
    }
}
