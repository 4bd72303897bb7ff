package dev.wafer.engine.execution;

import dev.wafer.api.Event.Leg;
import dev.wafer.engine.journal.Cause;

/**
 * One order, target or attached exit that waits. Mutable and reused: the book lends it, nothing is allocated while orders come and go. Lots are
 * signed (a buy above zero); for a target they are the wanted position. Distances are USDC per share, zero where there is no such exit.
 */
public final class WorkingOrder {
    /** Turns of an order at an open: the closing part first, then the rest. */
    static final int REDUCING = 1;
    static final int INCREASING = 2;
    private static final int DONE = 3;

    OrderKind kind = OrderKind.MARKET;
    long id;
    Leg leg = Leg.ORDER;
    long signedLots;
    double priceUsd;
    double distanceUsd;
    double bestMarkUsd;
    boolean isOnLast;
    boolean isReduceOnly;
    boolean isPostOnly;
    boolean isImmediate;
    boolean closesAll;
    boolean isFresh;
    boolean isTried;
    boolean hasFired;
    boolean isSpent;
    boolean hasReduced;
    boolean isDormant;
    int delayBars;
    double stopLossUsd;
    double takeProfitUsd;
    double trailingUsd;
    String because = "";
    double openFillUsd;
    boolean isOpenFillMaker;
    private int openTurn = DONE;

    WorkingOrder() {}

    /** Makes it a new order without price and exits. */
    public WorkingOrder begin(OrderKind newKind, long newId, Leg newLeg, long newSignedLots, String reason) {
        kind = newKind;
        id = newId;
        leg = newLeg;
        signedLots = newSignedLots;
        because = reason;
        priceUsd = 0;
        distanceUsd = 0;
        bestMarkUsd = 0;
        isOnLast = false;
        isReduceOnly = newLeg != Leg.ORDER;
        isPostOnly = false;
        isImmediate = false;
        closesAll = false;
        isFresh = true;
        isTried = false;
        hasFired = false;
        isSpent = false;
        hasReduced = false;
        isDormant = false;
        delayBars = 0;
        stopLossUsd = 0;
        takeProfitUsd = 0;
        trailingUsd = 0;
        openTurn = DONE;
        return this;
    }

    /** Limit or trigger price. */
    public WorkingOrder at(double newPriceUsd) {
        priceUsd = newPriceUsd;
        return this;
    }

    /** Trailing distance. */
    public WorkingOrder behind(double newDistanceUsd) {
        distanceUsd = newDistanceUsd;
        return this;
    }

    /** Options of an order of the strategy. */
    public WorkingOrder options(boolean onLast, boolean reduceOnly, boolean postOnly, boolean immediate, boolean closeAll) {
        isOnLast = onLast;
        isReduceOnly = reduceOnly || closeAll;
        isPostOnly = postOnly;
        isImmediate = immediate;
        closesAll = closeAll;
        return this;
    }

    /** Bars of its symbol that pass before it can act. */
    public WorkingOrder after(int bars) {
        delayBars = bars;
        return this;
    }

    /** Exits to attach at the fill. */
    public WorkingOrder exits(double stopLossDistanceUsd, double takeProfitDistanceUsd, double trailingDistanceUsd) {
        stopLossUsd = stopLossDistanceUsd;
        takeProfitUsd = takeProfitDistanceUsd;
        trailingUsd = trailingDistanceUsd;
        return this;
    }

    void renew(long newId, double newPriceUsd, String reason) {
        id = newId;
        priceUsd = newPriceUsd;
        because = reason;
        isFresh = true;
        hasFired = false;
        isSpent = false;
    }

    /** Whether it can act inside a bar: it has arrived, is not already on its way as a market order, and the bar has something left for it. */
    boolean isLive() {
        return hasArrived() && !hasFired && !isSpent;
    }

    /** Whether the venue has it: a late one it has from the first open at which it can act. */
    boolean hasArrived() {
        return delayBars == 0 && !isDormant;
    }

    /** A bar of its symbol begins: a late one sleeps through it. */
    void barBegins() {
        isDormant = delayBars > 0;
        delayBars -= isDormant ? 1 : 0;
    }

    /** Whether what does not fill at once is given up. */
    boolean isGivenUp() {
        return isImmediate || (kind == OrderKind.MARKET && !isReduceOnly);
    }

