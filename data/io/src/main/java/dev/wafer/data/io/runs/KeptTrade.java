package dev.wafer.data.io.runs;

/**
 * One round trip of a run that is kept.
 *
 * @param symbol ticker
 * @param side {@code long} or {@code short}
 * @param entry first opening fill
 * @param exit last closing fill, or the run's end
 * @param quantityShares sum of the opening fills
 * @param money what it brought
 * @param because the strategy's reason for the first opening fill
 */
public record KeptTrade(String symbol, String side, End entry, End exit, double quantityShares, Money money, String because) {
    /**
     * One end of a trade.
     *
     * @param timeMs UTC milliseconds
     * @param priceUsd size-weighted mean
     * @param reason how it came about: {@code signal}, {@code stop}
     */
    public record End(long timeMs, double priceUsd, String reason) {}

    /**
     * What a trade brought.
     *
     * @param profitUsd net of fees and funding
     * @param feesUsd paid, above zero is a cost
     * @param fundingUsd above zero is received
     */
    public record Money(double profitUsd, double feesUsd, double fundingUsd) {}
}
