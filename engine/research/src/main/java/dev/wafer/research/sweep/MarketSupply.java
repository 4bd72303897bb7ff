package dev.wafer.research.sweep;

import dev.wafer.engine.run.PreparedMarket;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The market that many runs share, laid out anew when what they left in it fills the memory: it keeps every column that any of them read, and a
 * sweep of a million points reads more of them than there is room for. When that happens changes no result.
 */
final class MarketSupply {
    private final Supplier<PreparedMarket> prepare;
    private final BooleanSupplier isMemoryFull;
    private PreparedMarket market;

    MarketSupply(Supplier<PreparedMarket> prepare, BooleanSupplier isMemoryFull) {
        this.prepare = prepare;
        this.isMemoryFull = isMemoryFull;
        market = prepare.get();
    }

    /** The market to run the next points over. */
    synchronized PreparedMarket market() {
        if (isMemoryFull.getAsBoolean()) {
            market = prepare.get();
        }
        return market;
    }
}
