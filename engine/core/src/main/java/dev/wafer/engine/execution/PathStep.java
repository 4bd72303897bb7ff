package dev.wafer.engine.execution;

import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.margin.LiquidationLadder;
import dev.wafer.engine.price.PriceTape;

/**
 * Decides whether anything can happen inside a bar, in which order high and low are visited, and walks. Most bars need no walk: no order in
 * range, no breach at the adverse extreme. The order is chosen per symbol after the open fills: with a position by the policy alone; flat with
 * orders that could act, pessimistic and optimistic try both orders on the real state, put it back, and take the one with less, or more, equity
 * at the close (tie: low first). Where an order is in range, both are tried to see whether it matters: then the bar is ambiguous.
 */
public final class PathStep {
    private final Venue venue;
    private final PriceTape[] tapes;
    private final PathPolicy policy;
    private final BarPath path;
    private final Account savedAccount;
    private final WorkingOrders savedOrders = new WorkingOrders();
    private final LiquidationLadder savedLadder = new LiquidationLadder();
    private final boolean[] isActing;
    private final boolean[] lowComesFirst;
    private double rehearsedEquityUsd;

    /**
     * The step for a venue and its symbols' prices.
     *
     * @param scratch an account of the same symbols to keep states in
     */
    public PathStep(Venue venue, PriceTape[] tapes, PathPolicy policy, Account scratch) {
        this.venue = venue;
        this.tapes = tapes.clone();
        this.policy = policy;
        path = new BarPath(venue, tapes);
        savedAccount = scratch;
        isActing = new boolean[tapes.length];
        lowComesFirst = new boolean[tapes.length];
    }

    /** Whether an order or a liquidation can happen inside a bar of a symbol, as it stands after the open. */
    public boolean canAct(int symbol, int tick) {
        PriceTape tape = tapes[symbol];
        if (!tape.isPresent(tick)) {
            return false;
        }
        return (!venue.orders(symbol).isEmpty() && ordersInRange(symbol, tick) > 0) || isBreachedInside(symbol, tick);
    }

    /** Whether a position with these rules would first meet its adverse extreme. */
    public boolean isLowFirst(int symbol, int tick) {
        PriceTape tape = tapes[symbol];
        boolean isLong = venue.account().position(symbol).signedLots() >= 0;
        return switch (policy) {
            case PESSIMISTIC -> isLong;
            case OPTIMISTIC -> !isLong;
            case ADAPTIVE -> tape.openUsd(tick) - tape.lowUsd(tick) <= tape.highUsd(tick) - tape.openUsd(tick);
            case OPEN_HIGH_LOW_CLOSE -> false;
            case OPEN_LOW_HIGH_CLOSE -> true;
        };
    }

    /** Walks a bar in which at least one symbol can act. Returns the lowest equity on the way, USDC. */
    public double walk(int tick, long openTimeMs, long resolutionMs) {
        path.begin(tick, openTimeMs, resolutionMs);
        for (int s = 0; s < tapes.length; s++) {
            isActing[s] = canAct(s, tick);
        }
        for (int s = 0; s < tapes.length; s++) {
            lowComesFirst[s] = isActing[s] ? chooseOrder(s, tick, openTimeMs) : isLowFirst(s, tick);
        }
        path.begin(tick, openTimeMs, resolutionMs);
        for (int s = 0; s < tapes.length; s++) {
            path.lay(s, tick, lowComesFirst[s]);
            path.setWalking(s, isActing[s]);
        }
        path.walk();
        return path.lowestEquityUsd();
    }

