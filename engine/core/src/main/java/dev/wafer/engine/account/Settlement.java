package dev.wafer.engine.account;

/** What the last change of a position moved, in nano-USDC; overwritten by the next one. */
public final class Settlement {
    private long feeNano;
    private long realizedNano;
    private long fundingNano;
    private long badDebtNano;
    private long takenNano;

    void clear() {
        feeNano = 0;
        realizedNano = 0;
        fundingNano = 0;
        badDebtNano = 0;
        takenNano = 0;
    }

    void fee(long nano) {
        feeNano = nano;
    }

    void realized(long nano) {
        realizedNano = nano;
    }

    void funding(long nano) {
        fundingNano = nano;
    }

    void badDebt(long nano) {
        badDebtNano = nano;
    }

    void taken(long nano) {
        takenNano = nano;
    }

    /** Paid, above zero is a cost. */
    public long feeNano() {
        return feeNano;
    }

    /** Profit of what was closed. */
    public long realizedNano() {
        return realizedNano;
    }

    /** Funding posted with the change, above zero received. */
    public long fundingNano() {
        return fundingNano;
    }

    /** Loss beyond the margin that the account did not bear. */
    public long badDebtNano() {
        return badDebtNano;
    }

    /** Margin that the backstop took. */
    public long takenNano() {
        return takenNano;
    }
}