    /** The order's id; an exit has its parent's. */
    public long id() {
        return id;
    }

    /** The order itself or one of its exits. */
    public Leg leg() {
        return leg;
    }

    /** How it waits. */
    public OrderKind kind() {
        return kind;
    }

    /** Its reason. */
    public String because() {
        return because;
    }

    /** Signed lots as sent; for a target the wanted position. */
    public long signedLots() {
        return signedLots;
    }

    /** Whether it buys, given what is held. */
    public boolean isBuyOf(long heldLots) {
        return wantedLots(heldLots) > 0;
    }

    /** Whether its side is known: an order that closes whatever is held has none while nothing is. */
    boolean hasSide(long heldLots) {
        return !closesAll || heldLots != 0;
    }

    /** Whether it is an exit that was attached to another order. */
    public boolean isExit() {
        return leg != Leg.ORDER;
    }

    /** Whether exits come with its fill. */
    boolean hasExits() {
        return stopLossUsd > 0 || takeProfitUsd > 0 || trailingUsd > 0;
    }

    /** Signed lots it wants from a position of so many: for a target the difference, for a close all of it, else its own. */
    long wantedLots(long heldLots) {
        if (kind == OrderKind.TARGET) {
            return signedLots - heldLots;
        }
        return closesAll ? -heldLots : signedLots;
    }

    /** Whether it acts at this open, at which price and as what. */
    void openFill(boolean isActing, double newFillUsd, boolean isMaker) {
        openTurn = isActing ? REDUCING : DONE;
        hasReduced = false;
        isSpent = false;
        openFillUsd = newFillUsd;
        isOpenFillMaker = isMaker;
    }

    /** Whether its turn has come; each turn comes once. */
    boolean takeOpenTurn(int turn) {
        if (openTurn > turn) {
            return false;
        }
        openTurn = turn + 1;
        return true;
    }

    /** Trigger price of a stop or take-profit now. */
    double triggerUsd(boolean isBuy) {
        if (kind != OrderKind.TRAILING_STOP) {
            return priceUsd;
        }
        return isBuy ? bestMarkUsd + distanceUsd : bestMarkUsd - distanceUsd;
    }

    /** Trigger price of a stop or take-profit that works, given what is held; zero for any other order. */
    public double workingTriggerUsd(long heldLots) {
        return isTriggered() && hasArrived() ? triggerUsd(isBuyOf(heldLots)) : 0;
    }

    /** Whether it triggers when the price falls to its trigger (else when it rises to it). */
    boolean triggersBelow(boolean isBuy) {
        return (kind == OrderKind.TAKE_PROFIT) == isBuy;
    }

    /** A trailing stop follows the mark. */
    void follow(double markUsd, boolean isBuy) {
        if (kind == OrderKind.TRAILING_STOP) {
            boolean isBetter = bestMarkUsd == 0 || (isBuy ? markUsd < bestMarkUsd : markUsd > bestMarkUsd);
            bestMarkUsd = isBetter ? markUsd : bestMarkUsd;
        }
    }

    boolean isTriggered() {
        return kind == OrderKind.STOP || kind == OrderKind.TAKE_PROFIT || kind == OrderKind.TRAILING_STOP;
    }

    Cause cause() {
        return switch (kind) {
            case TARGET, MARKET, LIMIT -> Cause.SIGNAL;
            case STOP -> Cause.STOP;
            case TAKE_PROFIT -> Cause.TAKE_PROFIT;
            case TRAILING_STOP -> Cause.TRAILING_STOP;
        };
    }

    void copyFrom(WorkingOrder other) {
        begin(other.kind, other.id, other.leg, other.signedLots, other.because).at(other.priceUsd).behind(other.distanceUsd)
                .exits(other.stopLossUsd, other.takeProfitUsd, other.trailingUsd);
        bestMarkUsd = other.bestMarkUsd;
        isOnLast = other.isOnLast;
        isReduceOnly = other.isReduceOnly;
        isPostOnly = other.isPostOnly;
        isImmediate = other.isImmediate;
        closesAll = other.closesAll;
        isFresh = other.isFresh;
        isTried = other.isTried;
        hasFired = other.hasFired;
        isSpent = other.isSpent;
        isDormant = other.isDormant;
        delayBars = other.delayBars;
    }
}
