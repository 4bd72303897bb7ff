package dev.wafer.engine.run;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;

/** Open interest as known at each open of the clock: the last recorded value, for two of its own intervals; zero where nothing is known. */
final class OpenInterestTape {
    private static final int INTERVALS_CARRIED = 2;

    private final double[] shares;

    OpenInterestTape(SymbolHistory history, long[] clockMs, long resolutionMs) {
        BarSeries bars = history.bars();
        long intervalMs = history.openInterest().map(OpenInterestFacts::intervalMs).orElse(resolutionMs);
        shares = new double[clockMs.length];
        int row = 0;
        double last = 0;
        long lastMs = 0;
        for (int tick = 0; tick < clockMs.length; tick++) {
            while (row < bars.count() && bars.openTimeMs(row) + resolutionMs <= clockMs[tick]) {
                if (bars.isKnown(Field.OPEN_INTEREST, row)) {
                    last = bars.value(Field.OPEN_INTEREST, row);
                    lastMs = bars.openTimeMs(row) + resolutionMs;
                }
                row++;
            }
            shares[tick] = clockMs[tick] - lastMs <= INTERVALS_CARRIED * intervalMs ? last : 0;
        }
    }

    double shares(int tick) {
        return shares[tick];
    }
}
