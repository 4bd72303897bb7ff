package dev.wafer.benchmarks;

import java.util.List;

/** One measured thing, made and ready to run: the same object is timed by JMH and by the quick harness. */
public interface Subject {
    /** Does it once, whole; the answer holds everything that was computed. */
    Object run();

    /** How many units (bars, points times bars, rows) one run covers. */
    long units();

    /** What this and another route to the same result say differently, one line each; empty if they agree. May take as long as a few runs. */
    List<String> differences();

    /** Whether it uses threads of its own, so that only time on the wall says how long it takes. */
    default boolean isThreaded() {
        return false;
    }
}
