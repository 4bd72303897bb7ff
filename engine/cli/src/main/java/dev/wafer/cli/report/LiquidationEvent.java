package dev.wafer.cli.report;

/**
 * One liquidation order of a run.
 *
 * @param symbol ticker
 * @param timeMs when, UTC milliseconds
 * @param signedQtyShares what it closed, a long above zero
 * @param priceUsd fill price
 * @param feeUsd paid, above zero is a cost
 * @param badDebtUsd loss beyond the margin that the account did not bear
 * @param isWhole whether nothing of the position was left
 */
public record LiquidationEvent(String symbol, long timeMs, double signedQtyShares, double priceUsd, double feeUsd, double badDebtUsd,
        boolean isWhole) {}
