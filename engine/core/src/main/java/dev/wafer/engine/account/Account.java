package dev.wafer.engine.account;

import dev.wafer.engine.account.Ledger.Cause;
import dev.wafer.engine.margin.IsolatedMargin;

/**
 * Free cash and isolated positions. Every change of a position first posts its funding, then moves money through the {@link Ledger}:
 * <ul>
 * <li>opening: margin {@code qty * price / leverage} from cash, fee from cash;
 * <li>closing: the margin's share and the profit to cash, fee from cash; what the share cannot pay comes from the rest of the margin, what that
 * cannot pay is bad debt, so that an isolated loss never touches other cash; the fee takes free cash to zero at
 * most;
 * <li>liquidation: profit and fee against the position's own margin, the rest of which stays until nothing is left to hold.
 * </ul>
 * Hyperliquid documentation, "Margining" and "Liquidations", read 2026; where fees come from is inferred.
 */
public final class Account {
    private final Ledger ledger;
    private final Position[] positions;
    private final Settlement last = new Settlement();
    private double cashUsd;
    private double filledFundingUsd;

    /**
     * An account with this much cash.
     *
     * @param capitalUsd deposited at the start
     * @param lotsPerShare one for each symbol
     * @param leverage of every symbol at the start
     */
    public Account(double capitalUsd, double[] lotsPerShare, int leverage) {
        ledger = new Ledger(lotsPerShare.length);
        positions = new Position[lotsPerShare.length];
        for (int s = 0; s < positions.length; s++) {
            positions[s] = new Position(lotsPerShare[s]);
            positions[s].setLeverage(leverage);
        }
        ledger.post(Cause.DEPOSIT, Ledger.CASH, Ledger.nanoOf(capitalUsd));
        cashChanged();
    }

    /** The books. */
    public Ledger ledger() {
        return ledger;
    }

    /** The position of a symbol, perhaps flat. */
    public Position position(int symbol) {
        return positions[symbol];
    }

    /** Number of symbols. */
    public int symbolCount() {
        return positions.length;
    }

    /** What the last change moved. */
    public Settlement last() {
        return last;
    }

    /** Cash that backs no position. */
    public double cashUsd() {
        return cashUsd;
    }

    /** Funding posted so far that was paid at the rules' base rate; a memo, part of {@link Cause#FUNDING}. */
    public double filledFundingUsd() {
        return filledFundingUsd;
    }

    /** Cash and margins, funding up to now included. */
    public double cashAndMarginsUsd() {
        double sumUsd = cashUsd;
        for (Position position : positions) {
            if (!position.isFlat()) {
                sumUsd += position.marginUsd();
            }
        }
        return sumUsd;
    }

    /** Posts a symbol's funding up to now to its margin. Returns the amount, above zero received. */
    public long postFunding(int symbol) {
        Position position = positions[symbol];
        int place = Ledger.marginOf(symbol);
        long nano = Ledger.nanoOf(position.fundingSinceChangeUsd());
        filledFundingUsd += position.filledFundingSinceChangeUsd();
        ledger.post(Cause.FUNDING, place, nano);
        position.fundingPosted(Ledger.usdOf(ledger.balanceNano(place)));
        return nano;
    }

    /** Whether free cash suffices to open so much: margin and fee. */
    public boolean canOpen(int symbol, long lots, double priceUsd, double feeFraction) {
        double roughUsd = positions[symbol].sharesOf(lots) * priceUsd / positions[symbol].leverage();
        return roughUsd <= 2 * Math.max(cashUsd, 0)
                && marginNano(symbol, lots, priceUsd) + feeNano(symbol, lots, priceUsd, feeFraction) <= ledger.balanceNano(Ledger.CASH);
    }

    /** The most lots, up to {@code lots}, that free cash can open. */
    public long mostLots(int symbol, long lots, double priceUsd, double feeFraction) {
        if (canOpen(symbol, lots, priceUsd, feeFraction)) {
            return lots;
        }
        double usdPerLot = positions[symbol].sharesOf(1) * priceUsd * (1.0 / positions[symbol].leverage() + feeFraction);
        long most = Math.min(lots, (long) Math.floor(Math.max(cashUsd, 0) / usdPerLot) + 1);
        while (most > 0 && !canOpen(symbol, most, priceUsd, feeFraction)) {
            most--;
        }
        return most;
    }

    /** USDC that opening so much takes from free cash: margin and fee. */
    public double needUsd(int symbol, long lots, double priceUsd, double feeFraction) {
        double notionalUsd = positions[symbol].sharesOf(lots) * priceUsd;
        return notionalUsd / positions[symbol].leverage() + notionalUsd * feeFraction;
    }

