package dev.wafer.cli.source;

import dev.wafer.cli.text.Figures;
import dev.wafer.engine.run.StrategyFailure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds the line of a user's strategy that a failure came from. */
final class Blame {
    private Blame() {}

    /** Whether the strategy in the file has a part in the failure, and the failure is not an invariant of ours. */
    static boolean isOf(Throwable failure, Path file) {
        Throwable shown = shown(failure, file);
        boolean isOurs = Optional.ofNullable(shown.getMessage()).filter(message -> message.startsWith("Invariant")).isPresent();
        return !isOurs && (failure instanceof StrategyFailure || frame(shown.getStackTrace(), file).isPresent());
    }

    /** The refusal in one line: {@code Mine.java:12: ArithmeticException: / by zero (at the close of 2026-05-11 00:00 UTC)}. */
    static RequestException of(Throwable failure, Path file) {
        Throwable shown = shown(failure, file);
        String place = frame(shown.getStackTrace(), file).map(frame -> file + ":" + frame.getLineNumber()).orElse(file.toString());
        String kind = shown instanceof IllegalArgumentException ? "" : shown.getClass().getSimpleName() + ": ";
        String message = Optional.ofNullable(shown.getMessage()).orElse("no message").replaceAll("\\s*\\R\\s*", " ");
        String time = failure instanceof StrategyFailure at ? " (at the close of " + Figures.time(at.timeMs()) + " UTC)" : "";
        return new RequestException(place + ": " + kind + message + time, failure);
    }

    /** The innermost frame inside the file. */
    static Optional<StackTraceElement> frame(StackTraceElement[] frames, Path file) {
        return Arrays.stream(frames).filter(frame -> file.endsWith(Optional.ofNullable(frame.getFileName()).orElse(""))).findFirst();
    }

    /** What the strategy threw, where something of ours wraps it. */
    private static Throwable shown(Throwable failure, Path file) {
        Optional<Throwable> cause = Optional.ofNullable(failure.getCause());
        return cause.filter(inner -> failure instanceof StrategyFailure || frame(inner.getStackTrace(), file).isPresent()).orElse(failure);
    }
}
