package dev.wafer.data.simulate;

import dev.wafer.data.series.MarketData;

/** Small markets made for one question; always the same bits. */
public enum Scenario {
    /**
     * One bad print outside, and what the venue's update limit makes of it: the mark falls from 1,127.90 to 917.25 (-18.7 %) in two minutes and
     * comes back. After what happened to another stock's market on 2026-07-27 at 23:01 UTC; the symbol MU and its 10x stand in for it.
     */
    BAD_PRINT;

    /** Its market data. */
    public MarketData market() {
        return switch (this) {
            case BAD_PRINT -> new BadPrint().market();
        };
    }
}
