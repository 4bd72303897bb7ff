package dev.wafer.cli.source;

import dev.wafer.engine.run.StrategyRefusal;
import java.nio.file.Path;
import java.util.Optional;

/** What is told of a failure while a strategy was built, started or run. */
public final class Refusal {
    private Refusal() {}

    /** A failure of a user's own file is told with its line; what the engine refuses, by its message; the rest is a bug of ours. */
    public static RuntimeException of(StrategyType type, Throwable failure) {
        Optional<Path> file = type.file().filter(source -> Blame.isOf(failure, source));
        return switch (failure) {
            case Throwable _ when file.isPresent() -> Blame.of(failure, file.get());
            case StrategyRefusal refused -> new RequestException(named(type.name(), String.valueOf(refused.getMessage())), refused);
            case IllegalArgumentException refused -> new RequestException(String.valueOf(refused.getMessage()), refused);
            case RuntimeException bug -> bug;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        };
    }

    /** The message with the strategy's name in front, unless it says so itself. */
    private static String named(String strategy, String message) {
        return message.startsWith(strategy + ":") ? message : strategy + ": " + message;
    }

    /** The innermost of these frames that is inside a user's file. */
    public static Optional<StackTraceElement> frame(StackTraceElement[] frames, Path file) {
        return Blame.frame(frames, file);
    }
}
