package dev.wafer.engine.twin;

/**
 * How the account is run.
 *
 * @param leverage of every symbol at the start, 1 to the smallest maximum of the symbols
 * @param wantsCross positions of cross-enabled symbols are cross; otherwise all are isolated
 * @param isRealistic spread, impact, volume limit, caps and largest order; otherwise ideal
 * @param latencyBars an order acts from the symbol's (latencyBars + 1)-th bar after the close at which it was sent
 * @param fundingStress factor on every settled funding rate
 */
public record TwinSettings(double capitalUsd, int leverage, boolean wantsCross, boolean isRealistic, double makerFeeFraction, double takerFeeFraction,
        PathPolicy path, int latencyBars, double fundingStress) {
    /** Which extreme of a bar comes first. */
    public enum PathPolicy { PESSIMISTIC, OPTIMISTIC, ADAPTIVE, OPEN_HIGH_LOW_CLOSE, OPEN_LOW_HIGH_CLOSE }

    /** Isolated, ideal, without fees, pessimistic, no latency. */
    public static TwinSettings plain(double capitalUsd, int leverage) {
        return new TwinSettings(capitalUsd, leverage, false, false, 0, 0, PathPolicy.PESSIMISTIC, 0, 1);
    }

    /** The same with cross margin where the symbol allows it. */
    public TwinSettings cross() {
        return new TwinSettings(capitalUsd, leverage, true, isRealistic, makerFeeFraction, takerFeeFraction, path, latencyBars, fundingStress);
    }

    /** The same with realistic execution. */
    public TwinSettings realistic() {
        return new TwinSettings(capitalUsd, leverage, wantsCross, true, makerFeeFraction, takerFeeFraction, path, latencyBars, fundingStress);
    }

    /** The same with these fees. */
    public TwinSettings withFees(double makerFraction, double takerFraction) {
        return new TwinSettings(capitalUsd, leverage, wantsCross, isRealistic, makerFraction, takerFraction, path, latencyBars, fundingStress);
    }

    /** The same with this path policy. */
    public TwinSettings withPath(PathPolicy other) {
        return new TwinSettings(capitalUsd, leverage, wantsCross, isRealistic, makerFeeFraction, takerFeeFraction, other, latencyBars, fundingStress);
    }

    /** The same with this latency. */
    public TwinSettings withLatency(int bars) {
        return new TwinSettings(capitalUsd, leverage, wantsCross, isRealistic, makerFeeFraction, takerFeeFraction, path, bars, fundingStress);
    }

    /** The same with this funding stress. */
    public TwinSettings withFundingStress(double factor) {
        return new TwinSettings(capitalUsd, leverage, wantsCross, isRealistic, makerFeeFraction, takerFeeFraction, path, latencyBars, factor);
    }
}
