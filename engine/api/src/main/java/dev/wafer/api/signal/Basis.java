package dev.wafer.api.signal;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Symbol;

/** The venue's price against the price outside. */
public final class Basis {
    private Basis() {}

    /**
     * {@code mark / oracle - 1} at each close, a fraction; above zero the perpetual is dearer and longs tend to pay. Known where the oracle is
     * recorded; where no mark is recorded the trade price stands for it. In internal sessions the oracle is the venue's own. Example: 101 over 100
     * gives 0.01.
     */
    public static Column markOracle(Bars bars, Symbol symbol) {
        return bars.mark(symbol).dividedBy(bars.oracle(symbol)).minus(1);
    }

    /** Its plain mean over a window, which one print moves less. */
    public static Column meanMarkOracle(Bars bars, Symbol symbol, int window) {
        return markOracle(bars, symbol).sma(window);
    }
}
