package dev.wafer.data.rule;

/** How a market's margin may be held. Hyperliquid documentation, "Margining" and "HIP-3 deployer actions", read 2026. */
public enum MarginMode {
    /** Cross or isolated, as the user picks; isolated margin can be removed. */
    CROSS,
    /** Isolated only; margin can be removed. */
    NO_CROSS,
    /** Isolated only; margin leaves only as the position is closed. */
    STRICT_ISOLATED
}
