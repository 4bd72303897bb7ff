package dev.wafer.research.signal.catalogue;

import dev.wafer.api.Column;
import dev.wafer.api.Feature;

/**
 * The futures trader's table of price and open interest as one number: the sign of the price change where the other input rose, zero where it did not
 * (J. J. Murphy, Technical Analysis of the Futures Markets, 1986, chapter 7).
 *
 * @param priceChange over a window
 * @param otherChange of open interest, or of what stands in for it
 */
record Quadrant(Column priceChange, Column otherChange) implements Feature {
    @Override
    public State start() {
        return out -> out.set(otherChange.now() > 0 ? Math.signum(priceChange.now()) : 0);
    }
}
