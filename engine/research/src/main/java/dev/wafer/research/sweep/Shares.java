package dev.wafer.research.sweep;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Numbered tasks, handed out to workers. Each begins with a stretch of its own and takes from its front, so that it goes from neighbour to
 * neighbour; one that has nothing left steals the back half of the longest stretch.
 */
final class Shares {
    /** By worker: next task in the high half, end of its stretch in the low half. */
    private final AtomicLongArray stretches;

    Shares(int tasks, int workers) {
        stretches = new AtomicLongArray(workers);
        for (int worker = 0; worker < workers; worker++) {
            stretches.set(worker, packed((int) ((long) tasks * worker / workers), (int) ((long) tasks * (worker + 1) / workers)));
        }
    }

    /** The worker's next task; none if nobody has any left to give. To be called by that worker alone. */
    OptionalInt next(int worker) {
        while (true) {
            long own = stretches.get(worker);
            if (from(own) < to(own)) {
                if (stretches.compareAndSet(worker, own, packed(from(own) + 1, to(own)))) {
                    return OptionalInt.of(from(own));
                }
            } else if (!steal(worker)) {
                return OptionalInt.empty();
            }
        }
    }

    /** Whether it is worth while to look at one's own stretch again. */
    private boolean steal(int thief) {
        int victim = -1, longest = 0;
        for (int other = 0; other < stretches.length(); other++) {
            int length = to(stretches.get(other)) - from(stretches.get(other));
            if (other != thief && length > longest) {
                victim = other;
                longest = length;
            }
        }
        if (victim < 0) {
            return false;
        }
        long found = stretches.get(victim);
        int middle = from(found) + (to(found) - from(found)) / 2;
        if (from(found) < to(found) && stretches.compareAndSet(victim, found, packed(from(found), middle))) {
            stretches.set(thief, packed(middle, to(found)));
        }
        return true;
    }

    private static long packed(int from, int to) {
        return (long) from << Integer.SIZE | to;
    }

    private static int from(long stretch) {
        return (int) (stretch >>> Integer.SIZE);
    }

    private static int to(long stretch) {
        return (int) stretch;
    }
}
