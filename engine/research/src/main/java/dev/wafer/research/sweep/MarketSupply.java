package dev.wafer.research.sweep;

import dev.wafer.engine.run.PreparedMarket;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.function.Supplier;

/**
 * The market that many runs share, laid out anew when what they left in it fills the memory: it keeps every column that any of them read, and a
 * sweep of a million points reads more of them than there is room for. When that happens changes no result.
 */
final class MarketSupply {
    /** Below this nothing needs to be looked at: reading the collectors' books takes longer than small sweeps run. */
    private static final double LOOK_FROM = 0.4;
    private static final double FULL_FROM = 0.5;

    private final Supplier<PreparedMarket> prepare;
    private PreparedMarket market;
    private long collectionsBefore;

    MarketSupply(Supplier<PreparedMarket> prepare) {
        this.prepare = prepare;
        market = prepare.get();
    }

    /** The market to run the next points over. */
    synchronized PreparedMarket market() {
        if (isFull()) {
            collectionsBefore = collections();
            market = prepare.get();
        }
        return market;
    }

    /** Whether a collection since the market was laid out found most of the memory in use. */
    private boolean isFull() {
        Runtime runtime = Runtime.getRuntime();
        if (runtime.totalMemory() - runtime.freeMemory() < LOOK_FROM * runtime.maxMemory() || collections() == collectionsBefore) {
            return false;
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .anyMatch(MarketSupply::isFull);
    }

    private static boolean isFull(MemoryPoolMXBean pool) {
        return pool.isCollectionUsageThresholdSupported() && pool.getCollectionUsage().getMax() > 0
                && pool.getCollectionUsage().getUsed() > FULL_FROM * pool.getCollectionUsage().getMax() && pool.getName().matches(".*(Old|Tenured).*");
    }

    private static long collections() {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }
}
