package dev.wafer.api;

/**
 * What the venue did. Ids belong to the strategy's own orders; exits carry the id of the order they were attached to. Quantities are signed
 * shares (a buy above zero), prices USDC per share, money USDC, times UTC milliseconds.
 */
public sealed interface Event {
    /** When it happened. */
    long timeMs();

    /** In which market. */
    Symbol symbol();

    /** Which order an event speaks about. */
    enum Leg { ORDER, STOP_LOSS, TAKE_PROFIT, TRAILING_STOP }

    /** A fill; {@code feeUsd} above zero is paid. A flip makes two: the closing part, then the opening one. */
    record Filled(long timeMs, Symbol symbol, long orderId, Leg leg, double signedQtyShares, double priceUsd, double feeUsd, boolean isMaker, boolean isComplete)
            implements Event {}

    /** An order, or what was left of it, was refused. */
    record Rejected(long timeMs, Symbol symbol, long orderId, String reason) implements Event {}

    /** A target shrank to what the margin allows. */
    record Reduced(long timeMs, Symbol symbol, long orderId, double wantedSignedShares, double sentSignedShares) implements Event {}

    /** An order or an attached exit was withdrawn. */
    record Cancelled(long timeMs, Symbol symbol, long orderId, Leg leg, String reason) implements Event {}

    /** One funding point; {@code cashUsd} above zero is received. */
    record Funded(long timeMs, Symbol symbol, double cashUsd, double ratePerInterval) implements Event {}

    /** One liquidation order, or a takeover by the backstop: the quantity it closed, and whether nothing of the position is left. */
    record Liquidated(long timeMs, Symbol symbol, double signedQtyShares, double priceUsd, boolean isWhole, boolean isBackstop) implements Event {}

    /** A split or a delisting: closed by the venue at this price, without a fee. */
    record Settled(long timeMs, Symbol symbol, double signedQtyShares, double priceUsd) implements Event {}
}
