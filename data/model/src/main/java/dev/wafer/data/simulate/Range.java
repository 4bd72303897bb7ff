package dev.wafer.data.simulate;

/** Prices of one bar as they come. */
final class Range {
    final double openUsd;
    double highUsd;
    double lowUsd;
    double closeUsd;

    Range(double openUsd) {
        this.openUsd = openUsd;
        highUsd = openUsd;
        lowUsd = openUsd;
        closeUsd = openUsd;
    }

    void add(double priceUsd) {
        highUsd = Math.max(highUsd, priceUsd);
        lowUsd = Math.min(lowUsd, priceUsd);
        closeUsd = priceUsd;
    }

    /** A fraction more range, shared between both ends. */
    void widen(double fraction, double upperPart) {
        highUsd *= 1 + fraction * upperPart;
        lowUsd *= 1 - fraction * (1 - upperPart);
    }
}
