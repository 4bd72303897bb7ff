package dev.wafer.data.instrument;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Size and price grid of one market. A lot is {@code 10^-sizeDecimals} shares; a price has at most five significant figures and at most
 * {@code 6 - sizeDecimals} decimals, whole numbers are always valid (Hyperliquid documentation, "Tick and lot size", read 2026).
 * Example, three size decimals: tick 0.01 from 100 to 999.99, 0.1 from 1000 to 9999.9, 0.001 below 100.
 *
 * @param ticker short name: {@code MU}
 * @param sizeDecimals decimals of a quantity in shares, 0..6
 */
public record Instrument(String ticker, int sizeDecimals) {
    private static final int MOST_DECIMALS = 6;
    private static final double[] LOTS_PER_SHARE = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
    private static final int SIGNIFICANT_FIGURES = 5;
    private static final double LOT_SLACK = 1e-9;

    /** Checks the decimals. */
    public Instrument {
        if (!(sizeDecimals >= 0 && sizeDecimals <= MOST_DECIMALS)) {
            throw new IllegalArgumentException("size decimals of " + ticker + ": found " + sizeDecimals + ", expected 0..6");
        }
    }

    /** Lots in one share: 1000 for three size decimals. */
    public double lotsPerShare() {
        return LOTS_PER_SHARE[sizeDecimals];
    }

    /**
     * Shares as whole lots, rounded towards zero; what lies 1e-9 lots, or two steps of a double, below the next whole counts as whole, so that a
     * written number of shares gives its lots. Keeps the sign.
     */
    public long lotsOf(double signedShares) {
        if (!(Math.abs(signedShares) <= 1e12)) {
            throw new IllegalArgumentException("quantity of " + ticker + ": found " + signedShares + " shares, expected at most 1e12");
        }
        double exactLots = Math.abs(signedShares) * lotsPerShare();
        long lots = (long) Math.floor(exactLots + Math.max(LOT_SLACK, 2 * Math.ulp(exactLots)));
        return signedShares < 0 ? -lots : lots;
    }

    /** Lots as shares; keeps the sign. */
    public double sharesOf(long signedLots) {
        return signedLots / lotsPerShare();
    }

    /** The price moved to a valid tick. {@code FLOOR}, {@code CEILING} and {@code HALF_EVEN} are what orders use. */
    public double onTick(double priceUsd, RoundingMode rounding) {
        if (!(priceUsd > 0 && priceUsd <= 1e12)) {
            throw new IllegalArgumentException("price of " + ticker + ": found " + priceUsd + ", expected a number > 0 and <= 1e12");
        }
        BigDecimal exact = BigDecimal.valueOf(priceUsd);
        int wholeDigits = exact.precision() - exact.scale();
        int decimals = Math.max(0, Math.min(MOST_DECIMALS - sizeDecimals, SIGNIFICANT_FIGURES - wholeDigits));
        return exact.setScale(decimals, rounding).doubleValue();
    }

    /** Whether a price is a valid tick. */
    public boolean isOnTick(double priceUsd) {
        return onTick(priceUsd, RoundingMode.HALF_EVEN) == priceUsd;
    }
}
