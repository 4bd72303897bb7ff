package dev.wafer.research.walkforward;

import dev.wafer.data.series.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a span of history is cut into windows. Test windows follow one another without a gap. The training of a window ends {@code purgeMs} before its test
 * begins, so that what is decided at the end of training cannot still be open, or known by its outcome, when the test begins. It is {@code trainMs} long,
 * or, anchored, begins where the history begins. All training lies before its own test, so an embargo concerns where later training begins: training that
 * would begin less than {@code embargoMs} after the end of an earlier test begins that much after it. It cuts no hole into training that began before
 * that test. After López de Prado (2018), "Advances in Financial Machine Learning", chapter 7.
 *
 * @param trainMs length of training, milliseconds; of the first one, if they are anchored
 * @param testMs length of each test
 * @param isAnchored whether all training begins where the history begins
 * @param purgeMs between the end of training and its test
 * @param embargoMs between the end of a test and training that begins after it; less than a test
 */
public record WindowPlan(long trainMs, long testMs, boolean isAnchored, long purgeMs, long embargoMs) {
    private static final int TRAIN_PER_TEST = 3;
    private static final int MOST_WINDOWS = 10_000;

    /** Checks that lengths are above zero and gaps not below it. */
    public WindowPlan {
        if (!(trainMs > 0 && testMs > 0)) {
            throw new IllegalArgumentException("windows: found training of " + trainMs + " ms and tests of " + testMs + " ms, expected both above 0");
        }
        if (!(purgeMs >= 0 && embargoMs >= 0)) {
            throw new IllegalArgumentException("windows: found a purge of " + purgeMs + " ms and an embargo of " + embargoMs + " ms, expected neither below 0");
        }
        if (!(embargoMs < testMs)) {
            throw new IllegalArgumentException("windows: found an embargo of " + embargoMs + " ms, expected less than a test, " + testMs + " ms");
        }
    }

    /** The kind of training and the gaps around it; see {@link WindowPlan}. */
    public record Gaps(boolean isAnchored, long purgeMs, long embargoMs) {}

    /**
     * One window.
     *
     * @param train where the parameters are chosen
     * @param test where they are tried
     */
    public record Window(TimeSpan train, TimeSpan test) {}

    /**
     * So many tests of equal length, as long as the history allows with training three times as long.
     *
     * @throws IllegalArgumentException if the history is too short
     */
    public static WindowPlan ofCount(TimeSpan history, int windows, Gaps gaps, long resolutionMs) {
        if (!(windows >= 1 && windows <= MOST_WINDOWS)) {
            throw new IllegalArgumentException("windows: found " + windows + ", expected from 1 to 10,000");
        }
        long bars = (history.toMs() - history.fromMs() - gaps.purgeMs()) / (windows + TRAIN_PER_TEST) / resolutionMs;
        if (!(bars >= 1)) {
            throw new IllegalArgumentException("windows: found " + windows + " in " + said(history) + ", expected a test of one bar at least in each: fewer windows");
        }
        return new WindowPlan(TRAIN_PER_TEST * bars * resolutionMs, bars * resolutionMs, gaps.isAnchored(), gaps.purgeMs(), gaps.embargoMs());
    }

    /**
     * All windows whose test lies in the history; what is left at its end, shorter than a test, is in none.
     *
     * @throws IllegalArgumentException if there is none, or if an embargo leaves nothing to train on
     */
    public List<Window> windows(TimeSpan history) {
        List<Window> windows = new ArrayList<>();
        long firstTestMs = history.fromMs() + trainMs + purgeMs;
        for (long testFromMs = firstTestMs; testFromMs + testMs <= history.toMs(); testFromMs += testMs) {
            long trainToMs = testFromMs - purgeMs;
            long wantedMs = isAnchored ? history.fromMs() : trainToMs - trainMs;
            long trainFromMs = embargoed(wantedMs, firstTestMs);
            if (!(trainFromMs < trainToMs)) {
                throw new IllegalArgumentException("windows: the embargo leaves no training before the test at " + Instant.ofEpochMilli(testFromMs)
                        + ", expected a shorter embargo or longer training");
            }
            windows.add(new Window(new TimeSpan(trainFromMs, trainToMs), new TimeSpan(testFromMs, testFromMs + testMs)));
            if (windows.size() > MOST_WINDOWS) {
                throw new IllegalArgumentException("windows: found more than 10,000 in " + said(history) + ", expected longer tests");
            }
        }
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("windows: found none in " + said(history) + ", expected room for training, purge and one test");
        }
        return windows;
    }

    /** The start, or the end of the embargo after the last test that ended at or before it. */
    private long embargoed(long startMs, long firstTestMs) {
        long endedTests = Math.max(Math.floorDiv(startMs - firstTestMs, testMs), 0);
        return endedTests == 0 ? startMs : Math.max(startMs, firstTestMs + endedTests * testMs + embargoMs);
    }

    private static String said(TimeSpan history) {
        return Instant.ofEpochMilli(history.fromMs()) + " to " + Instant.ofEpochMilli(history.toMs());
    }
}
