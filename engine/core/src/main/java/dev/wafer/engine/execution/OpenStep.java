package dev.wafer.engine.execution;

import dev.wafer.engine.account.Position;
import dev.wafer.engine.price.PriceTape;

/**
 * Step 2 of a bar: a position already in breach at the mark open is liquidated first; then what can fill at the open fills, all reducing parts
 * first, then the increasing ones, each by symbol, then id. Market orders and targets fill at the open; so do stops and take-profits whose
 * trigger the open has reached, and a fresh limit that is marketable. A limit that rested fills at its own price, as maker, when the open is
 * beyond it.
 */
public final class OpenStep {
    private final Venue venue;
    private final PriceTape[] tapes;

    /** The step for a venue and its symbols' prices. */
    public OpenStep(Venue venue, PriceTape[] tapes) {
        this.venue = venue;
        this.tapes = tapes.clone();
    }

    /** Liquidates what is in breach at the mark open of the bar that the venue has begun, isolated positions first. Also the test after funding inside a bar. */
    public void liquidateBreached() {
        for (int s = 0; s < tapes.length; s++) {
            if (venue.moment().isPresent(s)) {
                venue.liquidator().testIsolated(s);
            }
        }
        venue.liquidator().testCross();
    }

    /** Fills what fills at the open of the bar that the venue has begun. */
    public void fillOrders(int tick) {
        for (int s = 0; s < tapes.length; s++) {
            if (tapes[s].isPresent(tick)) {
                chooseOrders(s, tick);
            }
        }
        for (int s = 0; s < tapes.length; s++) {
            reduceChosen(s);
        }
        for (int s = 0; s < tapes.length; s++) {
            increaseChosen(s);
        }
        settleIn(tick);
    }

    /** Marks what can act at this open, with its price; nothing else is tried. */
    private void chooseOrders(int symbol, int tick) {
        WorkingOrders orders = venue.orders(symbol);
        int place = 0;
        while (place < orders.count()) {
            WorkingOrder order = orders.get(place);
            order.openFill(false, 0, false);
            if (order.kind == OrderKind.TARGET && order.hasArrived() && venue.isReached(symbol, order, tapes[symbol].openUsd(tick))) {
                orders.remove(place);
                continue;
            }
            String refusal = order.hasArrived() ? choose(symbol, order, tick) : "";
            if (refusal.isEmpty()) {
                place++;
            } else {
                venue.reject(symbol, order, venue.moment().timeMs(), refusal);
            }
        }
    }

    /** Whether an order acts at this open goes into it; why it is refused instead, or nothing. */
    private String choose(int symbol, WorkingOrder order, int tick) {
        long heldLots = venue.account().position(symbol).signedLots();
        if (order.isTriggered() && !order.hasFired && !order.hasSide(heldLots)) {
            return "";
        }
        boolean isBuy = order.isBuyOf(heldLots);
        double openUsd = tapes[symbol].openUsd(tick);
        double triggerPathUsd = order.isOnLast ? openUsd : tapes[symbol].markOpenUsd(tick);
        order.follow(triggerPathUsd, isBuy);
        boolean isResting = order.kind == OrderKind.LIMIT && !order.isFresh;
        boolean isActing = order.hasFired || switch (order.kind) {
            case TARGET, MARKET -> true;
            case LIMIT -> isBeyondLimit(order, isBuy, openUsd);
            case STOP, TAKE_PROFIT, TRAILING_STOP -> isTriggered(order, isBuy, triggerPathUsd);
        };
        order.hasFired |= isActing && order.isTriggered();
        order.openFill(isActing, isResting ? order.priceUsd : openUsd, isResting);
        if (order.isFresh && isActing && order.isPostOnly) {
            return "post-only: would fill at once";
        }
        return order.isFresh ? venue.limits().refusal(symbol, order, openUsd) : "";
    }

    /** A limit that rested needs a price beyond it, a fresh one is marketable also at its price. */
    private static boolean isBeyondLimit(WorkingOrder order, boolean isBuy, double openUsd) {
        boolean isBeyond = isBuy ? openUsd < order.priceUsd : openUsd > order.priceUsd;
        return isBeyond || (order.isFresh && openUsd == order.priceUsd);
    }

    private static boolean isTriggered(WorkingOrder order, boolean isBuy, double priceUsd) {
        double triggerUsd = order.triggerUsd(isBuy);
        return order.triggersBelow(isBuy) ? priceUsd <= triggerUsd : priceUsd >= triggerUsd;
    }

    private void reduceChosen(int symbol) {
        WorkingOrders orders = venue.orders(symbol);
        int place = 0;
        while (place < orders.count()) {
            WorkingOrder order = orders.get(place);
            if (order.takeOpenTurn(WorkingOrder.REDUCING) && venue.reducingLots(symbol, order) != 0) {
                order.isTried = true;
                venue.reduce(symbol, order, order.openFillUsd, order.isOpenFillMaker);
                place = 0;
            } else {
                place++;
            }
        }
    }

    private void increaseChosen(int symbol) {
        WorkingOrders orders = venue.orders(symbol);
        int place = 0;
        while (place < orders.count()) {
            WorkingOrder order = orders.get(place);
            if (order.takeOpenTurn(WorkingOrder.INCREASING)) {
                order.isTried = true;
                venue.execute(symbol, order, order.openFillUsd, order.isOpenFillMaker);
                place = 0;
            } else {
                place++;
            }
        }
    }

    /** What did not fill has seen its first open, unless it has not arrived yet. */
    private void settleIn(int tick) {
        for (int s = 0; s < tapes.length; s++) {
            WorkingOrders orders = venue.orders(s);
            for (int place = tapes[s].isPresent(tick) ? orders.count() - 1 : -1; place >= 0; place--) {
                WorkingOrder order = orders.get(place);
                if (order.isFresh && order.isImmediate && order.hasArrived()) {
                    venue.cancel(s, place, venue.moment().timeMs(), "immediate or cancel");
                }
                order.isFresh &= !order.hasArrived();
            }
        }
    }
}
