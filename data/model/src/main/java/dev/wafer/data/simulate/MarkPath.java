package dev.wafer.data.simulate;

import dev.wafer.data.price.MarkFormula;

/**
 * The mark price: median of the oracle, the oracle plus a 150 s mean of the book's distance from it, and the last trade (trade.xyz documentation,
 * "Mark price", read 2026), inside the band around the last external oracle while stocks are closed. Leaves out: the step limit of an update.
 */
final class MarkPath {
    private final double bandFraction;
    private final double stepMs;
    private double meanDistanceUsd;
    private double bandReferenceUsd;

    MarkPath(double bandFraction, double stepMs, double firstOracleUsd) {
        this.bandFraction = bandFraction;
        this.stepMs = stepMs;
        bandReferenceUsd = firstOracleUsd;
    }

    double next(double oracleUsd, double midUsd, double lastTradeUsd, boolean isExternal) {
        meanDistanceUsd = MarkFormula.meanDistanceUsd(meanDistanceUsd, midUsd - oracleUsd, stepMs);
        double markUsd = MarkFormula.markUsd(oracleUsd, meanDistanceUsd, lastTradeUsd);
        if (isExternal) {
            bandReferenceUsd = oracleUsd;
            return markUsd;
        }
        return OraclePath.clampToBand(markUsd, bandReferenceUsd, bandFraction);
    }
}
