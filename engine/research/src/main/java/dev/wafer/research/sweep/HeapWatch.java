package dev.wafer.research.sweep;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** Whether the heap is filling up with what is still in use. */
final class HeapWatch {
    /** Below this share nothing needs to be looked at: reading the collectors' books takes longer than small sweeps run. */
    private static final double LOOK_FROM = 0.4;
    private static final double FULL_FROM = 0.5;

    private long collectionsBefore;

    /** Whether a collection since it was last full left more than half of a pool for long-lived objects in use. */
    boolean isFull() {
        Runtime runtime = Runtime.getRuntime();
        if (runtime.totalMemory() - runtime.freeMemory() < LOOK_FROM * runtime.maxMemory() || collections() == collectionsBefore) {
            return false;
        }
        boolean isFull = ManagementFactory.getMemoryPoolMXBeans().stream().anyMatch(HeapWatch::isFull);
        collectionsBefore = isFull ? collections() : collectionsBefore;
        return isFull;
    }

    private static boolean isFull(MemoryPoolMXBean pool) {
        if (pool.getType() != MemoryType.HEAP || !pool.isCollectionUsageThresholdSupported() || !pool.getName().matches(".*(Old|Tenured).*")) {
            return false;
        }
        MemoryUsage afterCollection = pool.getCollectionUsage();
        return afterCollection.getMax() > 0 && afterCollection.getUsed() > FULL_FROM * afterCollection.getMax();
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }
}
