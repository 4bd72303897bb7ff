package dev.wafer.engine.execution;

import dev.wafer.data.rule.MarketRules;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.account.Settlement;
import dev.wafer.engine.journal.Cause;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.margin.LiquidationLadder;

/**
 * Takes positions away: by liquidation orders on the book, by the backstop, and by settlement. At one instant the ladder goes on until what is held
 * is healthy or gone. Below two thirds of maintenance the backstop, where one exists, takes position and margin at the mark; below zero the book's
 * ladder runs and what the margin cannot pay is bad debt. A cross account sells the position with the largest maintenance first and is tested
 * again after each order; its backstop takes all cross positions and all cash. Hyperliquid documentation, "Liquidations", read 2026; the price of
 * the takeover, the mark, is inferred.
 */
final class Liquidator {
    private static final double BACKSTOP_BELOW = 2.0 / 3;
    private static final int NOBODY = -1;

    private final Account account;
    private final Journal journal;
    private final Venue venue;
    private final LiquidationLadder ladder = new LiquidationLadder();
    private final boolean[] hasBackstop;

    Liquidator(Venue venue, int symbolCount) {
        this.venue = venue;
        account = venue.account();
        journal = venue.journal();
        hasBackstop = new boolean[symbolCount];
    }

    LiquidationLadder ladder() {
        return ladder;
    }

    /** The rules of the date. */
    void rules(int symbol, MarketRules rules) {
        hasBackstop[symbol] = rules.hasBackstop();
    }

    /** Tests what a change of a symbol may have broken: its own isolated position, and the cross account. */
    void test(int symbol) {
        testIsolated(symbol);
        testCross();
    }

    /** Tests the isolated position of a symbol, if it has one, at the mark of the moment. */
    void testIsolated(int symbol) {
        Moment moment = venue.moment();
        Position position = account.position(symbol);
        while (!position.isFlat() && !position.isCross() && position.isBreached(moment.markUsd(symbol))) {
            if (!isTakenByBackstop(symbol, position)) {
                orderOnce(symbol);
            }
        }
    }

    /** Tests the cross account at the marks of the moment. */
    void testCross() {
        while (account.isCrossBreached() && crossOnce()) {
            // the ladder goes on at this instant
        }
    }

    /** The first order of a cross breach met exactly on the path. */
    void crossAtLevel() {
        int symbol = largestCross();
        if (symbol != NOBODY) {
            orderOnce(symbol);
        }
    }

    private boolean crossOnce() {
        double valueUsd = account.crossValueUsd();
        if (valueUsd >= 0 && valueUsd < BACKSTOP_BELOW * account.crossMaintenanceUsd() && everyCrossHasBackstop()) {
            surrenderCross();
            return true;
        }
        int symbol = largestCross();
        if (symbol == NOBODY) {
            return false;
        }
        orderOnce(symbol);
        return true;
    }

    private boolean everyCrossHasBackstop() {
        for (int s = 0; s < account.symbolCount(); s++) {
            if (account.isCrossHeld(s) && !hasBackstop[s]) {
                return false;
            }
        }
        return true;
    }

    /** The present cross position with the largest maintenance; below zero if there is none. */
    int largestCross() {
        int largest = NOBODY;
        double mostUsd = -1;
        for (int s = 0; s < account.symbolCount(); s++) {
            if (account.isCrossHeld(s) && venue.moment().isPresent(s)) {
                double maintenanceUsd = account.position(s).maintenanceUsd(account.markUsd(s));
                if (maintenanceUsd > mostUsd) {
                    mostUsd = maintenanceUsd;
                    largest = s;
                }
            }
        }
        return largest;
    }