    private boolean chooseOrder(int symbol, int tick, long openTimeMs) {
        boolean isFlat = venue.account().position(symbol).isFlat();
        if (!isFlat && levelsInRange(symbol, tick) < 2) {
            return isLowFirst(symbol, tick);
        }
        long lowFirst = rehearse(symbol, tick, true);
        double lowFirstUsd = rehearsedEquityUsd;
        long highFirst = rehearse(symbol, tick, false);
        double highFirstUsd = rehearsedEquityUsd;
        if (lowFirst != highFirst) {
            venue.journal().row(Entry.AMBIGUOUS, openTimeMs, symbol).because("high and low in another order fill otherwise");
        }
        if (!isFlat) {
            return isLowFirst(symbol, tick);
        }
        return switch (policy) {
            case PESSIMISTIC -> lowFirstUsd <= highFirstUsd;
            case OPTIMISTIC -> lowFirstUsd >= highFirstUsd;
            case ADAPTIVE, OPEN_HIGH_LOW_CLOSE, OPEN_LOW_HIGH_CLOSE -> isLowFirst(symbol, tick);
        };
    }

    /** Walks one symbol alone, puts everything back, and returns what would have filled; the equity at the close in a field. */
    private long rehearse(int symbol, int tick, boolean isLowFirst) {
        savedAccount.copyFrom(venue.account());
        savedOrders.copyFrom(venue.orders(symbol));
        savedLadder.copyFrom(venue.ladder());
        int entries = venue.journal().count();
        path.lay(symbol, tick, isLowFirst);
        path.setWalking(symbol, true);
        path.walk();
        path.setWalking(symbol, false);
        Position position = venue.account().position(symbol);
        rehearsedEquityUsd = venue.account().cashAndMarginsUsd() + position.unrealizedUsd(tapes[symbol].markCloseUsd(tick));
        long signature = venue.journal().fillSignature(entries);
        venue.journal().truncate(entries);
        venue.account().copyFrom(savedAccount);
        venue.orders(symbol).copyFrom(savedOrders);
        venue.ladder().copyFrom(savedLadder);
        return signature;
    }

    private boolean isBreachedInside(int symbol, int tick) {
        Position position = venue.account().position(symbol);
        return !position.isFlat()
                && position.isBreached(position.signedLots() > 0 ? tapes[symbol].markLowUsd(tick) : tapes[symbol].markHighUsd(tick));
    }

    /** Prices inside a bar at which something happens: orders, one more for an order's own exits, the liquidation. */
    private int levelsInRange(int symbol, int tick) {
        WorkingOrders orders = venue.orders(symbol);
        int found = isBreachedInside(symbol, tick) ? 1 : 0;
        for (int place = 0; place < orders.count(); place++) {
            if (isInRange(symbol, orders.get(place), tick)) {
                found += orders.get(place).hasExits() ? 2 : 1;
            }
        }
        return found;
    }

    private int ordersInRange(int symbol, int tick) {
        WorkingOrders orders = venue.orders(symbol);
        int found = 0;
        for (int place = 0; place < orders.count(); place++) {
            found += isInRange(symbol, orders.get(place), tick) ? 1 : 0;
        }
        return found;
    }

    private boolean isInRange(int symbol, WorkingOrder order, int tick) {
        PriceTape tape = tapes[symbol];
        long heldLots = venue.account().position(symbol).signedLots();
        boolean isBuy = order.isBuyOf(heldLots);
        if (order.wantedLots(heldLots) == 0 || (order.isReduceOnly && venue.reducingLots(symbol, order) == 0)) {
            return false;
        }
        return switch (order.kind) {
            case TARGET, MARKET -> false;
            case LIMIT -> isBuy ? tape.lowUsd(tick) < order.priceUsd : tape.highUsd(tick) > order.priceUsd;
            case TRAILING_STOP -> true;
            case STOP, TAKE_PROFIT -> {
                double lowUsd = order.isOnLast ? tape.lowUsd(tick) : tape.markLowUsd(tick);
                double highUsd = order.isOnLast ? tape.highUsd(tick) : tape.markHighUsd(tick);
                yield order.triggersBelow(isBuy) ? lowUsd <= order.priceUsd : highUsd >= order.priceUsd;
            }
        };
    }
}
