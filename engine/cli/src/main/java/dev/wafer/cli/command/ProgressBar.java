package dev.wafer.cli.command;

import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.text.Figures;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far long work is, how fast it goes and how long it still takes: from the second second on, a few times a
 * second, and gone when the work ends.
 */
final class ProgressBar implements AutoCloseable {
    private static final long FIRST_NANOS = 1_000_000_000;
    private static final long REST_NANOS = 200_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int BAR_WIDTH = 24;

    private final Terminal terminal;
    private final String what;
    private final long total;
    private final long before;
    private final LongSupplier clockNanos;
    private final long startNanos;
    private long nextNanos;
    private int widest;

    /** {@code what} is counted up to {@code total}; {@code before} of them were there at the start. */
    ProgressBar(Terminal terminal, String what, long total, long before) {
        this(terminal, what, total, before, System::nanoTime);
    }

    ProgressBar(Terminal terminal, String what, long total, long before, LongSupplier clockNanos) {
        this.terminal = terminal;
        this.what = what;
        this.total = total;
        this.before = before;
        this.clockNanos = clockNanos;
        startNanos = clockNanos.getAsLong();
        nextNanos = startNanos + FIRST_NANOS;
    }

    /** So many are done, those from before included. */
    void done(long count) {
        long nowNanos = clockNanos.getAsLong();
        if (terminal.isWatched() && nowNanos - nextNanos >= 0) {
            nextNanos = nowNanos + REST_NANOS;
            show(count, (count - before) / ((nowNanos - startNanos) / NANOS_PER_SECOND));
        }
    }

    private void show(long count, double perSecond) {
        int filled = (int) (BAR_WIDTH * count / total);
        String rate = perSecond >= 10 ? Figures.count(Math.round(perSecond)) : Figures.plain(Math.round(perSecond * 10) / 10.0);
        String text = "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "] " + Figures.count(count) + " of " + Figures.count(total) + " " + what
                + ", " + rate + "/s" + (perSecond > 0 ? ", " + left((total - count) / perSecond) : "");
        terminal.err().print("\r" + text + " ".repeat(Math.max(0, widest - text.length())));
        terminal.err().flush();
        widest = Math.max(widest, text.length());
    }

    /** {@code 45 s left}, {@code 12 min left}, {@code 3 h 5 min left}. */
    private static String left(double seconds) {
        long whole = (long) Math.ceil(seconds), minutes = (whole + 59) / 60;
        if (whole < 120) {
            return whole + " s left";
        }
        return minutes < 120 ? minutes + " min left" : Figures.count(minutes / 60) + " h " + minutes % 60 + " min left";
    }

    @Override
    public void close() {
        if (widest > 0) {
            terminal.err().print("\r" + " ".repeat(widest) + "\r");
            terminal.err().flush();
        }
    }
}
