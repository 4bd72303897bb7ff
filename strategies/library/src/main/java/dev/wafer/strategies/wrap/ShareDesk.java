package dev.wafer.strategies.wrap;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Order;
import dev.wafer.api.Symbol;
import java.util.Arrays;

/** The desk that a strategy inside a wrapper sees: it passes a share of what is wanted on to the real one, and remembers what was. */
final class ShareDesk implements Desk {
    private static final String RESIZED = "resized: ";

    private final Share rule;
    private final double[] shares;
    /** The last target of each symbol as the strategy inside wanted it, and why. */
    private final double[] wishes;
    private final String[] reasons;
    private final boolean[] isWaiting;
    private final Desk desk;

    ShareDesk(Desk desk, int symbolCount, Share rule) {
        this.desk = desk;
        this.rule = rule;
        shares = new double[symbolCount];
        Arrays.fill(shares, 1);
        wishes = new double[symbolCount];
        reasons = new String[symbolCount];
        Arrays.fill(reasons, "");
        isWaiting = new boolean[symbolCount];
    }

    /** Whether the strategy inside has a target that is in force, or held back. */
    boolean isWanted(Symbol symbol) {
        return wishes[symbol.index()] != 0;
    }

    /** The share of a symbol from now on. */
    void share(Symbol symbol, double share, Account account) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalStateException("Invariant: found share " + share + " of " + symbol + ", expected 0 to 1");
        }
        int s = symbol.index();
        boolean wasOut = shares[s] == 0;
        shares[s] = share;
        if (share == 0 && !wasOut) {
            leave(symbol, account);
        } else if (share > 0 && isWaiting[s]) {
            isWaiting[s] = false;
            desk.target(symbol, wishes[s] * share, reasons[s]);
        }
        if (share == 0 && !account.isFlat(symbol) && !desk.isWorking(symbol)) {
            desk.order(symbol).close().send(rule.whyFlat());
        }
    }

    /** What is held or on its way is given up for now; a target whose position was lost before stays lost. */
    private void leave(Symbol symbol, Account account) {
        int s = symbol.index();
        boolean isHeld = !account.isFlat(symbol) || desk.isWorking(symbol);
        isWaiting[s] = wishes[s] != 0 && isHeld;
        if (isHeld) {
            desk.cancelAll(symbol, rule.whyFlat());
            desk.target(symbol, 0, rule.whyFlat());
        }
    }

    /** Takes a target up anew where what is held has drifted from what the share gives. */
    void rebalance(Symbol symbol, double band, Account account) {
        int s = symbol.index();
        double wanted = wishes[s] * shares[s];
        double held = account.exposure(symbol);
        if (wanted * held > 0 && !desk.isWorking(symbol) && Math.abs(held - wanted) > band * Math.abs(wanted)) {
            // a desk passes over a side that stays: out and in again at one close sends the difference alone
            desk.target(symbol, 0, RESIZED + reasons[s]);
            desk.target(symbol, wanted, RESIZED + reasons[s]);
        }
    }

    @Override
    public long target(Symbol symbol, double exposure, String because) {
        int s = symbol.index();
        if (Math.signum(exposure) != Math.signum(wishes[s])) {
            wishes[s] = exposure;
            reasons[s] = because;
            isWaiting[s] = shares[s] == 0 && exposure != 0;
        }
        return shares[s] == 0 ? desk.target(symbol, 0, rule.whyFlat()) : desk.target(symbol, exposure * shares[s], because);
    }

    @Override
    public Order order(Symbol symbol) {
        return new ShareOrder(desk.order(symbol), shares[symbol.index()], rule.whyFlat());
    }

    @Override
    public boolean isWorking(Symbol symbol) {
        return desk.isWorking(symbol);
    }

    @Override
    public boolean isWorking(long orderId) {
        return desk.isWorking(orderId);
    }

    @Override
    public void cancel(long orderId, String because) {
        desk.cancel(orderId, because);
    }

    @Override
    public void cancelAll(Symbol symbol, String because) {
        desk.cancelAll(symbol, because);
    }

    @Override
    public long replace(long orderId, double priceUsd, String because) {
        return desk.replace(orderId, priceUsd, because);
    }

    @Override
    public void leverage(Symbol symbol, int leverage, String because) {
        desk.leverage(symbol, leverage, because);
    }

    @Override
    public void moveMargin(Symbol symbol, double deltaUsd, String because) {
        desk.moveMargin(symbol, deltaUsd, because);
    }
}
