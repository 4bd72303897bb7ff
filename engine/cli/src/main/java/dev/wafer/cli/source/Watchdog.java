package dev.wafer.cli.source;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Gives work a thread of its own and a limit of time, so that a strategy that never returns does not hold the command. */
public final class Watchdog {
    private Watchdog() {}

    /**
     * The work's result.
     *
     * @param strategy name or file, for the message
     * @throws RequestException if it takes longer; the thread is asked to stop, and does not keep the process alive
     */
    public static <T> T within(int seconds, String strategy, Callable<T> work) {
        long startNanos = System.nanoTime();
        return within(seconds, strategy, () -> startNanos, work);
    }

    /** The same for work of many steps: the limit is that of the time since the last one. */
    public static <T> T within(int seconds, String strategy, LongSupplier lastStepNanos, Callable<T> work) {
        if (!(seconds >= 1)) {
            throw new RequestException("--timeout: found " + seconds + ", expected 1 second or more");
        }
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().daemon().name("backtest").start(task);
        try {
            while (true) {
                long leftNanos = TimeUnit.SECONDS.toNanos(seconds) - (System.nanoTime() - lastStepNanos.getAsLong());
                try {
                    return task.get(leftNanos, TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    if (System.nanoTime() - lastStepNanos.getAsLong() >= TimeUnit.SECONDS.toNanos(seconds)) {
                        throw tooLong(seconds, strategy, thread, e);
                    }
                }
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            throw new IllegalStateException("Invariant: nobody interrupts the command", e);
        } catch (ExecutionException e) {
            throw unchecked(Optional.<Throwable>ofNullable(e.getCause()).orElse(e));
        }
    }

    private static RequestException tooLong(int seconds, String strategy, Thread thread, TimeoutException cause) {
        String place = Optional.of(strategy).filter(name -> name.endsWith(".java")).flatMap(name -> frame(Path.of(name)))
                .map(frame -> "; it was at " + strategy + ":" + frame.getLineNumber()).orElse("");
        thread.interrupt();
        return new RequestException(strategy + " did not finish within " + seconds + " s" + place + "; --timeout SECONDS gives it more", cause);
    }

    /** Where any thread is inside the file. */
    private static Optional<StackTraceElement> frame(Path file) {
        return Thread.getAllStackTraces().values().stream().flatMap(frames -> Refusal.frame(frames, file).stream()).findFirst();
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
