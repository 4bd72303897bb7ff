package dev.wafer.research.signal.catalogue;

import dev.wafer.api.Column;
import dev.wafer.api.Setup;
import dev.wafer.api.Symbol;
import java.util.List;

/** A symbol's change less that of others, in the same quantity: open interest, or price in the twin. */
final class Peers {
    private static final String GOLD = "GOLD";
    private static final List<String> SEMICONDUCTORS = List.of("MU", "AMD", "SNDK");
    private static final int CHANGE_DAYS = 3;

    private Peers() {}
}
