package dev.wafer.cli.command;

import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.DurationText;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.research.walkforward.WindowPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that only a walk-forward has, as they were typed. */
final class WalkForwardOptions {
    private static final int DEFAULT_WINDOWS = 6;
    private static final long DAY_MS = 86_400_000;
    private static final String AUTO = "auto";

    @Option(names = "--grid", paramLabel = "NAME=VALUES",
            description = {"A parameter's values: 5..50:5 (from, to, step) or", "60,120,240; repeatable. The last changes fastest."})
    List<String> grid = new ArrayList<>();

    @Option(names = "--train", paramLabel = "TIME", description = "Length of training, such as 90d; with --test.")
    Optional<String> train = Optional.empty();

    @Option(names = "--test", paramLabel = "TIME", description = "Length of each test, such as 30d; with --train.")
    Optional<String> test = Optional.empty();

    @Option(names = "--windows", paramLabel = "N",
            description = {"So many tests of equal length, each after training three", "times as long. Default: 6, without --train and --test."})
    Optional<Integer> windows = Optional.empty();

    @Option(names = "--anchored", description = "All training begins where the history begins.")
    boolean isAnchored;

    @Option(names = "--purge", paramLabel = "BARS|auto", defaultValue = "auto",
            description = {"Bars between training and its test. Default: auto, as", "many as a day has, at least one."})
    String purge = AUTO;

    @Option(names = "--embargo", paramLabel = "BARS", defaultValue = "0",
            description = {"Training that would begin fewer bars after the end of an", "earlier test begins that many after it. Default: 0."})
    int embargoBars;

    @Option(names = "--rank-by", paramLabel = "MEASURE", defaultValue = "sharpe",
            description = {"What training is ranked by: a measure of the JSON's", "summary. Default: sharpe."})
    String rankBy = "sharpe";

    @Option(names = "--threads", paramLabel = "N", description = {"Points run at a time; no result depends on it.", "Default: all processors."})
    Optional<Integer> threads = Optional.empty();

    /** The windows of a history of bars of a resolution. */
    WindowPlan plan(TimeSpan history, long resolutionMs) {
        try {
            WindowPlan.Gaps gaps = new WindowPlan.Gaps(isAnchored, purgeBars(resolutionMs) * resolutionMs, embargoBars * resolutionMs);
            if (train.isEmpty() && test.isEmpty()) {
                return WindowPlan.ofCount(history, windows.orElse(DEFAULT_WINDOWS), gaps, resolutionMs);
            }
            return new WindowPlan(lengthMs("--train", train, resolutionMs), lengthMs("--test", test, resolutionMs), isAnchored, gaps.purgeMs(), gaps.embargoMs());
        } catch (IllegalArgumentException e) {
            throw new RequestException("--" + e.getMessage(), e);
        }
    }

    /** Refuses what no history could serve. */
    void check() {
        if (windows.isPresent() && (train.isPresent() || test.isPresent())) {
            throw new RequestException("--windows: found it with --train or --test, expected one way to say how long windows are");
        }
        if (train.isPresent() != test.isPresent()) {
            throw new RequestException((train.isPresent() ? "--train" : "--test") + ": found it alone, expected --train and --test together, or --windows");
        }
        if (!(threads.orElse(1) >= 1 && threads.orElse(1) <= 1_024)) {
            throw new RequestException("--threads: found " + threads.orElseThrow() + ", expected from 1 to 1,024");
        }
    }

    private long purgeBars(long resolutionMs) {
        if (purge.equals(AUTO)) {
            return Math.max(DAY_MS / resolutionMs, 1);
        }
        try {
            return Integer.parseInt(purge);
        } catch (NumberFormatException e) {
            throw new RequestException("--purge: found '" + purge + "', expected a number of bars, or auto", e);
        }
    }

    private static long lengthMs(String option, Optional<String> text, long resolutionMs) {
        String typed = text.orElseThrow();
        long lengthMs = DurationText.parseMs(typed).orElseThrow(() -> new RequestException(option + ": found '" + typed + "', expected " + DurationText.EXPECTED));
        if (lengthMs < resolutionMs || lengthMs % resolutionMs != 0) {
            throw new RequestException(option + ": found " + typed + ", expected whole bars of " + DurationText.format(resolutionMs));
        }
        return lengthMs;
    }
}
