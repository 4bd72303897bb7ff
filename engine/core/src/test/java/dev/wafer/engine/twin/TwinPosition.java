package dev.wafer.engine.twin;

import java.math.BigDecimal;

/** One position; {@code marginNano} and {@code indexThen} are as of the last change of quantity or margin. */
final class TwinPosition {
    long lots;
    BigDecimal entry = BigDecimal.ZERO;
    boolean isCross;
    long marginNano;
    /** The symbol's funding index when funding was last posted. */
    BigDecimal indexThen = BigDecimal.ZERO;

    TwinPosition copy() {
        TwinPosition copy = new TwinPosition();
        copy.lots = lots;
        copy.entry = entry;
        copy.isCross = isCross;
        copy.marginNano = marginNano;
        copy.indexThen = indexThen;
        return copy;
    }

    int side() {
        return Long.signum(lots);
    }

    boolean isFlat() {
        return lots == 0;
    }
}
