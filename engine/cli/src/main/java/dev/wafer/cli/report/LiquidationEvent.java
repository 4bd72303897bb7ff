package dev.wafer.cli.report;

/**
 * One liquidation order of a run, or a position that the backstop took.
 *
 * @param symbol ticker
 * @param timeMs when, UTC milliseconds
 * @param signedQtyShares what it closed, a long above zero
 * @param priceUsd fill price
 * @param markUsd mark at that moment
 * @param feeUsd paid, above zero is a cost
 * @param badDebtUsd loss beyond the margin that the account did not bear
 * @param isWhole whether nothing of the position was left
 * @param isBackstop whether the backstop took it, at the mark
 */
public record LiquidationEvent(String symbol, long timeMs, double signedQtyShares, double priceUsd, double markUsd, double feeUsd, double badDebtUsd,
        boolean isWhole, boolean isBackstop) {}
