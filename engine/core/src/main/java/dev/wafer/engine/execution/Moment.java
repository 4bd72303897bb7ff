package dev.wafer.engine.execution;

/** One instant of all symbols: time, trade prices, marks, who has a bar. Mutable and reused. */
final class Moment {
    private final double[] tradesUsd;
    private final double[] marksUsd;
    private final boolean[] isPresent;
    private long timeMs;

    Moment(int symbolCount) {
        tradesUsd = new double[symbolCount];
        marksUsd = new double[symbolCount];
        isPresent = new boolean[symbolCount];
    }

    void at(long newTimeMs) {
        timeMs = newTimeMs;
    }

    /** Whether a symbol has a bar now. */
    void present(int symbol, boolean isOn) {
        isPresent[symbol] = isOn;
    }

    void price(int symbol, double tradeUsd, double markUsd) {
        tradesUsd[symbol] = tradeUsd;
        marksUsd[symbol] = markUsd;
    }

    /** UTC milliseconds. */
    long timeMs() {
        return timeMs;
    }

    /** Trade price, USDC per share. */
    double tradeUsd(int symbol) {
        return tradesUsd[symbol];
    }

    /** Mark, USDC per share. */
    double markUsd(int symbol) {
        return marksUsd[symbol];
    }

    boolean isPresent(int symbol) {
        return isPresent[symbol];
    }

    void copyFrom(Moment other) {
        System.arraycopy(other.tradesUsd, 0, tradesUsd, 0, tradesUsd.length);
        System.arraycopy(other.marksUsd, 0, marksUsd, 0, marksUsd.length);
        System.arraycopy(other.isPresent, 0, isPresent, 0, isPresent.length);
        timeMs = other.timeMs;
    }
}
