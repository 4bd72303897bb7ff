package dev.wafer.cli.command;

import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.DurationText;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.research.walkforward.WindowPlan;
import java.time.Instant;
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

    @Option(names = "--purge", paramLabel = "BARS|TIME|auto", defaultValue = "auto",
            description = {"Bars between training and its test, or a time such as", "2d. Default: auto, a day, at least one bar."})
    String purge = AUTO;

    @Option(names = "--embargo", paramLabel = "BARS|TIME", defaultValue = "0",
            description = {"Training that would begin sooner after the end of an", "earlier test begins that much after it. Default: 0."})
    String embargo = "0";

    @Option(names = "--rank-by", paramLabel = "MEASURE", defaultValue = "sharpe",
            description = {"What training is ranked by: a measure of the JSON's", "summary. Default: sharpe."})
    String rankBy = "sharpe";

    @Option(names = "--threads", paramLabel = "N", description = {"Points run at a time; no result depends on it.", "Default: all processors."})
    Optional<Integer> threads = Optional.empty();

    /** The windows of a history of bars of a resolution. */
    WindowPlan plan(TimeSpan history, long resolutionMs) {
        long purgeMs = purge.equals(AUTO) ? Math.max(DAY_MS / resolutionMs, 1) * resolutionMs : gapMs("--purge", purge, resolutionMs, ", or auto");
        long embargoMs = gapMs("--embargo", embargo, resolutionMs, "");
        WindowPlan plan = planWithoutEmbargo(history, purgeMs, resolutionMs);
        if (embargoMs >= plan.testMs()) {
            throw new RequestException("--embargo: found " + embargo + ", expected less than a test, " + plan.testMs() / resolutionMs + " bars of "
                    + DurationText.format(resolutionMs));
        }
        WindowPlan wanted = new WindowPlan(plan.trainMs(), plan.testMs(), isAnchored, purgeMs, embargoMs);
        refuseNoWindow(wanted, plan, history);
        return wanted;
    }

    private WindowPlan planWithoutEmbargo(TimeSpan history, long purgeMs, long resolutionMs) {
        try {
            return train.isEmpty() && test.isEmpty() ? WindowPlan.ofCount(history, windows.orElse(DEFAULT_WINDOWS), new WindowPlan.Gaps(isAnchored, purgeMs, 0), resolutionMs)
                    : new WindowPlan(lengthMs("--train", train, resolutionMs), lengthMs("--test", test, resolutionMs), isAnchored, purgeMs, 0);
        } catch (IllegalArgumentException e) {
            throw refused(e, history, purgeMs);
        }
    }

    /** What fails with an embargo and not without it is the embargo's fault. */
    private void refuseNoWindow(WindowPlan wanted, WindowPlan withoutEmbargo, TimeSpan history) {
        try {
            withoutEmbargo.windows(history);
        } catch (IllegalArgumentException e) {
            throw refused(e, history, wanted.purgeMs());
        }
        try {
            wanted.windows(history);
        } catch (IllegalArgumentException e) {
            throw new RequestException("--embargo: found " + embargo + ", which leaves nothing to train on before one of the tests, expected a shorter one or longer training", e);
        }
    }

    /** Names what was typed: a purge that takes the history for itself, else the lengths, else the number of windows. */
    private RequestException refused(IllegalArgumentException e, TimeSpan history, long purgeMs) {
        if (!purge.equals(AUTO) && purgeMs >= history.toMs() - history.fromMs()) {
            return new RequestException("--purge: found " + purge + ", expected less than the history, " + Instant.ofEpochMilli(history.fromMs()) + " to "
                    + Instant.ofEpochMilli(history.toMs()), e);
        }
        String option = train.isPresent() ? "--train and --test" : "--windows";
        return new RequestException(option + String.valueOf(e.getMessage()).replaceFirst("^windows", ""), e);
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

    /** So many bars, or a time of whole bars. */
    private static long gapMs(String option, String typed, long resolutionMs, String orElse) {
        if (typed.matches("\\d{1,7}")) {
            return Long.parseLong(typed) * resolutionMs;
        }
        if (DurationText.parseMs(typed).isEmpty()) {
            throw new RequestException(option + ": found '" + typed + "', expected 0 or more bars, a time such as 12h or 2d" + orElse);
        }
        return lengthMs(option, Optional.of(typed), resolutionMs);
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
