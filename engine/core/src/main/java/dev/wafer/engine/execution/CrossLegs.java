package dev.wafer.engine.execution;

import dev.wafer.engine.account.Account;
import dev.wafer.engine.execution.LegOrders.Choice;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.price.PriceTape;

/**
 * The one order of high and low that all cross symbols of an account take in a bar: a long and a short of the same story do not both meet their own
 * worst. Pessimistic is the order with the lower minimum of account value less maintenance (tie: the lower equity at the close, then low first). A
 * bar in which only the joint worst of all would liquidate is ambiguous, as is one in which the two orders fill otherwise.
 */
final class CrossLegs {
    private final Venue venue;
    private final PriceTape[] tapes;
    private final PathPolicy policy;
    private final LegOrders legOrders;
    private final BarPath path;
    private final Snapshot snapshot;
    private final Levels levels;
    private final boolean[] isMember;
    private int firstActing;
    private double rehearsedEquityUsd;
    private double rehearsedCushionUsd;
    private boolean hasLiquidated;

    CrossLegs(Venue venue, PriceTape[] tapes, PathPolicy policy, LegOrders legOrders, BarPath path, Snapshot snapshot, Levels levels) {
        this.venue = venue;
        this.tapes = tapes.clone();
        this.policy = policy;
        this.legOrders = legOrders;
        this.path = path;
        this.snapshot = snapshot;
        this.levels = levels;
        isMember = new boolean[tapes.length];
    }

    /** Finds the cross symbols of a bar; whether any of them can act, or all together be liquidated. */
    boolean find(int tick, boolean[] isActing) {
        Account account = venue.account();
        firstActing = -1;
        int firstHeld = -1;
        for (int s = 0; s < tapes.length; s++) {
            boolean isHeld = account.isCrossHeld(s);
            boolean isWaiting = account.position(s).isFlat() && venue.opensCross(s) && isActing[s];
            isMember[s] = isHeld || isWaiting;
            firstActing = firstActing < 0 && isMember[s] && isActing[s] ? s : firstActing;
            firstHeld = firstHeld < 0 && isHeld && tapes[s].isPresent(tick) ? s : firstHeld;
        }
        if (firstActing >= 0) {
            return true;
        }
        firstActing = firstHeld;
        return firstHeld >= 0 && levels.isCrossAtRisk(tick);
    }

    boolean isMember(int symbol) {
        return isMember[symbol];
    }

    /** Tries both orders, tells the journal where it matters, and chooses. */
    boolean isLowFirst(int tick, long openTimeMs, long resolutionMs) {
        boolean isAtRisk = levels.isCrossAtRisk(tick);
        long lowFirst = rehearse(tick, openTimeMs, resolutionMs, true);
        double lowFirstUsd = rehearsedEquityUsd;
        double lowFirstCushionUsd = rehearsedCushionUsd;
        boolean isLiquidating = hasLiquidated;
        long highFirst = rehearse(tick, openTimeMs, resolutionMs, false);
        isLiquidating |= hasLiquidated;
        if (lowFirst != highFirst || (isAtRisk && !isLiquidating)) {
            venue.journal().row(Entry.AMBIGUOUS, openTimeMs, firstActing).because(lowFirst != highFirst
                    ? "high and low in another order fill otherwise"
                    : "each at its own worst would be liquidated");
        }
        Choice said = legOrders.of(firstActing, tick);
        if (said != Choice.BY_POLICY) {
            return said == Choice.LOW_FIRST;
        }
        int worse = PathStep.compareForTies(lowFirstCushionUsd, rehearsedCushionUsd);
        int order = worse != 0 ? worse : PathStep.compareForTies(lowFirstUsd, rehearsedEquityUsd);
        return switch (policy) {
            case PESSIMISTIC, SUB_BARS -> order <= 0;
            case OPTIMISTIC -> order >= 0;
            case ADAPTIVE -> PathStep.isLowNearer(tapes[leading(tick)], tick);
            case OPEN_HIGH_LOW_CLOSE -> false;
            case OPEN_LOW_HIGH_CLOSE -> true;
        };
    }

    /** The present cross symbol with the largest notional; the first that can act if none is held. */
    private int leading(int tick) {
        int leading = firstActing;
        double mostUsd = 0;
        for (int s = 0; s < tapes.length; s++) {
            double notionalUsd = Math.abs(venue.account().position(s).signedQtyShares()) * venue.account().markUsd(s);
            if (venue.account().isCrossHeld(s) && tapes[s].isPresent(tick) && notionalUsd > mostUsd) {
                mostUsd = notionalUsd;
                leading = s;
            }
        }
        return leading;
    }

    private long rehearse(int tick, long openTimeMs, long resolutionMs, boolean isLowFirst) {
        snapshot.save();
        path.begin(tick, openTimeMs, resolutionMs);
        for (int s = 0; s < tapes.length; s++) {
            if (isMember[s]) {
                path.lay(s, tick, isLowFirst);
                path.setWalking(s, tapes[s].isPresent(tick));
            }
        }
        path.walk();
        Account account = venue.account();
        rehearsedEquityUsd = account.cashAndMarginsUsd();
        for (int s = 0; s < tapes.length; s++) {
            rehearsedEquityUsd += isMember[s] ? account.position(s).unrealizedUsd(tapes[s].markCloseUsd(tick)) : 0;
        }
        rehearsedCushionUsd = path.lowestCrossCushionUsd();
        long signature = venue.journal().fillSignature(snapshot.entries());
        hasLiquidated = venue.journal().has(Entry.LIQUIDATED, snapshot.entries());
        snapshot.restore();
        return signature;
    }
}
