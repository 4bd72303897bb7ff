package dev.wafer.engine.account;

/**
 * Where money is: free cash and one margin per symbol, in whole nano-USDC. Only {@link #post} changes the total, and every posting has a cause
 * and a sign; {@link #transfer} moves between two places. Sums of whole numbers do not depend on their order, so the books close exactly.
 */
public final class Ledger {
    /** Why money came or went. Fees and losses are below zero, bad debt (a loss that the account does not bear) above. */
    public enum Cause { DEPOSIT, REALIZED_PROFIT, FUNDING, FEE, BACKSTOP, BAD_DEBT }

    /** The place of free cash. */
    public static final int CASH = 0;

    private static final double NANO_PER_USD = 1e9;
    private static final double MOST_USD = 9e9;

    private final long[] balancesNano;
    private final long[] totalsNano = new long[Cause.values().length];

    /** An empty ledger for this many symbols. */
    public Ledger(int symbolCount) {
        balancesNano = new long[symbolCount + 1];
    }

    /** The place of a symbol's margin. */
    public static int marginOf(int symbolIndex) {
        return symbolIndex + 1;
    }

    /**
     * USDC as whole nano-USDC, rounded half to even.
     *
     * @throws IllegalStateException if the amount is not finite or not below 9e9 USDC
     */
    public static long nanoOf(double usd) {
        if (!(Math.abs(usd) <= MOST_USD)) {
            throw new IllegalStateException("Invariant: postings are finite and at most 9e9 USDC, found " + usd);
        }
        return (long) Math.rint(usd * NANO_PER_USD);
    }

    /** Nano-USDC as USDC. */
    public static double usdOf(long nano) {
        return nano / NANO_PER_USD;
    }

    /** Money comes (above zero) or goes at one place. */
    public void post(Cause cause, int place, long deltaNano) {
        totalsNano[cause.ordinal()] = Math.addExact(totalsNano[cause.ordinal()], deltaNano);
        balancesNano[place] = Math.addExact(balancesNano[place], deltaNano);
    }

    /** Money moves from one place to another; the total stays. */
    public void transfer(int fromPlace, int toPlace, long nano) {
        balancesNano[fromPlace] = Math.subtractExact(balancesNano[fromPlace], nano);
        balancesNano[toPlace] = Math.addExact(balancesNano[toPlace], nano);
    }

    /** What is at a place. */
    public long balanceNano(int place) {
        return balancesNano[place];
    }

    /** Everything posted for a cause. */
    public long totalNano(Cause cause) {
        return totalsNano[cause.ordinal()];
    }

    /** What is at all places together, by the balances. */
    public long balanceNano() {
        long sumNano = 0;
        for (long balanceNano : balancesNano) {
            sumNano = Math.addExact(sumNano, balanceNano);
        }
        return sumNano;
    }

    /**
     * Adds the books up again.
     *
     * @throws IllegalStateException if balances and postings differ
     */
    public void check() {
        long postedNano = 0;
        for (long totalNano : totalsNano) {
            postedNano = Math.addExact(postedNano, totalNano);
        }
        if (postedNano != balanceNano()) {
            throw new IllegalStateException("Invariant: the books close: posted " + postedNano + ", found " + balanceNano() + " nano-USDC");
        }
    }

    /** Takes over the state of a ledger of the same size. */
    void copyFrom(Ledger other) {
        System.arraycopy(other.balancesNano, 0, balancesNano, 0, balancesNano.length);
        System.arraycopy(other.totalsNano, 0, totalsNano, 0, totalsNano.length);
    }
}
