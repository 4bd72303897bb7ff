package dev.wafer.api;

/**
 * Builder of one order. Say side and size, then at most one price kind (none: market), then exits, then {@link #send}. An order begun and not
 * sent is an error of the strategy.
 */
public interface Order {
    /** Buys this many shares, rounded down to whole lots. */
    Order buy(double shares);

    /** Sells this many shares, rounded down to whole lots. */
    Order sell(double shares);

    /** The whole position, whatever it is at the fill; reduce-only. */
    Order close();

    /** Fills at this price (USDC per share, rounded away from the market to the tick) or better; a touch is no fill. */
    Order limitAt(double priceUsd);

    /** Triggers when the mark reaches the price from the other side (a buy above, a sell below the market), then a market order. */
    Order stopAt(double priceUsd);

    /** Triggers when the mark reaches the price (a sell above, a buy below the market), then a market order. */
    Order takeProfitAt(double priceUsd);

    /** A stop this far (USDC per share) behind the best mark since it became active. */
    Order trailBy(double distanceUsd);

    /** Triggers on trade prices instead of the mark; attached exits too. */
    Order onLast();

    /** Never increases or flips a position. */
    Order reduceOnly();

    /** A limit that is rejected if it would fill at once. */
    Order postOnly();

    /** A limit that fills what it can at its first open; the rest is cancelled. */
    Order immediateOrCancel();

    /** Attached exit: a stop this far (USDC per share) against the fill price. All attached exits of an order are one-cancels-other. */
    Order stopLoss(double distanceUsd);

    /** Attached exit: a take-profit this far (USDC per share) in favour of the fill price. */
    Order takeProfit(double distanceUsd);

    /** Attached exit: a trailing stop this far (USDC per share) behind the best mark since the fill. */
    Order trailingStop(double distanceUsd);

    /**
     * Gives the order to the desk; it can act from the next bar on.
     *
     * @return its id, above zero; also when it is rejected at once (no whole lot)
     */
    long send(String because);
}
