package dev.wafer.cli.command;

import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.BadInputException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

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
        if (failure instanceof UncheckedIOException io && io.getCause() instanceof IOException cause) {
            String where = String.valueOf(io.getMessage());
            boolean isNamed = !where.equals(cause.toString());
            return "cannot read or write" + (isNamed ? " " + where : "") + ": " + FileTrouble.of(cause);
        }
        return String.valueOf(failure.getMessage());
    }

    private static String bug(Throwable failure, boolean isDebug) {
        String hint = isDebug ? "" : "; please report it with what --debug prints";
        return "wafer: a bug of ours: " + failure.toString().replaceAll("\\s*\\R\\s*", " ") + hint;
    }
}
