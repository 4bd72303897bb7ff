package dev.wafer.data.price;

import java.util.OptionalDouble;

/**
 * The oracle while there is no external price: it drifts towards the book where the book has left it behind, and else stands still.
 * trade.xyz documentation, "Oracle price", read 2026: {@code IPD = max(impact bid - S, 0) - max(S - impact ask, 0)},
 * {@code dt* = min(dt, 0.1 tau)}, {@code beta = exp(-dt* / tau)}, {@code S' = S + (1 - beta) * IPD}.
 * Example, tau 1,800 s, S = 800, IPD = 8: after 3 s 800.0133222283924, after 180 s or more 800.7613006557124.
 */
public final class OracleAverage {
    /** Longest step, as a share of tau. */
    private static final double MOST_STEP = 0.1;

    private OracleAverage() {}

    /**
     * How far the book has left the oracle behind, USDC per share; above zero the bid is above it. A side without depth adds nothing.
     *
     * @param impactBidUsd price at which the impact notional could be sold
     * @param impactAskUsd price at which it could be bought
     */
    public static double impactDifferenceUsd(double oracleUsd, OptionalDouble impactBidUsd, OptionalDouble impactAskUsd) {
        double aboveUsd = impactBidUsd.isPresent() ? Math.max(impactBidUsd.getAsDouble() - oracleUsd, 0) : 0;
        double belowUsd = impactAskUsd.isPresent() ? Math.max(oracleUsd - impactAskUsd.getAsDouble(), 0) : 0;
        return aboveUsd - belowUsd;
    }

    /** The oracle after an update. */
    public static double nextUsd(double oracleUsd, double impactDifferenceUsd, double elapsedMs, double tauMs) {
        return oracleUsd + (1 - keptShare(elapsedMs, tauMs)) * impactDifferenceUsd;
    }

    /** Beta: the share of the old oracle that stays. Example: 3 s of 1,800 s keep 0.9983347214509387. */
    public static double keptShare(double elapsedMs, double tauMs) {
        if (!(elapsedMs >= 0 && tauMs > 0 && tauMs <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("oracle: found " + elapsedMs + " ms of a time constant of " + tauMs
                    + " ms, expected 0 or more of a finite one above 0");
        }
        return StrictMath.exp(-Math.min(elapsedMs, MOST_STEP * tauMs) / tauMs);
    }
}
