package dev.wafer.engine.run;

import dev.wafer.api.Order;
import dev.wafer.engine.execution.OrderKind;
import org.jspecify.annotations.Nullable;

/** The one order form a desk lends. It checks what is written on it; {@link OrderDesk} makes the order. */
final class Ticket implements Order {
    private final OrderDesk desk;
    private int symbol;
    private boolean isOpen;
    private double signedShares;
    private boolean closesAll;
    private @Nullable OrderKind kind;
    private double priceUsd;
    private double trailUsd;
    private boolean isOnLast;
    private boolean isReduceOnly;
    private boolean isPostOnly;
    private boolean isImmediate;
    private double stopLossUsd;
    private double takeProfitUsd;
    private double trailingStopUsd;

    Ticket(OrderDesk desk) {
        this.desk = desk;
    }

    Ticket begin(int newSymbol) {
        if (isOpen) {
            throw new IllegalStateException("order: one was begun and not sent");
        }
        symbol = newSymbol;
        isOpen = true;
        signedShares = 0;
        closesAll = false;
        kind = null;
        priceUsd = 0;
        trailUsd = 0;
        isOnLast = false;
        isReduceOnly = false;
        isPostOnly = false;
        isImmediate = false;
        stopLossUsd = 0;
        takeProfitUsd = 0;
        trailingStopUsd = 0;
        return this;
    }

    /** Refuses an order that was begun and not sent. */
    void checkSent() {
        if (isOpen) {
            throw new IllegalStateException("order: it was begun and not sent");
        }
    }

    @Override
    public Order buy(double shares) {
        return size(shares);
    }

    @Override
    public Order sell(double shares) {
        return size(-shares);
    }

    private Order size(double newSignedShares) {
        if (!(Math.abs(newSignedShares) <= 1e12)) {
            throw new IllegalArgumentException("order: found " + newSignedShares + " shares, expected a finite number");
        }
        if (signedShares != 0 || closesAll) {
            throw new IllegalArgumentException("order: side and size were said twice");
        }
        signedShares = newSignedShares;
        return this;
    }

    @Override
    public Order close() {
        if (signedShares != 0) {
            throw new IllegalArgumentException("order: side and size were said twice");
        }
        closesAll = true;
        return this;
    }

    @Override
    public Order limitAt(double newPriceUsd) {
        priceUsd = positive("limit price", newPriceUsd);
        return kind(OrderKind.LIMIT);
    }

    @Override
    public Order stopAt(double newPriceUsd) {
        priceUsd = positive("stop price", newPriceUsd);
        return kind(OrderKind.STOP);
    }

    @Override
    public Order takeProfitAt(double newPriceUsd) {
        priceUsd = positive("take-profit price", newPriceUsd);
        return kind(OrderKind.TAKE_PROFIT);
    }

    @Override
    public Order trailBy(double distanceUsd) {
        trailUsd = positive("trailing distance", distanceUsd);
        return kind(OrderKind.TRAILING_STOP);
    }

    private Order kind(OrderKind newKind) {
        if (kind != null) {
            throw new IllegalArgumentException("order: found two price kinds, expected at most one");
        }
        kind = newKind;
        return this;
    }

    @Override
    public Order onLast() {
        isOnLast = true;
        return this;
    }

    @Override
    public Order reduceOnly() {
        isReduceOnly = true;
        return this;
    }

    @Override
    public Order postOnly() {
        isPostOnly = true;
        return this;
    }

    @Override
    public Order immediateOrCancel() {
        isImmediate = true;
        return this;
    }

    @Override
    public Order stopLoss(double distanceUsd) {
        stopLossUsd = positive("stop-loss distance", distanceUsd);
        return this;
    }

    @Override
    public Order takeProfit(double distanceUsd) {
        takeProfitUsd = positive("take-profit distance", distanceUsd);
        return this;
    }

    @Override
    public Order trailingStop(double distanceUsd) {
        trailingStopUsd = positive("trailing-stop distance", distanceUsd);
        return this;
    }

    @Override
    public long send(String because) {
        if (!isOpen) {
            throw new IllegalStateException("order: it was sent already");
        }
        isOpen = false;
        if (isPostOnly && kind != OrderKind.LIMIT) {
            throw new IllegalArgumentException("order: post-only needs a limit price");
        }
        if (isImmediate && (kind != OrderKind.LIMIT || isPostOnly)) {
            throw new IllegalArgumentException("order: immediate-or-cancel needs a limit price, and is never post-only");
        }
        return desk.send(this, because);
    }

    private static double positive(String what, double value) {
        if (!(value > 0 && value <= 1e12)) {
            throw new IllegalArgumentException("order: found " + what + " " + value + ", expected a finite number above 0");
        }
        return value;
    }

    int symbol() {
        return symbol;
    }

    double signedShares() {
        return signedShares;
    }

    boolean closesAll() {
        return closesAll;
    }

    OrderKind kind() {
        return kind == null ? OrderKind.MARKET : kind;
    }

    double priceUsd() {
        return priceUsd;
    }

    double trailUsd() {
        return trailUsd;
    }

    boolean isOnLast() {
        return isOnLast;
    }

    boolean isReduceOnly() {
        return isReduceOnly;
    }

    boolean isPostOnly() {
        return isPostOnly;
    }

    boolean isImmediate() {
        return isImmediate;
    }

    double stopLossUsd() {
        return stopLossUsd;
    }

    double takeProfitUsd() {
        return takeProfitUsd;
    }

    double trailingStopUsd() {
        return trailingStopUsd;
    }
}
