package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.DIGITS;
import static dev.wafer.engine.twin.TwinNumbers.nano;
import static dev.wafer.engine.twin.TwinNumbers.ratio;
import static dev.wafer.engine.twin.TwinNumbers.times;
import static dev.wafer.engine.twin.TwinNumbers.usd;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The only place where money moves. Each posting is rounded once to whole nano-USDC. Before any change of a position its funding since the last change is
 * posted, to the margin of an isolated position, to cash for a cross one.
 */
final class TwinBooks {
    private final TwinState state;

    TwinBooks(TwinState state) {
        this.state = state;
    }

    /** Posts what the funding index says since the last posting. */
    void postFunding(int symbol) {
        TwinPosition position = state.positions[symbol];
        if (!position.isFlat()) {
            long fundingNano = nano(state.accruedFunding(symbol));
            if (position.isCross) {
                state.cashNano += fundingNano;
            } else {
                position.marginNano += fundingNano;
            }
            state.fundingNano += fundingNano;
        }
        position.indexThen = state.fundingIndex[symbol];
    }

    /** Opens or increases; margin and fee have been checked. */
    void increase(int symbol, long signedLots, BigDecimal price, long feeNano) {
        TwinPosition position = state.positions[symbol];
        postFunding(symbol);
        if (position.isFlat()) {
            position.isCross = state.wouldBeCross(symbol);
            position.entry = price;
        } else {
            BigDecimal cost = position.entry.multiply(BigDecimal.valueOf(position.lots)).add(price.multiply(BigDecimal.valueOf(signedLots)), DIGITS);
            position.entry = ratio(cost, BigDecimal.valueOf(position.lots + signedLots));
        }
        position.lots += signedLots;
        if (!position.isCross) {
            long marginNano = initialMarginNano(symbol, Math.abs(signedLots), price);
            state.cashNano -= marginNano;
            position.marginNano += marginNano;
        }
        pay(feeNano);
    }

    long initialMarginNano(int symbol, long lots, BigDecimal price) {
        return nano(ratio(times(state.shares(symbol, lots), price), BigDecimal.valueOf(state.leverage[symbol])));
    }

    /** Closes lots by an order of the trader or a settlement; returns the fee charged. */
    long close(int symbol, long lots, BigDecimal price, long feeNano) {
        postFunding(symbol);
        TwinPosition position = state.positions[symbol];
        long profitNano = realise(symbol, lots, price);
        if (position.isCross) {
            state.cashNano += profitNano;
            takeLots(symbol, lots);
            pay(feeNano);
            return feeNano;
        }
        long shareNano = lots == Math.abs(position.lots) ? position.marginNano : shareOfMargin(position, lots);
        position.marginNano -= shareNano;
        long resultNano = shareNano + profitNano;
        if (resultNano < 0) {
            position.marginNano += resultNano;
            resultNano = 0;
        }
        state.cashNano += resultNano;
        takeLots(symbol, lots);
        if (position.isFlat() && position.marginNano < 0) {
            forgive(-position.marginNano);
            position.marginNano = 0;
        }
        long paidNano = Math.min(feeNano, Math.max(state.cashNano, 0));
        pay(paidNano);
        return paidNano;
    }

    /** A liquidation order of an isolated position: loss and fee against its own margin; what a full one leaves goes to cash, what it lacks is bad debt. */
    long liquidateIsolated(int symbol, long lots, BigDecimal price, long feeNano) {
        postFunding(symbol);
        TwinPosition position = state.positions[symbol];
        long equityNano = position.marginNano + nano(state.profit(symbol, position.lots, price));
        long paidNano = Math.min(feeNano, Math.max(equityNano, 0));
        position.marginNano += realise(symbol, lots, price) - paidNano;
        state.feesNano += paidNano;
        takeLots(symbol, lots);
        if (position.isFlat()) {
            release(position);
        }
        return paidNano;
    }

    /** A liquidation order of a cross position; the fee is at most what the account is worth with this symbol at the fill price. */
    long liquidateCross(int symbol, long lots, BigDecimal price, long feeNano) {
        postFunding(symbol);
        TwinPosition position = state.positions[symbol];
        BigDecimal valueAtPrice = state.crossValue().subtract(state.unrealised(symbol)).add(state.profit(symbol, position.lots, price));
        long paidNano = Math.min(feeNano, Math.max(nano(valueAtPrice), 0));
        state.cashNano += realise(symbol, lots, price);
        takeLots(symbol, lots);
        pay(paidNano);
        return paidNano;
    }

    /** The backstop takes an isolated position at this price, and what is left of its margin. */
    void backstopIsolated(int symbol, BigDecimal price) {
        postFunding(symbol);
        TwinPosition position = state.positions[symbol];
        long lots = Math.abs(position.lots);
        position.marginNano += realise(symbol, lots, price);
        takeLots(symbol, lots);
        long takenNano = Math.max(position.marginNano, 0);
        state.takenByBackstopNano += takenNano;
        position.marginNano -= takenNano;
        release(position);
    }

    /** The backstop takes one cross position; {@link #backstopTakesCash} follows after the last. */
    void backstopCross(int symbol, BigDecimal price) {
        postFunding(symbol);
        long lots = Math.abs(state.positions[symbol].lots);
        state.cashNano += realise(symbol, lots, price);
        takeLots(symbol, lots);
    }

    void backstopTakesCash() {
        long takenNano = Math.max(state.cashNano, 0);
        state.cashNano -= takenNano;
        state.takenByBackstopNano += takenNano;
    }

    /** Cash below zero with no cross position left is nobody's money: bad debt. */
    void forgiveNegativeCash() {
        if (state.cashNano < 0 && !state.holdsAnyCross()) {
            forgive(-state.cashNano);
            state.cashNano = 0;
        }
    }

    /** Moves free cash into an isolated margin, or back. */
    void moveMargin(int symbol, long deltaNano) {
        postFunding(symbol);
        state.cashNano -= deltaNano;
        state.positions[symbol].marginNano += deltaNano;
    }

    private void release(TwinPosition position) {
        if (position.marginNano < 0) {
            forgive(-position.marginNano);
        } else {
            state.cashNano += position.marginNano;
        }
        position.marginNano = 0;
    }

    private static long shareOfMargin(TwinPosition position, long lots) {
        BigDecimal part = BigDecimal.valueOf(position.marginNano).multiply(BigDecimal.valueOf(lots));
        return part.divide(BigDecimal.valueOf(Math.abs(position.lots)), 0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private long realise(int symbol, long lots, BigDecimal price) {
        long profitNano = nano(state.profit(symbol, lots * state.positions[symbol].side(), price));
        state.realisedNano += profitNano;
        return profitNano;
    }

    private void takeLots(int symbol, long lots) {
        TwinPosition position = state.positions[symbol];
        position.lots -= lots * position.side();
        if (position.isFlat()) {
            position.entry = BigDecimal.ZERO;
        }
    }

    private void pay(long feeNano) {
        state.cashNano -= feeNano;
        state.feesNano += feeNano;
    }

    private void forgive(long deficitNano) {
        state.badDebtNano += deficitNano;
    }
}
