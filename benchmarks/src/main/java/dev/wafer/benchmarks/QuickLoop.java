package dev.wafer.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.wafer.benchmarks.LoopBenchmark.Measured;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * The question of {@link LoopBenchmark}, answered roughly in twenty seconds: both loops in one process, round by round beside each other, the median
 * of the rounds (a tenth of them below, a tenth above), in processor time of the thread. For a number to quote run the benchmark.
 */
public final class QuickLoop {
    private static final int WARM_UP_ROUNDS = 15;
    private static final int ROUNDS = 31;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private QuickLoop() {}

    /** Prints one line per pace. */
    public static void main(String[] arguments) {
        for (Pace pace : Pace.values()) {
            System.out.println(line(pace, LoopBenchmark.BARS));
        }
    }

    static String line(Pace pace, int bars) {
        Measured measured = Measured.of(pace, bars).checked();
        DoubleSupplier hand = () -> measured.hand().run().finalEquityUsd();
        DoubleSupplier engine = () -> measured.engineRun().summary().finalEquityUsd();
        double[] handNs = new double[ROUNDS];
        double[] engineNs = new double[ROUNDS];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            int place = Math.max(round, 0);
            double startNs = THREADS.getCurrentThreadCpuTime();
            double handUsd = hand.getAsDouble();
            double middleNs = THREADS.getCurrentThreadCpuTime();
            double engineUsd = engine.getAsDouble();
            handNs[place] = (middleNs - startNs) / bars;
            engineNs[place] = (THREADS.getCurrentThreadCpuTime() - middleNs) / bars;
            if (handUsd != engineUsd) {
                throw new IllegalStateException("round " + round + ": by hand " + handUsd + " USDC, the engine " + engineUsd);
            }
        }
        return String.format(Locale.ROOT, "%s: %,d bars, %,d trades: by hand %s ns/bar, engine %s ns/bar, ratio %.2f; engine %.1f B/bar allocated",
                pace, bars, measured.hand().run().trades(), spread(handNs), spread(engineNs), median(engineNs) / median(handNs),
                (double) allocatedBytes(measured) / bars);
    }

    private static long allocatedBytes(Measured measured) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        int trades = measured.engineRun().summary().trades();
        return trades == 0 ? 0 : THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String spread(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median(values), sorted[sorted.length / 10], sorted[sorted.length * 9 / 10]);
    }
}
