package dev.wafer.engine.account;

import dev.wafer.engine.account.Ledger.Cause;
import dev.wafer.engine.cost.FundingMemo;
import dev.wafer.engine.margin.IsolatedMargin;

/**
 * Free cash, isolated positions, and cross positions that cash backs together. Every change of a position first posts its funding, then moves money
 * through the {@link Ledger}. Isolated:
 * <ul>
 * <li>opening: margin {@code qty * price / leverage} from cash, fee from cash;
 * <li>closing: the margin's share and the profit to cash, fee from cash; what the share cannot pay comes from the rest of the margin, what that
 * cannot pay is bad debt, so that an isolated loss never touches other cash; the fee takes free cash to zero at
 * most;
 * <li>liquidation: profit and fee against the position's own margin, the rest of which stays until nothing is left to hold;
 * <li>backstop: the position goes at the mark, and what is left of its margin is lost.
 * </ul>
 * Cross: profit, fees and funding go to cash; what counts is the account value, cash and the unrealised profit of all cross positions, at the
 * marks of {@link #markAt}. Hyperliquid documentation, "Margining" and "Liquidations", read 2026; where fees come from is inferred.
 */
public final class Account {
    private final Ledger ledger;
    private final Position[] positions;
    private final double[] marksUsd;
    private final FundingMemo memo;
    private final Settlement last = new Settlement();
    private double cashUsd;
    private int crossCount;

    /** An account with this much cash that keeps no memo of its funding. */
    public Account(double capitalUsd, double[] lotsPerShare, int leverage) {
        this(capitalUsd, lotsPerShare, leverage, new FundingMemo());
    }

