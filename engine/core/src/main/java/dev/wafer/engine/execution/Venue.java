package dev.wafer.engine.execution;

import dev.wafer.api.Event.Leg;
import dev.wafer.data.instrument.Instrument;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.account.Settlement;
import dev.wafer.engine.journal.Cause;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.margin.LiquidationLadder;
import java.math.RoundingMode;

/**
 * The exchange's side of a run: takes an order that fills at a price and moves the account, the book of waiting orders and the journal with it;
 * liquidates what is in breach. It does not decide what fills when: {@link OpenStep} and {@link BarPath} do. Ideal execution: no spread, no
 * impact, no limit of volume.
 */
public final class Venue {
    private static final double LEAST_TARGET_CHANGE_USD = 10;

    private final Account account;
    private final Journal journal;
    private final Instrument[] instruments;
    private final LiquidationLadder ladder = new LiquidationLadder();
    private final WorkingOrders[] orders;
    private final double[] makerFees;
    private final double[] takerFees;

    /** A venue without waiting orders. */
    public Venue(Account account, Journal journal, Instrument[] instruments) {
        this.account = account;
        this.journal = journal;
        this.instruments = instruments.clone();
        orders = new WorkingOrders[instruments.length];
        for (int s = 0; s < orders.length; s++) {
            orders[s] = new WorkingOrders();
        }
        makerFees = new double[orders.length];
        takerFees = new double[orders.length];
    }

    /** Fees of a symbol from now on, as fractions of notional. */
    public void fees(int symbol, double makerFraction, double takerFraction) {
        makerFees[symbol] = makerFraction;
        takerFees[symbol] = takerFraction;
    }

    /** The waiting orders of a symbol. */
    public WorkingOrders orders(int symbol) {
        return orders[symbol];
    }

    /** The account that trades here. */
    public Account account() {
        return account;
    }

    /** What happened. */
    public Journal journal() {
        return journal;
    }

    LiquidationLadder ladder() {
        return ladder;
    }

    /** Lots of the order that would close something now: signed, zero if none. */
    long reducingLots(int symbol, WorkingOrder order) {
        long heldLots = account.position(symbol).signedLots();
        long wantedLots = order.wantedLots(heldLots);
        if (heldLots == 0 || wantedLots == 0 || wantedLots > 0 == heldLots > 0) {
            return 0;
        }
        return Math.abs(wantedLots) <= Math.abs(heldLots) ? wantedLots : -heldLots;
    }

    /** Fills an order whole: what closes, then what opens; a flip makes two fills. */
    void execute(int symbol, WorkingOrder order, double priceUsd, boolean isMaker, Moment moment) {
        if (reducingLots(symbol, order) == 0) {
            increase(symbol, order, priceUsd, isMaker, moment);
            return;
        }
        long id = order.id;
        boolean isDoneByIt = order.isReduceOnly;
        reduce(symbol, order, priceUsd, isMaker, moment);
        int place = isDoneByIt ? -1 : orders[symbol].placeOf(id);
        if (place >= 0) {
            increase(symbol, orders[symbol].get(place), priceUsd, isMaker, moment);
        }
    }

    /** Fills the closing part of an order. The order leaves the book if nothing of it is left. */
    void reduce(int symbol, WorkingOrder order, double priceUsd, boolean isMaker, Moment moment) {
        long lots = reducingLots(symbol, order);
        Position position = account.position(symbol);
        if (lots == 0 || isTooSmall(symbol, order, order.wantedLots(position.signedLots()), priceUsd)) {
            return;
        }
        account.close(symbol, Math.abs(lots), priceUsd, isMaker ? makerFees[symbol] : takerFees[symbol]);
        boolean isWhole = order.isReduceOnly || order.wantedLots(position.signedLots() - lots) == lots;
        recordFill(symbol, order, lots, priceUsd, moment.timeMs()).fill(order.cause(), isMaker, true, isWhole);
        order.isTried = true;
        if (order.kind != OrderKind.TARGET && !order.closesAll) {
            order.signedLots -= lots;
        }
        long id = order.id;
        boolean isExit = order.isExit();
        if (isWhole) {
            orders[symbol].remove(orders[symbol].placeOf(order));
        }
        if (position.isFlat()) {
            cancelOrphans(symbol, moment.timeMs());
        } else if (isExit) {
            cancelExitsOf(symbol, id, moment.timeMs(), "one cancels other");
        }
        liquidateWhileBreached(symbol, moment);
    }

