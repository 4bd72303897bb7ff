package dev.wafer.engine.account;

import dev.wafer.data.rule.MarginTiers;
import dev.wafer.engine.lane.Held;
import dev.wafer.engine.margin.CrossMargin;
import dev.wafer.engine.margin.IsolatedMargin;

/**
 * One symbol's position, isolated or cross. Funding is kept as an index, the running sum of oracle * rate: while the quantity is constant the
 * margin is its value at the last change minus {@code signedQty * (index now - index then)}. A cross position posts no margin: its margin is the
 * funding not yet posted to cash. Only {@link Account} changes it.
 */
public final class Position {
    private final double lotsPerShare;
    private long signedLots;
    private double signedQtyShares;
    private double entryUsd;
    private double marginAtChangeUsd;
    private double indexAtChange;
    private double indexNow;
    private int pointsAtChange;
    private int pointsNow;
    private MarginTiers tiers = MarginTiers.single(50);
    private double maintenanceFraction;
    private boolean isTiered;
    private boolean isCross;
    private int chosenLeverage;
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

    /** The venue's leverage for the next opening fill: as chosen, at most the maximum of the date. */
    public int leverage() {
        return leverage;
    }

    /** Whether its maintenance goes by more than one tier. */
    public boolean isTiered() {
        return isTiered;
    }

    /** Describes itself to the loops that carry it over bars; of one tier, isolated and not flat. */
    public void putInto(Held held) {
        held.position(signedQtyShares, entryUsd, marginAtChangeUsd, indexAtChange, maintenanceFraction);
    }

    /** Whether the account's cash backs it together with all other cross positions. */
    public boolean isCross() {
        return isCross;
    }

    /** Maintenance margin at a mark price, USDC. */
    public double maintenanceUsd(double markUsd) {
        double notionalUsd = Math.abs(signedQtyShares) * markUsd;
        return isTiered ? tiers.maintenanceUsd(notionalUsd) : maintenanceFraction * notionalUsd;
    }

    /** Change of maintenance per USDC of notional at a mark price. */
    public double maintenanceSlope(double markUsd) {
        return tiers.maintenanceFraction(tiers.tierOf(Math.abs(signedQtyShares) * markUsd));
    }

    /** Initial margin at a mark price, USDC. */
    public double initialUsd(double markUsd) {
        return IsolatedMargin.initialUsd(Math.abs(signedQtyShares), markUsd, leverage());
    }

    /** Margin with the funding up to now, USDC. */
    public double marginUsd() {
        return marginAtChangeUsd - signedQtyShares * (indexNow - indexAtChange);
    }

    /** Profit at a mark price, USDC. */
    public double unrealizedUsd(double markUsd) {
        return signedQtyShares * (markUsd - entryUsd);
    }

    /** Whether an isolated position is in breach at a mark price: equity below maintenance; equality is not. */
    public boolean isBreached(double markUsd) {
        return IsolatedMargin.isBreached(signedQtyShares, entryUsd, marginUsd(), markUsd, maintenanceUsd(markUsd));
    }

    /** Mark price of liquidation of an isolated position: {@link IsolatedMargin#liquidationUsd}; it must not be flat. */
    public double liquidationUsd() {
        return IsolatedMargin.liquidationUsd(side(), Math.abs(signedQtyShares), entryUsd, marginUsd(), tiers);
    }

    /** Mark price of liquidation of a cross position while all others stand still: {@link CrossMargin#liquidationUsd}. */
    double crossLiquidationUsd(double markUsd, double accountValueUsd, double otherMaintenanceUsd) {
        return CrossMargin.liquidationUsd(side(), Math.abs(signedQtyShares), markUsd, accountValueUsd, otherMaintenanceUsd, tiers);
    }

    private int side() {
        return signedLots > 0 ? 1 : -1;
    }

    /** Whether the tier of a notional allows this leverage. */
    boolean allows(double notionalUsd) {
        return !isTiered || leverage() <= tiers.maxLeverage(tiers.tierOf(notionalUsd));
    }

    /**
     * Time passes: the funding index as it stands now.
     *
     * @param index running sum of oracle * rate, USDC per share
     * @param points how many funding points it holds
     */
    public void fundingAt(double index, int points) {
        indexNow = index;
        pointsNow = points;
    }

    /** The rules of the date. */
    public void rules(MarginTiers newTiers) {
        tiers = newTiers;
        maintenanceFraction = newTiers.maintenanceFraction(0);
        isTiered = newTiers.count() > 1;
        leverage = Math.min(chosenLeverage, newTiers.maxLeverage());
    }

    void setLeverage(int times) {
        chosenLeverage = times;
        leverage = Math.min(times, tiers.maxLeverage());
    }

    void setCross(boolean isOn) {
        isCross = isOn;
    }

    /** Funding since the last change, USDC, above zero received. */
    double fundingSinceChangeUsd() {
        return -signedQtyShares * (indexNow - indexAtChange);
    }

    /** First funding point that the last change did not hold. */
    int pointsAtChange() {
        return pointsAtChange;
    }

    /** First funding point that has not settled yet. */
    int pointsNow() {
        return pointsNow;
    }

    /** Funding was posted: the margin now holds it. */
    void fundingPosted(double marginUsd) {
        indexAtChange = indexNow;
        pointsAtChange = pointsNow;
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
        pointsAtChange = other.pointsAtChange;
        pointsNow = other.pointsNow;
        tiers = other.tiers;
        maintenanceFraction = other.maintenanceFraction;
        isTiered = other.isTiered;
        isCross = other.isCross;
        chosenLeverage = other.chosenLeverage;
        leverage = other.leverage;
    }
}