    /** Opens or adds; the caller has asked {@link #canOpen}. Signed lots have the position's sign, or it is flat. */
    public void open(int symbol, long signedLots, double priceUsd, double feeFraction) {
        last.clear();
        last.funding(postFunding(symbol));
        long lots = Math.abs(signedLots);
        long feeNano = feeNano(symbol, lots, priceUsd, feeFraction);
        ledger.transfer(Ledger.CASH, Ledger.marginOf(symbol), marginNano(symbol, lots, priceUsd));
        ledger.post(Cause.FEE, Ledger.CASH, -feeNano);
        last.fee(feeNano);
        positions[symbol].increase(signedLots, priceUsd);
        positions[symbol].marginChanged(Ledger.usdOf(ledger.balanceNano(Ledger.marginOf(symbol))));
        cashChanged();
    }

    /** Closes so many lots (above zero, at most the position) by an order of the strategy. */
    public void close(int symbol, long lots, double priceUsd, double feeFraction) {
        Position position = positions[symbol];
        int place = Ledger.marginOf(symbol);
        last.clear();
        last.funding(postFunding(symbol));
        long held = Math.abs(position.signedLots());
        long marginNano = ledger.balanceNano(place);
        long shareNano = lots == held ? marginNano : (long) Math.rint((double) marginNano * lots / held);
        long profitNano = realize(symbol, lots, priceUsd);
        ledger.transfer(place, Ledger.CASH, Math.max(shareNano + profitNano, 0));
        if (position.isFlat()) {
            forgiveDeficit(place);
        }
        position.marginChanged(Ledger.usdOf(ledger.balanceNano(place)));
        long feeNano = Math.min(feeNano(symbol, lots, priceUsd, feeFraction), Math.max(ledger.balanceNano(Ledger.CASH), 0));
        ledger.post(Cause.FEE, Ledger.CASH, -feeNano);
        last.fee(feeNano);
        cashChanged();
    }

    /** Closes so many lots by a liquidation order. The fee is at most what the position is worth at this price. */
    public void liquidate(int symbol, long lots, double priceUsd, double feeFraction) {
        Position position = positions[symbol];
        int place = Ledger.marginOf(symbol);
        last.clear();
        last.funding(postFunding(symbol));
        long worthNano = ledger.balanceNano(place) + Ledger.nanoOf(position.unrealizedUsd(priceUsd));
        long feeNano = Math.min(feeNano(symbol, lots, priceUsd, feeFraction), Math.max(worthNano, 0));
        realize(symbol, lots, priceUsd);
        ledger.post(Cause.FEE, place, -feeNano);
        last.fee(feeNano);
        if (position.isFlat()) {
            forgiveDeficit(place);
            ledger.transfer(place, Ledger.CASH, ledger.balanceNano(place));
        }
        position.marginChanged(Ledger.usdOf(ledger.balanceNano(place)));
        cashChanged();
    }

    /** Moves free cash into a margin (above zero) or back; the caller has checked the rules. */
    public void moveMargin(int symbol, double deltaUsd) {
        last.clear();
        last.funding(postFunding(symbol));
        ledger.transfer(Ledger.CASH, Ledger.marginOf(symbol), Ledger.nanoOf(deltaUsd));
        positions[symbol].marginChanged(Ledger.usdOf(ledger.balanceNano(Ledger.marginOf(symbol))));
        cashChanged();
    }

    /** Sets the leverage of a symbol's next opening fill. */
    public void setLeverage(int symbol, int leverage) {
        positions[symbol].setLeverage(leverage);
    }

    /** Takes over the state of an account of the same symbols. */
    public void copyFrom(Account other) {
        ledger.copyFrom(other.ledger);
        for (int s = 0; s < positions.length; s++) {
            positions[s].copyFrom(other.positions[s]);
        }
        cashUsd = other.cashUsd;
        filledFundingUsd = other.filledFundingUsd;
    }

    private long realize(int symbol, long lots, double priceUsd) {
        Position position = positions[symbol];
        long signedClosed = position.signedLots() > 0 ? lots : -lots;
        long profitNano = Ledger.nanoOf(position.sharesOf(signedClosed) * (priceUsd - position.entryUsd()));
        ledger.post(Cause.REALIZED_PROFIT, Ledger.marginOf(symbol), profitNano);
        last.realized(profitNano);
        position.decrease(-signedClosed);
        return profitNano;
    }

    private void forgiveDeficit(int place) {
        long deficitNano = Math.max(-ledger.balanceNano(place), 0);
        ledger.post(Cause.BAD_DEBT, place, deficitNano);
        last.badDebt(deficitNano);
    }

    private long marginNano(int symbol, long lots, double priceUsd) {
        return Ledger.nanoOf(IsolatedMargin.initialUsd(positions[symbol].sharesOf(lots), priceUsd, positions[symbol].leverage()));
    }

    private long feeNano(int symbol, long lots, double priceUsd, double feeFraction) {
        return Ledger.nanoOf(positions[symbol].sharesOf(lots) * priceUsd * feeFraction);
    }

    private void cashChanged() {
        cashUsd = Ledger.usdOf(ledger.balanceNano(Ledger.CASH));
    }
}