    /** Fills the opening part of an order, or refuses it; the order leaves the book. */
    void increase(int symbol, WorkingOrder order, double priceUsd, boolean isMaker, Moment moment) {
        long lots = order.wantedLots(account.position(symbol).signedLots());
        double feeFraction = isMaker ? makerFees[symbol] : takerFees[symbol];
        boolean isDropped = lots == 0 || isTooSmall(symbol, order, lots, priceUsd);
        if (isDropped || order.isReduceOnly) {
            if (order.isReduceOnly) {
                refuse(symbol, order, moment.timeMs(), "reduce-only: no position to reduce");
            }
            drop(symbol, order);
            return;
        }
        long mostLots = account.mostLots(symbol, Math.abs(lots), priceUsd, feeFraction);
        if (mostLots < Math.abs(lots)) {
            if (order.kind != OrderKind.TARGET) {
                refuse(symbol, order, moment.timeMs(), "margin: needs " + account.needUsd(symbol, Math.abs(lots), priceUsd, feeFraction)
                        + " USDC, has " + account.cashUsd());
                drop(symbol, order);
                return;
            }
            long sentLots = lots > 0 ? mostLots : -mostLots;
            journal.row(Entry.REDUCED, moment.timeMs(), symbol).order(order.id, Leg.ORDER).quantity(lots, priceUsd).money(0, sentLots, 0, 0)
                    .because(order.because);
            lots = sentLots;
        }
        if (lots == 0) {
            drop(symbol, order);
            return;
        }
        account.open(symbol, lots, priceUsd, feeFraction);
        recordFill(symbol, order, lots, priceUsd, moment.timeMs()).fill(order.cause(), isMaker, false, true);
        attachExits(symbol, order, lots, priceUsd, moment);
        liquidateWhileBreached(symbol, moment);
    }

    /** Refuses an order and takes it out of the book. */
    void reject(int symbol, WorkingOrder order, long timeMs, String reason) {
        refuse(symbol, order, timeMs, reason);
        drop(symbol, order);
    }

    /** The ladder: orders at this instant until the position is healthy or gone. */
    void liquidateWhileBreached(int symbol, Moment moment) {
        Position position = account.position(symbol);
        while (!position.isFlat() && position.isBreached(moment.markUsd())) {
            liquidateOnce(symbol, position, moment);
        }
    }

    /** One liquidation order, breach or not yet: on the path the mark stands exactly at the liquidation price. */
    void liquidateOnce(int symbol, Position position, Moment moment) {
        long heldLots = position.signedLots();
        long lots = ladder.nextLots(Math.abs(heldLots), Math.abs(position.signedQtyShares()) * moment.markUsd(), moment.timeMs());
        account.liquidate(symbol, lots, moment.tradeUsd(), takerFees[symbol]);
        Settlement moved = account.last();
        journal.row(Entry.LIQUIDATED, moment.timeMs(), symbol).quantity(heldLots > 0 ? -lots : lots, moment.tradeUsd())
                .money(moved.feeNano(), moved.realizedNano(), moved.fundingNano(), moved.badDebtNano())
                .fill(Cause.LIQUIDATION, false, true, position.isFlat()).because("equity below maintenance");
        int target = orders[symbol].placeOfTarget();
        if (target >= 0 && orders[symbol].get(target).isTried) {
            cancel(symbol, target, moment.timeMs(), "liquidation");
        }
        if (position.isFlat()) {
            cancelOrphans(symbol, moment.timeMs());
        }
    }

