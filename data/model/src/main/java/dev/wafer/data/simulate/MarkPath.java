package dev.wafer.data.simulate;

/**
 * The mark price: median of the oracle, the oracle plus a 150 s mean of the book's distance from it, and the last trade (trade.xyz documentation,
 * "Mark price", read 2026), inside the band around the last external oracle while stocks are closed. Leaves out: the step limit of an update.
 */
final class MarkPath {
    private static final double MEAN_MS = 150_000;

    private final double bandFraction;
    private final double weightOfNew;
    private double meanDistanceUsd;
    private double bandReferenceUsd;

    MarkPath(double bandFraction, double stepMs, double firstOracleUsd) {
        this.bandFraction = bandFraction;
        weightOfNew = 1 - StrictMath.exp(-stepMs / MEAN_MS);
        bandReferenceUsd = firstOracleUsd;
    }

    double next(double oracleUsd, double midUsd, double lastTradeUsd, boolean isExternal) {
        meanDistanceUsd += weightOfNew * (midUsd - oracleUsd - meanDistanceUsd);
        double markUsd = median(oracleUsd, oracleUsd + meanDistanceUsd, lastTradeUsd);
        if (isExternal) {
            bandReferenceUsd = oracleUsd;
            return markUsd;
        }
        return OraclePath.clampToBand(markUsd, bandReferenceUsd, bandFraction);
    }

    static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