    /**
     * An account with this much cash.
     *
     * @param capitalUsd deposited at the start
     * @param lotsPerShare one for each symbol
     * @param leverage of every symbol at the start
     * @param memo notes where the posted funding came from
     */
    public Account(double capitalUsd, double[] lotsPerShare, int leverage, FundingMemo memo) {
        this.memo = memo;
        ledger = new Ledger(lotsPerShare.length);
        positions = new Position[lotsPerShare.length];
        marksUsd = new double[lotsPerShare.length];
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

    /** Where the funding posted so far came from; part of {@link Cause#FUNDING}. */
    public FundingMemo fundingMemo() {
        return memo;
    }

    /** The mark at which a cross position of a symbol counts from now on, USDC per share. */
    public void markAt(int symbol, double markUsd) {
        marksUsd[symbol] = markUsd;
    }

    /** The mark said last. */
    public double markUsd(int symbol) {
        return marksUsd[symbol];
    }

    /** Whether any cross position is held. */
    public boolean hasCross() {
        return crossCount > 0;
    }

    /** Account value of the cross positions: cash, funding and unrealised profit at the marks. */
    public double crossValueUsd() {
        double valueUsd = cashUsd;
        for (int s = 0; s < positions.length; s++) {
            if (isCrossHeld(s)) {
                valueUsd += positions[s].marginUsd() + positions[s].unrealizedUsd(marksUsd[s]);
            }
        }
        return valueUsd;
    }

    /** Sum of the maintenance of all cross positions at the marks. */
    public double crossMaintenanceUsd() {
        double sumUsd = 0;
        for (int s = 0; s < positions.length; s++) {
            sumUsd += isCrossHeld(s) ? positions[s].maintenanceUsd(marksUsd[s]) : 0;
        }
        return sumUsd;
    }

    /** Whether the cross account is in breach at the marks: its value below its maintenance; equality is not. */
    public boolean isCrossBreached() {
        return crossCount > 0 && crossValueUsd() < crossMaintenanceUsd();
    }

    /** Whether a symbol has a cross position. */
    public boolean isCrossHeld(int symbol) {
        return positions[symbol].isCross() && !positions[symbol].isFlat();
    }

    /** Mark price at which a position is liquidated, for a cross one while all other marks stand; zero for a long that cannot be. Not for flat ones. */
    public double liquidationUsd(int symbol) {
        Position position = positions[symbol];
        if (!position.isCross()) {
            return position.liquidationUsd();
        }
        double othersUsd = crossMaintenanceUsd() - position.maintenanceUsd(marksUsd[symbol]);
        return position.crossLiquidationUsd(marksUsd[symbol], crossValueUsd(), othersUsd);
    }

    /** USDC that new positions may use: cash; with cross positions their profit counts too, and their initial margins are taken off. */
    public double freeUsd() {
        if (crossCount == 0) {
            return cashUsd;
        }
        double freeUsd = crossValueUsd();
        for (int s = 0; s < positions.length; s++) {
            freeUsd -= isCrossHeld(s) ? positions[s].initialUsd(marksUsd[s]) : 0;
        }
        return freeUsd;
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

    /** Posts a symbol's funding up to now to its margin, or to cash. Returns the amount, above zero received. */
    public long postFunding(int symbol) {
        Position position = positions[symbol];
        int place = placeOf(symbol);
        long nano = Ledger.nanoOf(position.fundingSinceChangeUsd());
        memo.add(symbol, position.pointsAtChange(), position.pointsNow(), position.signedQtyShares());
        ledger.post(Cause.FUNDING, place, nano);
        position.fundingPosted(Ledger.usdOf(ledger.balanceNano(Ledger.marginOf(symbol))));
        if (place == Ledger.CASH) {
            cashChanged();
        }
        return nano;
    }

    /** Where the money of a position is. */
    private int placeOf(int symbol) {
        return isCrossHeld(symbol) ? Ledger.CASH : Ledger.marginOf(symbol);
    }

    /**
     * Whether what is free suffices to open so much: margin and fee; and whether the tier of the position then held allows its leverage.
     *
     * @param isCross how a flat symbol would be held; a held one stays as it is
     */
    public boolean canOpen(int symbol, long lots, double priceUsd, double feeFraction, boolean isCross) {
        Position position = positions[symbol];
        if (!position.allows(position.sharesOf(Math.abs(position.signedLots()) + lots) * priceUsd)) {
            return false;
        }
        if (crossCount > 0 || isCross) {
            return needUsd(symbol, lots, priceUsd, feeFraction) <= freeUsd();
        }
        double roughUsd = position.sharesOf(lots) * priceUsd / position.leverage();
        return roughUsd <= 2 * Math.max(cashUsd, 0)
                && marginNano(symbol, lots, priceUsd) + feeNano(symbol, lots, priceUsd, feeFraction) <= ledger.balanceNano(Ledger.CASH);
    }

    /** USDC that opening so much takes from what is free: margin and fee. */
    public double needUsd(int symbol, long lots, double priceUsd, double feeFraction) {
        double notionalUsd = positions[symbol].sharesOf(lots) * priceUsd;
        return notionalUsd / positions[symbol].leverage() + notionalUsd * feeFraction;
    }

    /**
     * Opens or adds; the caller has asked {@link #canOpen}. Signed lots have the position's sign, or it is flat.
     *
     * @param isCross how a flat symbol will be held; a held one stays as it is
     */
    public void open(int symbol, long signedLots, double priceUsd, double feeFraction, boolean isCross) {
        Position position = positions[symbol];
        last.clear();
        last.funding(postFunding(symbol));
        if (position.isFlat()) {
            position.setCross(isCross);
            crossCount += isCross ? 1 : 0;
        }
        long lots = Math.abs(signedLots);
        long feeNano = feeNano(symbol, lots, priceUsd, feeFraction);
        if (!position.isCross()) {
            ledger.transfer(Ledger.CASH, Ledger.marginOf(symbol), marginNano(symbol, lots, priceUsd));
        }
        ledger.post(Cause.FEE, Ledger.CASH, -feeNano);
        last.fee(feeNano);
        position.increase(signedLots, priceUsd);
        changed(symbol);
    }

    /** Closes so many lots (above zero, at most the position) by an order of the strategy, or by the venue for no fee. */
    public void close(int symbol, long lots, double priceUsd, double feeFraction) {
        Position position = positions[symbol];
        int place = placeOf(symbol);
        last.clear();
        last.funding(postFunding(symbol));
        long held = Math.abs(position.signedLots());
        long marginNano = ledger.balanceNano(place);
        long feeNano = feeNano(symbol, lots, priceUsd, feeFraction);
        long profitNano = realize(symbol, lots, priceUsd);
        if (place != Ledger.CASH) {
            long shareNano = lots == held ? marginNano : (long) Math.rint((double) marginNano * lots / held);
            ledger.transfer(place, Ledger.CASH, Math.max(shareNano + profitNano, 0));
            if (position.isFlat()) {
                forgiveDeficit(place);
            }
            feeNano = Math.min(feeNano, Math.max(ledger.balanceNano(Ledger.CASH), 0));
        }
        ledger.post(Cause.FEE, Ledger.CASH, -feeNano);
        last.fee(feeNano);
        changed(symbol);
        forgiveCross();
    }

    /** Closes so many lots by a liquidation order. The fee is at most what backs the position at this price: its equity, or the account value. */
    public void liquidate(int symbol, long lots, double priceUsd, double feeFraction) {
        Position position = positions[symbol];
        int place = placeOf(symbol);
        last.clear();
        last.funding(postFunding(symbol));
        double otherUsd = place == Ledger.CASH ? crossValueUsd() - cashUsd - position.unrealizedUsd(marksUsd[symbol]) : 0;
        long worthNano = ledger.balanceNano(place) + Ledger.nanoOf(position.unrealizedUsd(priceUsd)) + Ledger.nanoOf(otherUsd);
        long feeNano = Math.min(feeNano(symbol, lots, priceUsd, feeFraction), Math.max(worthNano, 0));
        realize(symbol, lots, priceUsd);
        ledger.post(Cause.FEE, place, -feeNano);
        last.fee(feeNano);
        if (position.isFlat() && place != Ledger.CASH) {
            forgiveDeficit(place);
            ledger.transfer(place, Ledger.CASH, ledger.balanceNano(place));
        }
        changed(symbol);
        forgiveCross();
    }

    /** The backstop takes an isolated position at the mark, and what is left of its margin. */
    public void surrender(int symbol, double markUsd) {
        Position position = positions[symbol];
        int place = placeOf(symbol);
        last.clear();
        last.funding(postFunding(symbol));
        realize(symbol, Math.abs(position.signedLots()), markUsd);
        if (place != Ledger.CASH) {
            take(place);
        }
        changed(symbol);
    }

    /** The backstop takes all cash that backed cross positions, once they are gone; to be called after the last {@link #surrender} of them. */
    public void surrenderCash() {
        take(Ledger.CASH);
        cashChanged();
    }

    private void take(int place) {
        long leftNano = ledger.balanceNano(place);
        ledger.post(leftNano > 0 ? Cause.BACKSTOP : Cause.BAD_DEBT, place, -leftNano);
        last.taken(Math.max(leftNano, 0));
        last.badDebt(Math.max(-leftNano, 0));
    }

    /** Once no cross position is left, what cash is below zero is bad debt. */
    private void forgiveCross() {
        if (crossCount == 0 && ledger.balanceNano(Ledger.CASH) < 0) {
            forgiveDeficit(Ledger.CASH);
            cashChanged();
        }
    }

    /** A position or its margin changed: remembers the balances, and that a flat position backs nothing. */
    private void changed(int symbol) {
        Position position = positions[symbol];
        if (position.isFlat() && position.isCross()) {
            position.setCross(false);
            crossCount--;
        }
        position.marginChanged(Ledger.usdOf(ledger.balanceNano(Ledger.marginOf(symbol))));
        cashChanged();
    }

    /** Moves free cash into a margin (above zero) or back; the caller has checked the rules. */
    public void moveMargin(int symbol, double deltaUsd) {
        last.clear();
        last.funding(postFunding(symbol));
        ledger.transfer(Ledger.CASH, Ledger.marginOf(symbol), Ledger.nanoOf(deltaUsd));
        changed(symbol);
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
        System.arraycopy(other.marksUsd, 0, marksUsd, 0, marksUsd.length);
        memo.copyFrom(other.memo);
        cashUsd = other.cashUsd;
        crossCount = other.crossCount;
    }

    private long realize(int symbol, long lots, double priceUsd) {
        Position position = positions[symbol];
        long signedClosed = position.signedLots() > 0 ? lots : -lots;
        long profitNano = Ledger.nanoOf(position.sharesOf(signedClosed) * (priceUsd - position.entryUsd()));
        ledger.post(Cause.REALIZED_PROFIT, placeOf(symbol), profitNano);
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
