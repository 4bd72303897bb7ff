package dev.wafer.research.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/** Threads that work through numbered tasks; the first failure ends all of it. They do not keep the process alive. */
final class Crew {
    private final IntConsumer task;
    private final Shares shares;
    private volatile Optional<Throwable> failure = Optional.empty();

    private Crew(int tasks, int threads, IntConsumer task) {
        this.task = task;
        shares = new Shares(tasks, threads);
    }

    /** Runs task 0 to {@code tasks - 1}; returns when all are done, throws what the first to fail threw. */
    static void run(int tasks, int threads, IntConsumer task) {
        Crew crew = new Crew(tasks, threads, task);
        List<Thread> members = new ArrayList<>();
        for (int worker = 0; worker < threads; worker++) {
            int number = worker;
            members.add(Thread.ofPlatform().daemon().name("sweep-" + worker).start(() -> crew.work(number)));
        }
        members.forEach(crew::join);
        crew.failure.ifPresent(Crew::rethrow);
    }

    private void work(int worker) {
        try {
            for (OptionalInt next = shares.next(worker); next.isPresent() && failure.isEmpty(); next = shares.next(worker)) {
                task.accept(next.getAsInt());
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private synchronized void fail(Throwable e) {
        failure = failure.or(() -> Optional.of(e));
    }

    private void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            fail(new IllegalStateException("the sweep was interrupted", e));
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(Throwable failure) {
        switch (failure) {
            case RuntimeException known -> throw known;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }
}
