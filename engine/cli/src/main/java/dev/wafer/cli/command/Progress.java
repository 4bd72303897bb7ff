package dev.wafer.cli.command;

import dev.wafer.cli.request.Terminal;

/** One line on a terminal that says how far long work is: from the second second on, a few times a second, and gone when the work ends. */
final class Progress implements AutoCloseable {
    private static final long FIRST_NANOS = 1_000_000_000;
    private static final long REST_NANOS = 200_000_000;

    private final Terminal terminal;
    private final String what;
    private final int total;
    private long nextNanos = System.nanoTime() + FIRST_NANOS;
    private int widest;
    private int most;

    /** {@code what} is counted up to {@code total}. */
    Progress(Terminal terminal, String what, int total) {
        this.terminal = terminal;
        this.what = what;
        this.total = total;
    }

    /** So many are done; may be called from several threads, late and out of order. */
    synchronized void done(int count) {
        most = Math.max(most, count);
        long nowNanos = System.nanoTime();
        if (terminal.isWatched() && nowNanos - nextNanos >= 0) {
            nextNanos = nowNanos + REST_NANOS;
            show(most + " of " + total + " " + what);
        }
    }

    @Override
    public synchronized void close() {
        if (widest > 0) {
            terminal.err().print("\r" + " ".repeat(widest) + "\r");
            terminal.err().flush();
        }
    }

    private void show(String text) {
        widest = Math.max(widest, text.length());
        terminal.err().print("\r" + text);
        terminal.err().flush();
    }
}
