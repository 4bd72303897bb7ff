package dev.wafer.research.signal.catalogue;

import dev.wafer.api.Column;
import dev.wafer.api.Feature;

/**
 * Mean entry price of the open positions, USDC per share: what open interest gains is taken to be opened at the close, what it loses to be closed
 * evenly from all of it. An estimate, for nobody sees entries. Own derivation. Example: 100 shares at 10, then 150 at 13 gives
 * (100 * 10 + 50 * 13) / 150 = 11.
 *
 * @param close USDC per share
 * @param openInterest shares
 */
record MeanEntry(Column close, Column openInterest) implements Feature {
    @Override
    public State start() {
        return new State() {
            private double heldShares;
            private double entryUsd;

            @Override
            public void step(Output out) {
                double nowShares = openInterest.now();
                if (nowShares > heldShares) {
                    entryUsd = (heldShares * entryUsd + (nowShares - heldShares) * close.now()) / nowShares;
                }
                heldShares = nowShares;
                out.set(nowShares > 0 ? entryUsd : Double.NaN);
            }
        };
    }
}
