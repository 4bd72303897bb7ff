package dev.wafer.api.signal;

import dev.wafer.api.Column;
import dev.wafer.api.Feature;
import dev.wafer.api.Setup;
import dev.wafer.api.Symbol;

/**
 * A map of where positions would be liquidated, out of changes of open interest and a stated {@link LeverageMix}: an estimate that stands and falls
 * with that guess, not a record. Own definition, after the heat maps of data vendors.
 *
 * <p>Each row, in this order: what the bar's range reached is liquidated and leaves the map (longs at and above its low, shorts at and below its
 * high); if open interest fell by more than that, the rest of each side shrinks pro rata; if it rose, the new shares enter at the bar's close, each
 * leverage of the mix a long and a short at its liquidation price. Prices are kept in steps of 0.5 % (logarithmic, on a fixed grid; a step reached in
 * part is gone), as far as 12 times above and below the close. Before the first rise of open interest nothing is known. Bars without open interest
 * are not seen, their ranges neither. A daily mean enters at the close of the bar in which it is published: its entries are a day late.
 *
 * @param openInterestShares one-sided, shares
 * @param reading what of the map is the value of a row
 */
public record LiquidationClusters(Column close, Column high, Column low, Column openInterestShares, LeverageMix mix, Reading reading) implements Feature {
    /** What is read from the map. */
    public enum Reading {
        /**
         * To the nearest heavy step, one with at least half the shares of the heaviest: its price / close - 1, below 0 for longs below; of two as
         * near the one above.
         */
        NEAREST_DISTANCE,
        /** Shorts that would be liquidated above, as a share of open interest. */
        MASS_ABOVE,
        /** Longs that would be liquidated below, as a share of open interest. */
        MASS_BELOW
    }

    /** Signed distance to the nearest heavy cluster, a fraction of the close; below zero it lies below. Not known while the map is empty. */
    public static Column distance(Setup run, Symbol symbol, LeverageMix mix) {
        return column(run, symbol, mix, Reading.NEAREST_DISTANCE);
    }

    /** Shorts on the map above, as a share of open interest, 0..1. */
    public static Column massAbove(Setup run, Symbol symbol, LeverageMix mix) {
        return column(run, symbol, mix, Reading.MASS_ABOVE);
    }

    /** Longs on the map below, as a share of open interest, 0..1. */
    public static Column massBelow(Setup run, Symbol symbol, LeverageMix mix) {
        return column(run, symbol, mix, Reading.MASS_BELOW);
    }

    private static Column column(Setup run, Symbol symbol, LeverageMix mix, Reading reading) {
        return run.column(new LiquidationClusters(run.close(symbol), run.high(symbol), run.low(symbol), run.openInterestShares(symbol), mix, reading));
    }

    @Override
    public State start() {
        return new ClusterMap(this);
    }
}
