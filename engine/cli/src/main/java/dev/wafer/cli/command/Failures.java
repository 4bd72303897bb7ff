package dev.wafer.cli.command;

import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.FileTrouble;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Turns a failure into its exit code and its line on the error stream. */
final class Failures {
    private Failures() {}

    static int print(Throwable failure, PrintStream err, boolean isDebug) {
        int code = switch (failure) {
            case RequestException _ -> ExitCode.REQUEST_WRONG;
            case BadInputException _ -> ExitCode.INPUT_WRONG;
            case UncheckedIOException _ -> ExitCode.REQUEST_WRONG;
            default -> ExitCode.OUR_BUG;
        };
        err.println(code == ExitCode.OUR_BUG ? bug(failure, isDebug) : message(failure));
        if (isDebug) {
            failure.printStackTrace(err);
        }
        return code;
    }

    private static String message(Throwable failure) {
        return failure instanceof UncheckedIOException io ? message(io) : String.valueOf(failure.getMessage());
    }

    /** With the file or directory, where it was given one. */
    private static String message(UncheckedIOException failure) {
        String given = String.valueOf(failure.getMessage()), cause = String.valueOf(failure.getCause());
        String why = Optional.ofNullable(failure.getCause()).map(FileTrouble::of).orElse("the system gives no reason");
        return "cannot read or write" + (given.equals(cause) ? "" : " " + given) + ": " + why;
    }

    private static String bug(Throwable failure, boolean isDebug) {
        String hint = isDebug ? "" : "; please report it with what --debug prints";
        return "wafer: a bug of ours: " + failure.toString().replaceAll("\\s*\\R\\s*", " ") + hint;
    }
}
