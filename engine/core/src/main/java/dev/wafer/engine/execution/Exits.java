package dev.wafer.engine.execution;

import dev.wafer.api.Event.Leg;
import dev.wafer.data.instrument.Instrument;
import java.math.RoundingMode;

/**
 * Exits attached to an order: they live from the instant of its first fill, at distances from that fill's price, as large as what has filled of it.
 * What fills later makes them larger. One cancels the others once it has filled whole; a part makes the others as small as itself.
 */
final class Exits {
    private final Venue venue;
    private final Instrument[] instruments;

    Exits(Venue venue, Instrument[] instruments) {
        this.venue = venue;
        this.instruments = instruments.clone();
    }

    /**
     * So many signed lots of an order have opened at a price: its exits are made, or grow.
     *
     * @param isDone whether the order leaves the book; its object may be lent again then
     */
    void opened(int symbol, WorkingOrder order, long signedLots, double priceUsd, boolean isDone) {
        WorkingOrders orders = venue.orders(symbol);
        long id = order.id;
        int side = signedLots > 0 ? 1 : -1;
        double stopUsd = order.stopLossUsd > 0 ? priceUsd - side * order.stopLossUsd : 0;
        double takeUsd = order.takeProfitUsd > 0 ? priceUsd + side * order.takeProfitUsd : 0;
        double trailingUsd = order.trailingUsd;
        boolean isOnLast = order.isOnLast;
        String because = order.because;
        if (isDone) {
            orders.remove(orders.placeOf(order));
        }
        if (haveGrown(orders, id, signedLots)) {
            return;
        }
        if (stopUsd > 0) {
            add(orders, id, OrderKind.STOP, Leg.STOP_LOSS, -signedLots, because).at(nearestTick(symbol, stopUsd)).isOnLast = isOnLast;
        }
        if (takeUsd > 0) {
            add(orders, id, OrderKind.TAKE_PROFIT, Leg.TAKE_PROFIT, -signedLots, because).at(nearestTick(symbol, takeUsd)).isOnLast = isOnLast;
        }
        if (trailingUsd > 0) {
            WorkingOrder trailing = add(orders, id, OrderKind.TRAILING_STOP, Leg.TRAILING_STOP, -signedLots, because).behind(trailingUsd);
            trailing.isOnLast = isOnLast;
            Moment moment = venue.moment();
            trailing.follow(isOnLast ? moment.tradeUsd(symbol) : moment.markUsd(symbol), side < 0);
        }
    }

    private static WorkingOrder add(WorkingOrders orders, long id, OrderKind kind, Leg leg, long signedLots, String because) {
        return orders.add(id).begin(kind, id, leg, signedLots, because);
    }

    private static boolean haveGrown(WorkingOrders orders, long id, long signedLots) {
        boolean isAny = false;
        for (int place = 0; place < orders.count(); place++) {
            WorkingOrder exit = orders.get(place);
            if (exit.isExit() && exit.id == id) {
                exit.signedLots -= signedLots;
                isAny = true;
            }
        }
        return isAny;
    }

    /** An exit filled a part and has so many signed lots left: its siblings have as many. */
    void shrunk(int symbol, long id, long signedLotsLeft) {
        WorkingOrders orders = venue.orders(symbol);
        for (int place = 0; place < orders.count(); place++) {
            if (orders.get(place).isExit() && orders.get(place).id == id) {
                orders.get(place).signedLots = signedLotsLeft;
            }
        }
    }

    private double nearestTick(int symbol, double priceUsd) {
        return instruments[symbol].onTick(priceUsd, RoundingMode.HALF_EVEN);
    }
}