    /** Withdraws the order at a place and journals it. */
    public void cancel(int symbol, int place, long timeMs, String because) {
        WorkingOrder order = orders[symbol].get(place);
        journal.row(Entry.CANCELLED, timeMs, symbol).order(order.id, order.leg).because(because);
        orders[symbol].remove(place);
    }

    /** Withdraws the exits attached to an order. */
    public void cancelExitsOf(int symbol, long orderId, long timeMs, String because) {
        for (int i = orders[symbol].count() - 1; i >= 0; i--) {
            if (orders[symbol].get(i).isExit() && orders[symbol].get(i).id == orderId) {
                cancel(symbol, i, timeMs, because);
            }
        }
    }

    private void cancelOrphans(int symbol, long timeMs) {
        for (int i = orders[symbol].count() - 1; i >= 0; i--) {
            if (orders[symbol].get(i).isReduceOnly) {
                cancel(symbol, i, timeMs, "position closed");
            }
        }
    }

    private Journal recordFill(int symbol, WorkingOrder order, long lots, double priceUsd, long timeMs) {
        Settlement moved = account.last();
        return journal.row(Entry.FILLED, timeMs, symbol).order(order.id, order.leg).quantity(lots, priceUsd)
                .money(moved.feeNano(), moved.realizedNano(), moved.fundingNano(), moved.badDebtNano()).because(order.because);
    }

    private void refuse(int symbol, WorkingOrder order, long timeMs, String reason) {
        journal.row(Entry.REJECTED, timeMs, symbol).order(order.id, order.leg).quantity(order.signedLots, 0).because(reason);
    }

    private void drop(int symbol, WorkingOrder order) {
        orders[symbol].remove(orders[symbol].placeOf(order));
    }

    /** A target's change below 10 USDC is dropped, except down to zero. */
    private boolean isTooSmall(int symbol, WorkingOrder order, long lots, double priceUsd) {
        boolean isToZero = order.signedLots == 0;
        return order.kind == OrderKind.TARGET && !isToZero
                && instruments[symbol].sharesOf(Math.abs(lots)) * priceUsd < LEAST_TARGET_CHANGE_USD;
    }

    /** Takes the filled order out of the book and puts its exits in; the order's object may be lent again by that. */
    private void attachExits(int symbol, WorkingOrder order, long lots, double priceUsd, Moment moment) {
        long id = order.id;
        int side = lots > 0 ? 1 : -1;
        double stopUsd = order.stopLossUsd > 0 ? priceUsd - side * order.stopLossUsd : 0;
        double takeUsd = order.takeProfitUsd > 0 ? priceUsd + side * order.takeProfitUsd : 0;
        double trailingUsd = order.trailingUsd;
        boolean isOnLast = order.isOnLast;
        String because = order.because;
        drop(symbol, order);
        if (stopUsd > 0) {
            orders[symbol].add(id).begin(OrderKind.STOP, id, Leg.STOP_LOSS, -lots, because).at(nearestTick(symbol, stopUsd)).isOnLast = isOnLast;
        }
        if (takeUsd > 0) {
            orders[symbol].add(id).begin(OrderKind.TAKE_PROFIT, id, Leg.TAKE_PROFIT, -lots, because).at(nearestTick(symbol, takeUsd)).isOnLast =
                    isOnLast;
        }
        if (trailingUsd > 0) {
            WorkingOrder trailing = orders[symbol].add(id).begin(OrderKind.TRAILING_STOP, id, Leg.TRAILING_STOP, -lots, because).behind(trailingUsd);
            trailing.isOnLast = isOnLast;
            trailing.follow(isOnLast ? moment.tradeUsd() : moment.markUsd(), side < 0);
        }
    }

    private double nearestTick(int symbol, double priceUsd) {
        return instruments[symbol].onTick(priceUsd, RoundingMode.HALF_EVEN);
    }
}
