package dev.wafer.engine.margin;

/**
 * How much a liquidation order takes: above 100,000 USDC of notional (not at) the first one is a fifth of the lots, at least one; otherwise, and
 * within 30,000 ms after a partial one, all. One window for the account, kept across bars. Hyperliquid documentation, "Liquidations", read
 * 2026; that the fifth returns after the window is inferred. Example: 16,859 MU at 526.35 (8,873,735 USDC): 3,371.8 shares first.
 */
public final class LiquidationLadder {
    private static final double PARTIAL_ABOVE_USD = 100_000;
    private static final int PARTS = 5;
    private static final long WINDOW_MS = 30_000;
    private static final long NEVER_MS = Long.MIN_VALUE / 2;

    private long lastPartialMs = NEVER_MS;

    /**
     * Lots of the next liquidation order, above zero; opens the window where it is a part.
     *
     * @param heldLots size of the position, above zero
     * @param notionalUsd its value at the mark
     */
    public long nextLots(long heldLots, double notionalUsd, long timeMs) {
        boolean isInWindow = timeMs - lastPartialMs <= WINDOW_MS;
        if (isInWindow || !(notionalUsd > PARTIAL_ABOVE_USD) || heldLots == 1) {
            return heldLots;
        }
        lastPartialMs = timeMs;
        return Math.max(heldLots / PARTS, 1);
    }

    /** Takes over the window of another ladder. */
    public void copyFrom(LiquidationLadder other) {
        lastPartialMs = other.lastPartialMs;
    }
}
