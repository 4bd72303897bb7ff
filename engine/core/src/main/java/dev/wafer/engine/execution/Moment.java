package dev.wafer.engine.execution;

/** One instant of one symbol inside a bar: time, trade price, mark. Mutable and reused. */
final class Moment {
    private long timeMs;
    private double tradeUsd;
    private double markUsd;

    Moment at(long newTimeMs, double newTradeUsd, double newMarkUsd) {
        timeMs = newTimeMs;
        tradeUsd = newTradeUsd;
        markUsd = newMarkUsd;
        return this;
    }

    /** UTC milliseconds. */
    long timeMs() {
        return timeMs;
    }

    /** Trade price, USDC per share. */
    double tradeUsd() {
        return tradeUsd;
    }

    /** Mark, USDC per share. */
    double markUsd() {
        return markUsd;
    }
}
