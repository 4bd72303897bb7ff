package dev.wafer.data.price;

import dev.wafer.data.rule.DiscoveryBand;

/**
 * Bounds of the mark while there is no external price, from update to update. trade.xyz documentation, "Discovery bounds", read 2026: the mark
 * stays within {@code R * (1 +- b)}, R the last external price. When the oracle has gone the trigger's share of the way to a bound, R becomes
 * that bound, so often in each direction as the band has resets; then the bound is final. External prices start all anew. Own reading: the two
 * directions are counted apart. Example, R = 800, b = 10 %, one reset, trigger 0.9: an oracle of 872 turns 720 to 880 into 792 to 968.
 */
public final class DiscoveryBounds {
    private final DiscoveryBand band;
    private double referenceUsd;
    private int resetsUp;
    private int resetsDown;

    /** Bounds around a first external price. */
    public DiscoveryBounds(DiscoveryBand band, double externalUsd) {
        this.band = band;
        external(externalUsd);
    }

    /** An update with an external price: the bounds are around it, and all resets are back. */
    public void external(double externalUsd) {
        if (!(externalUsd > 0 && externalUsd <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("discovery bounds: found an external price of " + externalUsd + ", expected a finite one above 0");
        }
        referenceUsd = externalUsd;
        resetsUp = 0;
        resetsDown = 0;
    }

    /** An update without one: the oracle may move the bounds, by one step at most. */
    public void internal(double oracleUsd) {
        double widthUsd = band.widthFraction() * referenceUsd;
        double triggerUsd = band.triggerFraction() * widthUsd;
        if (resetsUp < band.resets() && oracleUsd >= referenceUsd + triggerUsd) {
            referenceUsd += widthUsd;
            resetsUp++;
        } else if (resetsDown < band.resets() && oracleUsd <= referenceUsd - triggerUsd) {
            referenceUsd -= widthUsd;
            resetsDown++;
        }
    }

    /** The price the bounds are around. */
    public double referenceUsd() {
        return referenceUsd;
    }

    /** Lowest mark. */
    public double lowUsd() {
        return referenceUsd - band.widthFraction() * referenceUsd;
    }

    /** Highest mark. */
    public double highUsd() {
        return referenceUsd + band.widthFraction() * referenceUsd;
    }

    /** A price moved to the nearer bound, if it lies outside. */
    public double clampUsd(double priceUsd) {
        return Math.clamp(priceUsd, lowUsd(), highUsd());
    }
}
