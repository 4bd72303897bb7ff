package dev.wafer.engine.run;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One symbol's share of a run.
 *
 * @param ticker short name
 * @param bars bars traded
 * @param trades round trips, the open one included
 * @param profitUsd sum of its trades' profits
 * @param feesUsd paid, above zero is a cost
 * @param fundingUsd above zero is received
 * @param liquidations liquidation orders
 * @param ambiguousBars bars whose inner order of prices would change what happened
 * @param fundingCoverage funding points found / due while it traded; empty if none was due
 * @param position what is held at the end
 */
public record SymbolResult(String ticker, int bars, int trades, double profitUsd, double feesUsd, double fundingUsd, int liquidations,
        int ambiguousBars, OptionalDouble fundingCoverage, Optional<OpenPosition> position) {
    /**
     * A position at the end of a run.
     *
     * @param signedQtyShares long above zero
     * @param isCross whether the account backs it together with all other cross positions
     * @param entryUsd size-weighted entry price
     * @param markUsd mark at the last close
     * @param marginUsd margin, funding included
     * @param unrealizedUsd profit at the mark
     * @param liquidationUsd mark at which it would be liquidated, for a cross one while all others stand; zero for a long that cannot be
     * @param deleveragingIndex how high it stands in the queue of auto-deleveraging; empty if nothing backs it any more
     */
    public record OpenPosition(double signedQtyShares, boolean isCross, double entryUsd, double markUsd, double marginUsd, double unrealizedUsd,
            double liquidationUsd, OptionalDouble deleveragingIndex) {
        /** How far the mark may go before it is liquidated, as a fraction of the mark; 1 for a long that cannot be. */
        public double liquidationDistance() {
            return liquidationUsd > 0 ? Math.abs(markUsd - liquidationUsd) / markUsd : 1;
        }
    }
}
