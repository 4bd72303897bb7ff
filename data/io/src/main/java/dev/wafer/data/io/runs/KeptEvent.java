package dev.wafer.data.io.runs;

/**
 * One entry of the journal of a run that is kept. What an entry does not say is zero or empty.
 *
 * @param timeMs UTC milliseconds
 * @param kind what it is: {@code ordered}, {@code filled}, {@code liquidated}
 * @param symbol ticker
 * @param order of which order it speaks
 * @param fill how it filled
 * @param money what it moved
 * @param because the strategy's words for an order, the venue's for a refusal
 */
public record KeptEvent(long timeMs, String kind, String symbol, Order order, Fill fill, Money money, String because) {
    /**
     * An order.
     *
     * @param id zero where there is none
     * @param leg the order itself or one of its exits
     * @param signedLots a buy above zero
     * @param priceUsd of a fill, a limit or a trigger
     */
    public record Order(long id, String leg, long signedLots, double priceUsd) {}

    /**
     * A fill.
     *
     * @param cause what made it happen
     * @param isMaker whether it rested in the book
     * @param isClosing whether it closed, or closed part of, a position
     * @param isWhole whether it left nothing of the order
     * @param slippageUsd what spread and impact cost
     * @param markUsd at the fill; zero where it was not noted
     */
    public record Fill(String cause, boolean isMaker, boolean isClosing, boolean isWhole, double slippageUsd, double markUsd) {}

    /**
     * Money, in nano-USDC.
     *
     * @param feeNano paid
     * @param realizedNano profit of what was closed; the sent lots of a reduced target
     * @param fundingNano above zero received
     * @param badDebtNano loss beyond the margin that the account did not bear
     * @param takenNano margin that the backstop took
     */
    public record Money(long feeNano, long realizedNano, long fundingNano, long badDebtNano, long takenNano) {}
}
