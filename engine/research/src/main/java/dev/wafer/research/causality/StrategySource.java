package dev.wafer.research.causality;

import dev.wafer.api.StrategySpec;
import java.util.List;
import java.util.function.Supplier;

/** Where a strategy's classes come from. */
public interface StrategySource {
    /** The classes in a new class loader, whose static fields nobody has touched; each call of what it returns makes another instance of one strategy. */
    Supplier<StrategySpec> load();

    /** The same classes as bytes, for who reads them without running them. */
    List<byte[]> classFiles();
}
