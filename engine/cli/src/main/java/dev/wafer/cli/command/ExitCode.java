package dev.wafer.cli.command;

/** What a command's exit code says. */
final class ExitCode {
    static final int GOOD = 0;
    static final int CHECK_FAILED = 1;
    static final int REQUEST_WRONG = 2;
    static final int INPUT_WRONG = 3;
    static final int OUR_BUG = 70;

    private ExitCode() {}
}
