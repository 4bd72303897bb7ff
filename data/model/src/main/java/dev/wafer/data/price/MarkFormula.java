package dev.wafer.data.price;

/**
 * The mark price of one update. trade.xyz documentation, "Mark price", and Hyperliquid's, "HIP-3 deployer actions", read 2026. Leaves out: the
 * chain's limits of 2.5 s between updates, of a factor of 10 a day, and its own mark where no update came for 10 s.
 */
public final class MarkFormula {
    /** Time constant of the mean distance between book and oracle. */
    public static final double MEAN_MS = 150_000;
    /** Most that the venue moves mark or oracle in one update, a fraction: 50 bp. */
    public static final double VENUE_MOVE_FRACTION = 0.005;
    /** Most that the chain lets the mark move in one update, a fraction. */
    public static final double CHAIN_MOVE_FRACTION = 0.01;

    private MarkFormula() {}

    /**
     * Mark before limits: {@code median(o, o + mean distance, median(bid, ask, last))}.
     * Example: 800, +2, and 803, 804, 805 give 802.
     *
     * @param meanDistanceUsd of {@link #meanDistanceUsd}
     * @param localUsd median of best bid, best ask and last trade
     */
    public static double markUsd(double oracleUsd, double meanDistanceUsd, double localUsd) {
        return median(oracleUsd, oracleUsd + meanDistanceUsd, localUsd);
    }

    /** Mean distance of the middle of the book from the oracle, after one more sample: {@code m + (1 - exp(-dt / 150 s)) * (sample - m)}. */
    public static double meanDistanceUsd(double meanUsd, double sampleUsd, double elapsedMs) {
        return meanUsd + (1 - StrictMath.exp(-elapsedMs / MEAN_MS)) * (sampleUsd - meanUsd);
    }

    /**
     * A price held to a largest move from the one before it. Example: 806 after 800, at most 0.005, is 804.
     *
     * @param moveFraction {@link #VENUE_MOVE_FRACTION} or {@link #CHAIN_MOVE_FRACTION}
     */
    public static double limitedUsd(double wantedUsd, double currentUsd, double moveFraction) {
        double mostUsd = moveFraction * currentUsd;
        return Math.clamp(wantedUsd, currentUsd - mostUsd, currentUsd + mostUsd);
    }

    /** The middle one of three. */
    public static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
