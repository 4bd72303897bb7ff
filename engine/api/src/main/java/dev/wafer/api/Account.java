package dev.wafer.api;

/** The account as it stood at the last close: positions marked there, funding settled up to then. */
public interface Account {
    /** Free cash + margins + unrealised profit, USDC. */
    double equityUsd();

    /** What new positions may use, USDC: cash that backs no position; with cross positions their profit counts and their initial margins are taken off. */
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
     * Mark price at which the position is liquidated, USDC per share; zero for a long that cannot be. For a cross position: while all other marks
     * stand still.
     *
     * @throws IllegalStateException if the symbol is flat
     */
    double liquidationUsd(Symbol symbol);

    /**
     * How far the mark may go before the position is liquidated, as a fraction of the mark; 1 for a long that cannot be.
     *
     * @throws IllegalStateException if the symbol is flat
     */
    double liquidationDistance(Symbol symbol);

    /** Whether the symbol has a cross position: one that the account's cash backs together with all others of its kind. */
    boolean isCross(Symbol symbol);

    /** Signed quantity * (mark - entry), USDC; zero when flat. */
    double unrealizedUsd(Symbol symbol);

    /** Margin posted for the position, funding included, USDC; zero when flat. For a cross position, which posts none: funding not yet in cash. */
    double marginUsd(Symbol symbol);
}
