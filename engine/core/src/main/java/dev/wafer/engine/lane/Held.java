package dev.wafer.engine.lane;

import dev.wafer.engine.measure.Drawdown;

/**
 * An isolated position of one tier that only waits, and the prices it waits in: all that {@link Lanes#carry} reads. Filled in before each use; the
 * arrays are the engine's own and are not written to, but for {@link #equitiesUsd}.
 */
public final class Held {
    private static final Row NONE = new Row(new double[0]);

    /** Marks of each bar at the extreme that hurts: lows of a long, highs of a short. */
    double[] adversesUsd = {};
    /** Marks of each bar at its close. */
    double[] closesUsd = {};
    /** Funding index at each open, USDC per share. */
    double[] fundingIndexes = {};
    private Row adverses = NONE;
    private Row closes = NONE;
    private Row indexes = NONE;
    double signedQtyShares;
    double entryUsd;
    double marginAtChangeUsd;
    double indexAtChange;
    double maintenanceFraction;
    double cashUsd;
    /** Where the equity of each close goes; empty if it is not wanted. */
    double[] equitiesUsd = {};
    /** Place of tick 0 in it. */
    int equityOffset;
    final Drawdown drawdown;
    /** Equity at the last close passed. */
    double equityUsd;
    /** Where the bars passed last ended. */
    int firstNotPassed;

    /** A carrier that brings this drawdown up to date. */
    public Held(Drawdown drawdown) {
        this.drawdown = drawdown;
    }

    /** The prices of the position's side, and funding. */
    public Held in(Row adverseMarks, Row closeMarks, Row openFundingIndexes) {
        adverses = adverseMarks;
        closes = closeMarks;
        indexes = openFundingIndexes;
        adversesUsd = adverseMarks.values();
        closesUsd = closeMarks.values();
        fundingIndexes = openFundingIndexes.values();
        return this;
    }

    /** The position: signed shares, entry, margin and funding index at its last change, maintenance per notional. */
    public Held position(double qtyShares, double entryPriceUsd, double marginUsd, double fundingIndex, double maintenancePerNotional) {
        signedQtyShares = qtyShares;
        entryUsd = entryPriceUsd;
        marginAtChangeUsd = marginUsd;
        indexAtChange = fundingIndex;
        maintenanceFraction = maintenancePerNotional;
        return this;
    }

    /** Cash beside it. */
    public Held beside(double usd) {
        cashUsd = usd;
        return this;
    }

    /** Writes the equity of the close of tick t to place {@code t + offset}. */
    public Held writing(double[] equities, int offset) {
        equitiesUsd = equities;
        equityOffset = offset;
        return this;
    }

    /** Margin with the funding up to the open of a tick, USDC. */
    public double marginUsd(int tick) {
        return marginAtChangeUsd - signedQtyShares * (fundingIndexes[tick] - indexAtChange);
    }

    /** Profit at a mark, USDC. */
    public double unrealizedUsd(double markUsd) {
        return signedQtyShares * (markUsd - entryUsd);
    }

    /** Profit at the close of a tick, USDC. */
    public double unrealizedAtCloseUsd(int tick) {
        return unrealizedUsd(closesUsd[tick]);
    }

    /**
     * Whether nothing can happen in a whole block of bars: no breach, no new peak of equity, no new low since the peak. Each figure of a bar is a chain of
     * operations whose rounded results never fall when their argument rises (or never rise), so the chain at the block's extreme bounds that of every bar.
     */
    boolean isCalm(int block) {
        if (!isSafe(block)) {
            return false;
        }
        boolean isLong = signedQtyShares > 0;
        Extremes close = closes.extremes();
        double bestHeldUsd = cashUsd + marginAtExtremeUsd(block, isLong);
        double worstHeldUsd = cashUsd + marginAtExtremeUsd(block, !isLong);
        return !(worstHeldUsd + atWorstUsd(block) < drawdown.lowestUsd())
                && !(bestHeldUsd + unrealizedUsd(isLong ? close.greatest[block] : close.least[block]) > drawdown.peakUsd())
                && !(worstHeldUsd + unrealizedUsd(isLong ? close.least[block] : close.greatest[block]) < drawdown.lowestCloseUsd());
    }

    /** Whether no bar of a whole block is in breach, by the same argument. */
    boolean isSafe(int block) {
        double mostMaintenanceUsd = maintenanceFraction * (Math.abs(signedQtyShares) * adverses.extremes().greatest[block]);
        return !(marginAtExtremeUsd(block, signedQtyShares <= 0) + atWorstUsd(block) < mostMaintenanceUsd);
    }

    private double marginAtExtremeUsd(int block, boolean isAtLeastIndex) {
        Extremes index = indexes.extremes();
        return marginAtChangeUsd - signedQtyShares * ((isAtLeastIndex ? index.least[block] : index.greatest[block]) - indexAtChange);
    }

    private double atWorstUsd(int block) {
        Extremes adverse = adverses.extremes();
        return unrealizedUsd(signedQtyShares > 0 ? adverse.least[block] : adverse.greatest[block]);
    }

    /** The last close passed is that of a tick. */
    void equityAt(int tick) {
        equityUsd = cashUsd + marginUsd(tick) + unrealizedUsd(closesUsd[tick]);
    }

    /** Equity at the last close passed, USDC. */
    public double equityUsd() {
        return equityUsd;
    }
}
