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
    private final Moment moment = new Moment();

    /** The step for a venue and its symbols' prices. */
    public OpenStep(Venue venue, PriceTape[] tapes) {
        this.venue = venue;
        this.tapes = tapes.clone();
    }

    /** Liquidates positions in breach at the mark open of a tick. Also the test after funding inside a bar. */
    public void liquidateBreached(int tick, long openTimeMs) {
        for (int s = 0; s < tapes.length; s++) {
            Position position = venue.account().position(s);
            if (!position.isFlat() && tapes[s].isPresent(tick) && position.isBreached(tapes[s].markOpenUsd(tick))) {
                venue.liquidateWhileBreached(s, at(s, tick, openTimeMs));
            }
        }
    }

    /** Fills what fills at the open. */
    public void fillOrders(int tick, long openTimeMs) {
        for (int s = 0; s < tapes.length; s++) {
            if (tapes[s].isPresent(tick)) {
                chooseOrders(s, tick, openTimeMs);
            }
        }
        for (int s = 0; s < tapes.length; s++) {
            reduceChosen(s, tick, openTimeMs);
        }
        for (int s = 0; s < tapes.length; s++) {
            increaseChosen(s, tick, openTimeMs);
        }
        settleIn(tick);
    }

    /** Marks what can act at this open, with its price; nothing else is tried. */
    private void chooseOrders(int symbol, int tick, long openTimeMs) {
        WorkingOrders orders = venue.orders(symbol);
        long heldLots = venue.account().position(symbol).signedLots();
        double openUsd = tapes[symbol].openUsd(tick);
        int place = 0;
        while (place < orders.count()) {
            WorkingOrder order = orders.get(place);
            boolean isBuy = order.isBuyOf(heldLots);
            double triggerPathUsd = order.isOnLast ? openUsd : tapes[symbol].markOpenUsd(tick);
            order.follow(triggerPathUsd, isBuy);
            boolean isResting = order.kind == OrderKind.LIMIT && !order.isFresh;
            boolean isActing = switch (order.kind) {
                case TARGET, MARKET -> true;
                case LIMIT -> isBeyondLimit(order, isBuy, openUsd);
                case STOP, TAKE_PROFIT, TRAILING_STOP -> isTriggered(order, isBuy, triggerPathUsd);
            };
            order.openFill(isActing, isResting ? order.priceUsd : openUsd, isResting);
            if (isActing && order.isPostOnly && !isResting) {
                venue.reject(symbol, order, openTimeMs, "post-only: would fill at once");
            } else {
                place++;
            }
        }
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

    private void reduceChosen(int symbol, int tick, long openTimeMs) {
        WorkingOrders orders = venue.orders(symbol);
        int place = 0;
        while (place < orders.count()) {
            WorkingOrder order = orders.get(place);
            if (order.takeOpenTurn(WorkingOrder.REDUCING) && venue.reducingLots(symbol, order) != 0) {
                venue.reduce(symbol, order, order.openFillUsd, order.isOpenFillMaker, at(symbol, tick, openTimeMs));
                place = 0;
            } else {
                place++;
            }
        }
    }

    private void increaseChosen(int symbol, int tick, long openTimeMs) {
        WorkingOrders orders = venue.orders(symbol);
        int place = 0;
        while (place < orders.count()) {
            WorkingOrder order = orders.get(place);
            if (order.takeOpenTurn(WorkingOrder.INCREASING)) {
                venue.execute(symbol, order, order.openFillUsd, order.isOpenFillMaker, at(symbol, tick, openTimeMs));
                place = 0;
            } else {
                place++;
            }
        }
    }

    /** What did not fill has seen its first open. */
    private void settleIn(int tick) {
        for (int s = 0; s < tapes.length; s++) {
            if (tapes[s].isPresent(tick)) {
                WorkingOrders orders = venue.orders(s);
                for (int place = 0; place < orders.count(); place++) {
                    orders.get(place).isFresh = false;
                }
            }
        }
    }

    private Moment at(int symbol, int tick, long openTimeMs) {
        return moment.at(openTimeMs, tapes[symbol].openUsd(tick), tapes[symbol].markOpenUsd(tick));
    }
}
