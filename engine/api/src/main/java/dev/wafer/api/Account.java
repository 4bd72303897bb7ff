package dev.wafer.api;

/** The account as it stood at the last close: positions marked there, funding settled up to then. */
public interface Account {
    /** Free cash + margins + unrealised profit, USDC. */
    double equityUsd();

    /** Cash that backs no position, USDC. */
    double freeCashUsd();

    /** Whether the symbol has no position. */
    boolean isFlat(Symbol symbol);

    /** Position in shares, long above zero. */
    double signedQtyShares(Symbol symbol);

    /** Signed notional at mark / equity; zero when flat. */
    double exposure(Symbol symbol);

    /**
     * Size-weighted entry price, USDC per share.
     *
     * @throws IllegalStateException if the symbol is flat
     */
    double entryUsd(Symbol symbol);

    /**
     * Mark price at which the position is liquidated, USDC per share; zero for a long that cannot be.
     *
     * @throws IllegalStateException if the symbol is flat
     */
    double liquidationUsd(Symbol symbol);

    /** Signed quantity * (mark - entry), USDC; zero when flat. */
    double unrealizedUsd(Symbol symbol);

    /** Margin posted for the position, funding included, USDC; zero when flat. */
    double marginUsd(Symbol symbol);
}
