package dev.wafer.engine.execution;

import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.price.PriceTape;

/** What a bar's range holds, as things stand after the open: prices at which an order or a liquidation can happen. */
final class Levels {
    private final Venue venue;
    private final PriceTape[] tapes;

    Levels(Venue venue, PriceTape[] tapes) {
        this.venue = venue;
        this.tapes = tapes.clone();
    }

    /** Whether an order, or the liquidation of an isolated position, can happen inside a bar of a symbol. */
    boolean canAct(int symbol, int tick) {
        return tapes[symbol].isPresent(tick)
                && ((!venue.orders(symbol).isEmpty() && ordersInRange(symbol, tick) > 0) || isBreachedInside(symbol, tick));
    }

    /** Whether all cross positions together would be in breach with each at its own worst. */
    boolean isCrossAtRisk(int tick) {
        Account account = venue.account();
        if (!account.hasCross()) {
            return false;
        }
        double cushionUsd = account.cashUsd();
        for (int s = 0; s < tapes.length; s++) {
            if (account.isCrossHeld(s)) {
                Position position = account.position(s);
                double worstUsd = position.signedLots() > 0 ? tapes[s].markLowUsd(tick) : tapes[s].markHighUsd(tick);
                cushionUsd += position.marginUsd() + position.unrealizedUsd(worstUsd) - position.maintenanceUsd(worstUsd);
            }
        }
        return cushionUsd < 0;
    }

    /** How many: orders, one more for an order's own exits, the liquidation. */
    int count(int symbol, int tick) {
        WorkingOrders orders = venue.orders(symbol);
        int found = isBreachedInside(symbol, tick) ? 1 : 0;
        for (int place = 0; place < orders.count(); place++) {
            if (isInRange(symbol, orders.get(place), tick)) {
                found += orders.get(place).hasExits() ? 2 : 1;
            }
        }
        return found;
    }

    private boolean isBreachedInside(int symbol, int tick) {
        Position position = venue.account().position(symbol);
        return !position.isFlat() && !position.isCross()
                && position.isBreached(position.signedLots() > 0 ? tapes[symbol].markLowUsd(tick) : tapes[symbol].markHighUsd(tick));
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
        if (!order.isLive() || order.wantedLots(heldLots) == 0) {
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
