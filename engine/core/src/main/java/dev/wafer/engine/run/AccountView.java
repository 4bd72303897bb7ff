package dev.wafer.engine.run;

import dev.wafer.api.Account;
import dev.wafer.api.Symbol;
import dev.wafer.engine.account.Position;

/** The account as a strategy sees it, at the marks of the last close. */
final class AccountView implements Account {
    private final dev.wafer.engine.account.Account account;
    private final PreparedMarket market;
    private final Present present;
    private final Arrears arrears;
    private double equityUsd;

    AccountView(dev.wafer.engine.account.Account account, PreparedMarket market, Present present, Arrears arrears) {
        this.account = account;
        this.market = market;
        this.present = present;
        this.arrears = arrears;
    }

    /** Equity at the close that the loop has just computed. */
    void closeAt(double newEquityUsd) {
        equityUsd = newEquityUsd;
    }

    @Override
    public double equityUsd() {
        arrears.show();
        return equityUsd;
    }

    @Override
    public double freeCashUsd() {
        return account.freeUsd();
    }

    @Override
    public boolean isFlat(Symbol symbol) {
        return position(symbol).isFlat();
    }

    @Override
    public double signedQtyShares(Symbol symbol) {
        return position(symbol).signedQtyShares();
    }

    @Override
    public double exposure(Symbol symbol) {
        return isFlat(symbol) ? 0 : position(symbol).signedQtyShares() * markUsd(symbol) / equityUsd();
    }

    @Override
    public double entryUsd(Symbol symbol) {
        return held(symbol).entryUsd();
    }

    @Override
    public double liquidationUsd(Symbol symbol) {
        held(symbol);
        return account.liquidationUsd(symbol.index());
    }

    @Override
    public double liquidationDistance(Symbol symbol) {
        double liquidationUsd = liquidationUsd(symbol);
        return liquidationUsd > 0 ? Math.abs(markUsd(symbol) - liquidationUsd) / markUsd(symbol) : 1;
    }

    @Override
    public boolean isCross(Symbol symbol) {
        return account.isCrossHeld(symbol.index());
    }

    @Override
    public double unrealizedUsd(Symbol symbol) {
        return isFlat(symbol) ? 0 : position(symbol).unrealizedUsd(markUsd(symbol));
    }

    @Override
    public double marginUsd(Symbol symbol) {
        arrears.show();
        return isFlat(symbol) ? 0 : position(symbol).marginUsd();
    }

    private Position position(Symbol symbol) {
        return account.position(symbol.index());
    }

    private Position held(Symbol symbol) {
        arrears.show();
        if (isFlat(symbol)) {
            throw new IllegalStateException(symbol + " is flat");
        }
        return position(symbol);
    }

    private double markUsd(Symbol symbol) {
        return market.price(symbol.index()).markCloseUsd(present.tick());
    }
}
