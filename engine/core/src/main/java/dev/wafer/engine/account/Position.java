package dev.wafer.engine.account;

import dev.wafer.engine.margin.IsolatedMargin;

/**
 * One symbol's isolated position. Funding is kept as an index, the running sum of oracle * rate: while the quantity is constant the margin is
 * its value at the last change minus {@code signedQty * (index now - index then)}. Only {@link Account} changes it.
 */
public final class Position {
    private final double lotsPerShare;
    private long signedLots;
    private double signedQtyShares;
    private double entryUsd;
    private double marginAtChangeUsd;
    private double indexAtChange;
    private double indexNow;
    private double filledIndexAtChange;
    private double filledIndexNow;
    private double maintenanceFraction;
    private int leverage;

    Position(double lotsPerShare) {
        this.lotsPerShare = lotsPerShare;
    }

    /** Whole lots, long above zero. */
    public long signedLots() {
        return signedLots;
    }

    /** Shares, long above zero. */
    public double signedQtyShares() {
        return signedQtyShares;
    }

    /** Whether there is nothing. */
    public boolean isFlat() {
        return signedLots == 0;
    }

    /** Size-weighted entry price, USDC per share; of no meaning while flat. */
    public double entryUsd() {
        return entryUsd;
    }

    /** The venue's leverage for the next opening fill. */
    public int leverage() {
        return leverage;
    }

    /** Maintenance margin as a fraction of notional. */
    public double maintenanceFraction() {
        return maintenanceFraction;
    }

    /** Margin with the funding up to now, USDC. */
    public double marginUsd() {
        return marginAtChangeUsd - signedQtyShares * (indexNow - indexAtChange);
    }

    /** Profit at a mark price, USDC. */
    public double unrealizedUsd(double markUsd) {
        return signedQtyShares * (markUsd - entryUsd);
    }

    /** Whether the position is in breach at a mark price: {@link IsolatedMargin#isBreached}. */
    public boolean isBreached(double markUsd) {
        return IsolatedMargin.isBreached(signedQtyShares, entryUsd, marginUsd(), markUsd, maintenanceFraction, 0);
    }

    /** Mark price of liquidation: {@link IsolatedMargin#liquidationUsd}; the position must not be flat. */
    public double liquidationUsd() {
        return IsolatedMargin.liquidationUsd(signedLots > 0 ? 1 : -1, Math.abs(signedQtyShares), entryUsd, marginUsd(), maintenanceFraction, 0);
    }

    /**
     * Time passes: the funding index as it stands now.
     *
     * @param index running sum of oracle * rate, USDC per share
     * @param filledIndex the part of it at the rules' base rate
     */
    public void fundingAt(double index, double filledIndex) {
        indexNow = index;
        filledIndexNow = filledIndex;
    }

    /** The rules of the date. */
    public void rules(int highestLeverage, double maintenance) {
        leverage = Math.min(leverage, highestLeverage);
        maintenanceFraction = maintenance;
    }

    void setLeverage(int times) {
        leverage = times;
    }

    /** Funding since the last change, USDC, above zero received. */
    double fundingSinceChangeUsd() {
        return -signedQtyShares * (indexNow - indexAtChange);
    }

    /** The part of it at the rules' base rate. */
    double filledFundingSinceChangeUsd() {
        return -signedQtyShares * (filledIndexNow - filledIndexAtChange);
    }

    /** Funding was posted: the margin now holds it. */
    void fundingPosted(double marginUsd) {
        indexAtChange = indexNow;
        filledIndexAtChange = filledIndexNow;
        marginAtChangeUsd = marginUsd;
    }

    void marginChanged(double marginUsd) {
        marginAtChangeUsd = marginUsd;
    }

    /** More of the same side (or the first of it): the entry becomes the size-weighted mean. */
    void increase(long deltaLots, double priceUsd) {
        long oldLots = signedLots;
        signedLots = Math.addExact(oldLots, deltaLots);
        entryUsd = oldLots == 0 ? priceUsd : (oldLots * entryUsd + deltaLots * priceUsd) / signedLots;
        signedQtyShares = signedLots / lotsPerShare;
    }

    /** Less of it: the entry stays. */
    void decrease(long deltaLots) {
        signedLots = Math.addExact(signedLots, deltaLots);
        signedQtyShares = signedLots / lotsPerShare;
    }

    double sharesOf(long lots) {
        return lots / lotsPerShare;
    }

    void copyFrom(Position other) {
        signedLots = other.signedLots;
        signedQtyShares = other.signedQtyShares;
        entryUsd = other.entryUsd;
        marginAtChangeUsd = other.marginAtChangeUsd;
        indexAtChange = other.indexAtChange;
        indexNow = other.indexNow;
        filledIndexAtChange = other.filledIndexAtChange;
        filledIndexNow = other.filledIndexNow;
        maintenanceFraction = other.maintenanceFraction;
        leverage = other.leverage;
    }
}
