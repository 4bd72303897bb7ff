package dev.wafer.engine.margin;

/**
 * How high a position stands in the queue of auto-deleveraging: those with the most profit and leverage are closed first, at the previous mark,
 * against a bankrupt one of the other side. Reports show it; no counterparties are simulated. Hyperliquid documentation, "Auto-deleveraging",
 * read 2026, prints {@code mark / entry * notional / account value}, which grows with profit for longs only; {@code entry / mark} for shorts is
 * inferred.
 */
public final class DeleveragingIndex {
    private DeleveragingIndex() {}

    /**
     * The index, above zero; the highest is reduced first. Examples: long from 500 at 800, notional 80,000, account 20,000 gives 6.4; long from
     * 700, account 5,000 gives 18.2857.
     *
     * @param side +1 long, -1 short
     * @param accountValueUsd value that backs the position, above zero
     */
    public static double of(int side, double entryUsd, double markUsd, double notionalUsd, double accountValueUsd) {
        if (!(entryUsd > 0 && markUsd > 0 && notionalUsd >= 0 && accountValueUsd > 0)) {
            throw new IllegalArgumentException("deleveraging index: found entry " + entryUsd + ", mark " + markUsd + ", notional " + notionalUsd
                    + ", account value " + accountValueUsd + ", expected numbers above 0");
        }
        double gain = side > 0 ? markUsd / entryUsd : entryUsd / markUsd;
        return gain * (notionalUsd / accountValueUsd);
    }
}
