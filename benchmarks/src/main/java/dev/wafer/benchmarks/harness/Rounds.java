package dev.wafer.benchmarks.harness;

import dev.wafer.benchmarks.Subject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * Subjects timed round by round beside each other, after each has run alone for a while so that it is compiled. What runs on the calling thread is measured in its processor time, which
 * a busy machine disturbs least; what has threads of its own in time on the wall.
 */
final class Rounds {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Plan WARM_UP = new Plan(1, 40, 700_000_000L);
    private static final Plan MEASURED = new Plan(3, 31, 1_500_000_000L);

    /** Keeps what was computed, so that it has to be. */
    @SuppressWarnings("unused")
    private static volatile Object kept = "";

    private Rounds() {}

    /** At least and at most so many rounds, and none begins after so long. */
    private record Plan(int least, int most, long budgetNs) {
        boolean isOver(int rounds, long spentNs) {
            return rounds >= most || (rounds >= least && spentNs >= budgetNs);
        }
    }

    /** Times of the measured rounds in nanoseconds, an array for each subject. */
    static List<double[]> timesNs(List<? extends Subject> subjects) {
        subjects.forEach(subject -> rounds(WARM_UP, List.of(subject), new double[1][WARM_UP.most]));
        double[][] timesNs = new double[subjects.size()][MEASURED.most];
        int rounds = rounds(MEASURED, subjects, timesNs);
        return Arrays.stream(timesNs).map(times -> Arrays.copyOf(times, rounds)).toList();
    }

    private static int rounds(Plan plan, List<? extends Subject> subjects, double[][] timesNs) {
        long startNs = System.nanoTime();
        int round = 0;
        while (!plan.isOver(round, System.nanoTime() - startNs)) {
            for (int i = 0; i < subjects.size(); i++) {
                timesNs[i][round] = subjects.get(i).isThreaded() ? wallNs(subjects.get(i)) : processorNs(subjects.get(i));
            }
            round++;
        }
        return round;
    }

    /** Time of one run on the wall. */
    static double wallNs(Subject subject) {
        long startNs = System.nanoTime();
        kept = subject.run();
        return System.nanoTime() - startNs;
    }

    private static double processorNs(Subject subject) {
        long startNs = THREADS.getCurrentThreadCpuTime();
        kept = subject.run();
        return THREADS.getCurrentThreadCpuTime() - startNs;
    }
}
