package dev.wafer.engine.cost;

/**
 * How much of the funding that was posted came from each {@link FundingPoints.Part}. A memo beside the books: its sums are rounded nowhere and take part
 * in no balance.
 */
public final class FundingMemo {
    private static final FundingPoints.Part[] PARTS = FundingPoints.Part.values();

    private final FundingTape[] tapes;
    private final double[] sumsUsd = new double[PARTS.length];

    /** A memo for these symbols. */
    public FundingMemo(FundingTape... tapes) {
        this.tapes = tapes.clone();
    }

    /** Notes that a position held a constant quantity from one point to before another. */
    public void add(int symbol, int fromPoint, int toPoint, double signedQtyShares) {
        if (symbol < tapes.length && toPoint > fromPoint && signedQtyShares != 0) {
            for (int part = 0; part < PARTS.length; part++) {
                sumsUsd[part] -= signedQtyShares * tapes[symbol].sumUsd(PARTS[part], fromPoint, toPoint);
            }
        }
    }

    /** Funding of a part, USDC, above zero received. */
    public double sumUsd(FundingPoints.Part part) {
        return sumsUsd[part.ordinal()];
    }

    /** Takes over the sums of another memo. */
    public void copyFrom(FundingMemo other) {
        System.arraycopy(other.sumsUsd, 0, sumsUsd, 0, sumsUsd.length);
    }
}
