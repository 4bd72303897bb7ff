package dev.wafer.api;

/**
 * Where wishes become orders. Nothing here fills at once, and no lack of money throws: the answer is an {@link Event}. Every order has an id
 * above zero and a reason ({@code because}) that the journal keeps.
 */
public interface Desk {
    /**
     * Wanted exposure: signed notional / equity. It fixes the wanted position in lots now; each open sends the difference until it is reached.
     * A working target of the symbol is replaced. Nothing happens while the wanted side (long, short, flat) is that of the last target.
     *
     * @return the order's id; the last one if nothing changed, 0 if there was none
     */
    long target(Symbol symbol, double exposure, String because);

    /** A new order; it exists once {@link Order#send} is called. One builder is lent at a time. */
    Order order(Symbol symbol);

    /** Whether any order or target of the symbol is waiting; attached exits do not count. */
    boolean isWorking(Symbol symbol);

    /** Whether this order, or an exit attached to it, is waiting. */
    boolean isWorking(long orderId);

    /** Withdraws an order and its attached exits; nothing happens if it is not waiting. */
    void cancel(long orderId, String because);

    /** Withdraws all orders, targets and attached exits of the symbol. */
    void cancelAll(Symbol symbol, String because);

    /** Cancels and sends anew with this price, keeping size and exits; returns the new id, 0 if the order is not waiting. */
    long replace(long orderId, double priceUsd, String because);

    /**
     * The venue's leverage for this symbol's opening fills from now on: 1 to its maximum. On an open position it can only be raised; margin already
     * posted stays. What is refused is a {@link Event.Rejected} with order id 0.
     */
    void leverage(Symbol symbol, int leverage, String because);

    /**
     * Above zero moves free cash into an isolated position's margin, below zero takes from it, as far as the rules of the date allow. What is
     * refused is a {@link Event.Rejected} with order id 0.
     */
    void moveMargin(Symbol symbol, double deltaUsd, String because);
}
