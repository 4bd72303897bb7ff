package dev.wafer.engine.measure;

/**
 * One round trip: from leaving zero until back at zero or flipped, or until the run's end.
 *
 * @param symbolIndex place in the run's order of symbols
 * @param isLong side
 * @param entryTimeMs first opening fill
 * @param exitTimeMs last closing fill, or the run's end
 * @param entryPriceUsd size-weighted mean of the opening fills
 * @param exitPriceUsd size-weighted mean of the closing fills; what is open at the end counts at the mark
 * @param quantityShares sum of the opening fills
 * @param profitUsd net of fees and funding; bad debt, which the account does not bear, is taken out of the loss
 * @param feesUsd paid, above zero is a cost
 * @param fundingUsd above zero is received
 * @param exitReason of the last closing fill
 * @param because the strategy's reason for the first opening fill
 */
public record Trade(int symbolIndex, boolean isLong, long entryTimeMs, long exitTimeMs, double entryPriceUsd, double exitPriceUsd,
        double quantityShares, double profitUsd, double feesUsd, double fundingUsd, ExitReason exitReason, String because) {}
