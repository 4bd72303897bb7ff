package dev.wafer.research.signal.catalogue;

import dev.wafer.api.Column;
import dev.wafer.api.Feature;

/**
 * What {@link dev.wafer.api.signal.OpenInterest#quadrant} makes of open interest, made of volume: {@code sign(price change) * (3 + sign(other change)) / 4}.
 *
 * @param priceChange over a window
 * @param otherChange of what stands in for open interest
 */
record Quadrant(Column priceChange, Column otherChange) implements Feature {
    @Override
    public State start() {
        return out -> out.set(Math.signum(priceChange.now()) * (3 + Math.signum(otherChange.now())) / 4);
    }
}