    /** One liquidation order, breach or not yet: on the path the mark stands exactly at the liquidation price. */
    void orderOnce(int symbol) {
        Moment moment = venue.moment();
        Position position = account.position(symbol);
        long heldLots = position.signedLots();
        double markUsd = moment.markUsd(symbol);
        long lots = ladder.nextLots(Math.abs(heldLots), Math.abs(position.signedQtyShares()) * markUsd, moment.timeMs());
        long signedLots = heldLots > 0 ? -lots : lots;
        double priceUsd = venue.liquidity().liquidationUsd(symbol, moment.tradeUsd(symbol), markUsd, signedLots);
        account.liquidate(symbol, lots, priceUsd, venue.takerFeeFraction(symbol));
        venue.liquidity().liquidated(symbol, signedLots);
        record(Entry.LIQUIDATED, symbol, signedLots, priceUsd).slippage(moment.tradeUsd(symbol), venue.sharesOf(symbol, signedLots))
                .fill(Cause.LIQUIDATION, false, true, position.isFlat()).because("equity below maintenance");
        cancelAfter(symbol, "liquidation");
    }

    private boolean isTakenByBackstop(int symbol, Position position) {
        double markUsd = venue.moment().markUsd(symbol);
        double equityUsd = position.marginUsd() + position.unrealizedUsd(markUsd);
        if (!hasBackstop[symbol] || !(equityUsd >= 0 && equityUsd < BACKSTOP_BELOW * position.maintenanceUsd(markUsd))) {
            return false;
        }
        long signedLots = -position.signedLots();
        account.surrender(symbol, markUsd);
        recordSurrender(symbol, signedLots, markUsd);
        return true;
    }

    private void surrenderCross() {
        int last = NOBODY;
        for (int s = 0; s < account.symbolCount(); s++) {
            last = account.isCrossHeld(s) ? s : last;
        }
        for (int s = 0; s <= last; s++) {
            if (account.isCrossHeld(s)) {
                long signedLots = -account.position(s).signedLots();
                double markUsd = account.markUsd(s);
                account.surrender(s, markUsd);
                if (s == last) {
                    account.surrenderCash();
                }
                recordSurrender(s, signedLots, markUsd);
            }
        }
    }

    private void recordSurrender(int symbol, long signedLots, double markUsd) {
        record(Entry.LIQUIDATED, symbol, signedLots, markUsd).fill(Cause.BACKSTOP, false, true, true)
                .because("equity below two thirds of maintenance");
        cancelAfter(symbol, "liquidation");
    }

    /** The venue closes a position at a mark without a fee and cancels all orders of the symbol. */
    void settle(int symbol, double markUsd, String because) {
        Position position = account.position(symbol);
        long timeMs = venue.moment().timeMs();
        if (!position.isFlat()) {
            long signedLots = -position.signedLots();
            account.close(symbol, Math.abs(signedLots), markUsd, 0);
            record(Entry.SETTLED, symbol, signedLots, markUsd).fill(Cause.SETTLEMENT, false, true, true).because(because);
        }
        WorkingOrders orders = venue.orders(symbol);
        while (!orders.isEmpty()) {
            venue.cancel(symbol, orders.count() - 1, timeMs, because);
        }
    }

    private Journal record(Entry entry, int symbol, long signedLots, double priceUsd) {
        Settlement moved = account.last();
        return journal.row(entry, venue.moment().timeMs(), symbol).quantity(signedLots, priceUsd).mark(venue.moment().markUsd(symbol))
                .money(moved.feeNano(), moved.realizedNano(), moved.fundingNano(), moved.badDebtNano()).taken(moved.takenNano());
    }

    /** A target half worked is cancelled, one not yet tried still acts; a flat position leaves no reduce-only order. */
    private void cancelAfter(int symbol, String because) {
        WorkingOrders orders = venue.orders(symbol);
        long timeMs = venue.moment().timeMs();
        int target = orders.placeOfTarget();
        if (target >= 0 && orders.get(target).isTried) {
            venue.cancel(symbol, target, timeMs, because);
        }
        if (account.position(symbol).isFlat()) {
            venue.cancelOrphans(symbol, timeMs);
        }
    }
}
