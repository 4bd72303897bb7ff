package dev.wafer.cli.command;

import dev.wafer.cli.source.RequestException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds the line of a user's strategy that a failure came from. */
final class Blame {
    private Blame() {}

    /** Whether the file has a part in the failure, and the failure is not an invariant of ours. */
    static boolean isOf(Throwable failure, Path file) {
        boolean isOurs = Optional.ofNullable(failure.getMessage()).filter(message -> message.startsWith("Invariant")).isPresent();
        return !isOurs && frame(failure.getStackTrace(), file).or(() -> cause(failure).flatMap(cause -> frame(cause.getStackTrace(), file))).isPresent();
    }

    /** The refusal in one line: {@code Mine.java:12: ArithmeticException: / by zero}. */
    static RequestException of(Throwable failure, Path file) {
        Throwable shown = cause(failure).filter(cause -> frame(cause.getStackTrace(), file).isPresent()).orElse(failure);
        String place = frame(shown.getStackTrace(), file).map(frame -> file + ":" + frame.getLineNumber()).orElse(file.toString());
        String kind = shown instanceof IllegalArgumentException ? "" : shown.getClass().getSimpleName() + ": ";
        String message = Optional.ofNullable(shown.getMessage()).orElse("no message").replaceAll("\\s*\\R\\s*", " ");
        return new RequestException(place + ": " + kind + message, failure);
    }

    /** The innermost frame inside the file. */
    static Optional<StackTraceElement> frame(StackTraceElement[] frames, Path file) {
        return Arrays.stream(frames).filter(frame -> file.endsWith(Optional.ofNullable(frame.getFileName()).orElse(""))).findFirst();
    }

    private static Optional<Throwable> cause(Throwable failure) {
        return Optional.ofNullable(failure.getCause());
    }
}
