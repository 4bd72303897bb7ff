package dev.wafer.benchmarks.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Under what conditions was measured. Without them a figure says nothing.
 *
 * @param mode {@code quick} or {@code full}
 * @param processor its model
 * @param processors how many this process may use
 * @param jdk vendor and version
 * @param commit of the sources, and whether they were changed since
 * @param time of the start, to the minute
 */
record Conditions(String mode, String processor, int processors, String jdk, String commit, Instant time) {
    /** Of this process; the script that starts it names processor and commit. */
    static Conditions now(String mode) {
        return new Conditions(mode, System.getProperty("wafer.benchmarks.processor", "unknown processor"),
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.vendor.version") + " (" + Runtime.version() + ")",
                System.getProperty("wafer.benchmarks.commit", "unknown"), Instant.now().truncatedTo(ChronoUnit.MINUTES));
    }

    /** How time was measured. */
    String clock() {
        return mode.equals("quick")
                ? "Quick: good for ratios. Processor time of the thread; on two threads and for the first run time on the wall."
                : "Full: JMH, several forks. Time on the wall.";
    }
}
