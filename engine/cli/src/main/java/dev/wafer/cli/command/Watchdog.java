package dev.wafer.cli.command;

import dev.wafer.cli.source.RequestException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gives work a thread of its own and a limit of time, so that a strategy that never returns does not hold the command. */
final class Watchdog {
    private Watchdog() {}

    /**
     * The work's result.
     *
     * @param strategy name or file, for the message
     * @throws RequestException if it takes longer; the thread is asked to stop, and does not keep the process alive
     */
    static <T> T within(int seconds, String strategy, Callable<T> work) {
        if (!(seconds >= 1)) {
            throw new RequestException("--timeout: found " + seconds + ", expected 1 second or more");
        }
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().daemon().name("backtest").start(task);
        try {
            return task.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            StackTraceElement[] frames = thread.getStackTrace();
            thread.interrupt();
            String place = Optional.of(strategy).filter(name -> name.endsWith(".java")).flatMap(name -> Blame.frame(frames, Path.of(name)))
                    .map(frame -> "; it was at " + strategy + ":" + frame.getLineNumber()).orElse("");
            throw new RequestException(strategy + " did not finish within " + seconds + " s" + place + "; --timeout SECONDS gives it more", e);
        } catch (InterruptedException e) {
            thread.interrupt();
            throw new IllegalStateException("Invariant: nobody interrupts the command", e);
        } catch (ExecutionException e) {
            throw unchecked(Optional.<Throwable>ofNullable(e.getCause()).orElse(e));
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
