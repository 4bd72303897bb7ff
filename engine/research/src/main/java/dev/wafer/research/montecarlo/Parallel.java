package dev.wafer.research.montecarlo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Numbered tasks on several threads. Of several failures the one with the lowest number is told, on any number of threads. */
public final class Parallel {
    private final int count;
    private final IntConsumer task;
    private final AtomicInteger next = new AtomicInteger();
    private final List<Failure> failures = new ArrayList<>();

    private record Failure(int number, Throwable cause) {}

    private Parallel(int count, IntConsumer task) {
        this.count = count;
        this.task = task;
    }

    /** Runs task 0 to {@code count - 1}; returns when all are done. The threads do not keep the process alive. */
    public static void run(int count, int threads, IntConsumer task) {
        Parallel work = new Parallel(count, task);
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, count); i++) {
            others.add(Thread.ofPlatform().daemon().name("paths-" + i).start(work::takeAll));
        }
        work.takeAll();
        others.forEach(work::join);
        work.throwFirst();
    }

    private void takeAll() {
        for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
            try {
                task.accept(number);
            } catch (Throwable e) {
                fail(new Failure(number, e));
            }
            if (Thread.currentThread().isInterrupted()) {
                next.set(count);
            }
        }
    }

    /** Numbers are handed out in order: every lower one is done or under way, no higher one is begun. */
    private synchronized void fail(Failure failure) {
        failures.add(failure);
        next.set(count);
    }

    private void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            next.set(count);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the paths were interrupted", e);
        }
    }

    private synchronized void throwFirst() {
        failures.stream().min((a, b) -> Integer.compare(a.number(), b.number())).ifPresent(first -> {
            switch (first.cause()) {
                case RuntimeException known -> throw known;
                case Error error -> throw error;
                default -> throw new IllegalStateException(first.cause());
            }
        });
    }
}
