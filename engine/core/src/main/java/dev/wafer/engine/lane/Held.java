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
    /** Room for the numbers of a vector register of any width. */
    final double[] scratch = new double[16];
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
     * First block, from one to the one that holds the bar before an end, in which something can happen: a breach, a new peak of equity, a new low since
     * the peak; the block after the last if there is none. Each figure of a bar is a chain of operations whose rounded results never fall when their
     * argument rises (or never rise), so the chain at the block's extremes bounds that of every bar, and of every part of the block.
     */
    int calmEnd(int fromBlock, int toTick) {
        boolean isLong = signedQtyShares > 0;
        Extremes adverse = adverses.extremes();
        Extremes close = closes.extremes();
        Extremes index = indexes.extremes();
        double[] worstAdverses = isLong ? adverse.least : adverse.greatest;
        double[] highAdverses = adverse.greatest;
        double[] bestCloses = isLong ? close.greatest : close.least;
        double[] worstCloses = isLong ? close.least : close.greatest;
        double[] bestIndexes = isLong ? index.least : index.greatest;
        double[] worstIndexes = isLong ? index.greatest : index.least;
        double qtyShares = signedQtyShares;
        double absQtyShares = Math.abs(qtyShares);
        double fraction = maintenanceFraction;
        double entry = entryUsd;
        double marginUsd = marginAtChangeUsd;
        double indexThen = indexAtChange;
        double cash = cashUsd;
        double lowest = drawdown.lowestUsd();
        double lowestClose = drawdown.lowestCloseUsd();
        double peak = drawdown.peakUsd();
        int endBlock = Math.min((toTick + Extremes.BLOCK - 1) / Extremes.BLOCK, worstAdverses.length);
        int block = fromBlock;
        for (; block < endBlock; block++) {
            double worstMarginUsd = marginUsd - qtyShares * (worstIndexes[block] - indexThen);
            double worstUsd = qtyShares * (worstAdverses[block] - entry);
            double worstHeldUsd = cash + worstMarginUsd;
            double bestHeldUsd = cash + (marginUsd - qtyShares * (bestIndexes[block] - indexThen));
            boolean isCalm = worstMarginUsd + worstUsd >= fraction * (absQtyShares * highAdverses[block]) && worstHeldUsd + worstUsd >= lowest
                    && bestHeldUsd + qtyShares * (bestCloses[block] - entry) <= peak && worstHeldUsd + qtyShares * (worstCloses[block] - entry) >= lowestClose;
            if (!isCalm) {
                break;
            }
        }
        return block;
    }

    /** Whether no bar of a whole block is in breach, by the same argument. */
    boolean isSafe(int block) {
        double[] highAdverses = adverses.extremes().greatest;
        return block < highAdverses.length
                && marginAtExtremeUsd(block, signedQtyShares <= 0) + atWorstUsd(block) >= maintenanceFraction * (Math.abs(signedQtyShares) * highAdverses[block]);
    }

    private double marginAtExtremeUsd(int block, boolean isAtLeastIndex) {
        Extremes index = indexes.extremes();
        return marginAtChangeUsd - signedQtyShares * ((isAtLeastIndex ? index.least[block] : index.greatest[block]) - indexAtChange);
    }

    private double atWorstUsd(int block) {
        Extremes adverse = adverses.extremes();
        return unrealizedUsd(signedQtyShares > 0 ? adverse.least[block] : adverse.greatest[block]);
    }

    /** Equity at the close of a tick, USDC. */
    public double equityAtCloseUsd(int tick) {
        return cashUsd + marginUsd(tick) + unrealizedUsd(closesUsd[tick]);
    }

    /** The last close passed is that of a tick. */
    void equityAt(int tick) {
        equityUsd = equityAtCloseUsd(tick);
    }

    /** Equity at the last close passed, USDC. */
    public double equityUsd() {
        return equityUsd;
    }
}
