package dev.wafer.engine.execution;

import dev.wafer.api.Event.Leg;
import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.rule.MarketRules;
import dev.wafer.data.rule.MarginMode;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.account.Settlement;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.cost.LiquidityTape;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.price.PriceTape;

/**
 * The exchange's side of a run: takes an order that fills at a price, as far as volume, caps and margin let it, and moves the account, the book of
 * waiting orders and the journal with it; then what is in breach is liquidated. It does not decide what fills when: {@link OpenStep} and
 * {@link BarPath} do.
 */
public final class Venue {
    private static final double LEAST_TARGET_CHANGE_USD = 10;

    private final Account account;
    private final Journal journal;
    private final Instrument[] instruments;
    private final PriceTape[] tapes;
    private final Moment moment;
    private final Liquidity liquidity;
    private final Limits limits;
    private final Liquidator liquidator;
    private final Exits exits;
    private final WorkingOrders[] orders;
    private final double[] makerFees;
    private final double[] takerFees;
    private final boolean[] opensCross;
    private final boolean wantsCross;

    /**
     * A venue without waiting orders.
     *
     * @param wantsCross whether new positions are cross where the rules allow it
     * @param liquidityTapes one for each symbol, or none for ideal execution
     */
    public Venue(Account account, Journal journal, Instrument[] instruments, PriceTape[] tapes, boolean wantsCross, LiquidityTape[] liquidityTapes) {
        this.account = account;
        this.journal = journal;
        this.instruments = instruments.clone();
        this.tapes = tapes.clone();
        this.wantsCross = wantsCross;
        moment = new Moment(instruments.length);
        liquidity = new Liquidity(liquidityTapes, instruments);
        limits = new Limits(account, instruments, moment, liquidity.isIdeal());
        liquidator = new Liquidator(this, instruments.length);
        exits = new Exits(this, instruments);
        orders = new WorkingOrders[instruments.length];
        for (int s = 0; s < orders.length; s++) {
            orders[s] = new WorkingOrders();
        }
        makerFees = new double[orders.length];
        takerFees = new double[orders.length];
        opensCross = new boolean[orders.length];
    }

    /** The rules of a symbol from now on. */
    public void rules(int symbol, MarketRules rules, FeeFractions fees) {
        makerFees[symbol] = fees.makerFraction();
        takerFees[symbol] = fees.takerFraction();
        opensCross[symbol] = wantsCross && rules.marginMode() == MarginMode.CROSS;
        account.position(symbol).rules(rules.tiers());
        liquidator.rules(symbol, rules);
        limits.rules(symbol, rules);
    }

    /** Open interest as last known at an open, shares; below zero for not known. */
    public void openInterest(int symbol, double shares) {
        limits.openInterest(symbol, shares);
    }

    /** A bar begins: all prices at its open, nothing of its volume is taken. */
    public void begin(int tick, long openTimeMs) {
        liquidity.begin(tick);
        moment.at(openTimeMs);
        for (int s = 0; s < tapes.length; s++) {
            boolean isPresent = tapes[s].isPresent(tick);
            moment.present(s, isPresent);
            for (int place = 0; isPresent && place < orders[s].count(); place++) {
                orders[s].get(place).barBegins();
            }
            price(s, tapes[s].openUsd(tick), tapes[s].markOpenUsd(tick));
        }
    }

    /** The venue closes a position at a mark without a fee and cancels the symbol's orders: a split or a delisting. */
    public void settle(int symbol, double markUsd, String because) {
        liquidator.settle(symbol, markUsd, because);
    }

    /** Whether new positions are cross where the rules allow it. */
    boolean isCrossWanted() {
        return wantsCross;
    }

    /** Whether a new position of a symbol would be cross. */
    public boolean opensCross(int symbol) {
        return opensCross[symbol];
    }

    /** The waiting orders of a symbol. */
    public WorkingOrders orders(int symbol) {
        return orders[symbol];
    }

    /** The account that trades here. */
    public Account account() {
        return account;
    }

    /** What happened. */
    public Journal journal() {
        return journal;
    }

    Moment moment() {
        return moment;
    }

    Liquidity liquidity() {
        return liquidity;
    }

    Limits limits() {
        return limits;
    }

    Liquidator liquidator() {
        return liquidator;
    }

    int symbolCount() {
        return orders.length;
    }

    double takerFeeFraction(int symbol) {
        return takerFees[symbol];
    }

    double sharesOf(int symbol, long signedLots) {
        return instruments[symbol].sharesOf(signedLots);
    }

    /** The trade price and mark of a symbol at the moment. */
    void price(int symbol, double tradeUsd, double markUsd) {
        moment.price(symbol, tradeUsd, markUsd);
        account.markAt(symbol, markUsd);
    }

    /** Lots of the order that would close something now: signed, zero if none. */
    long reducingLots(int symbol, WorkingOrder order) {
        long heldLots = account.position(symbol).signedLots();
        long wantedLots = order.wantedLots(heldLots);
        if (heldLots == 0 || wantedLots == 0 || wantedLots > 0 == heldLots > 0) {
            return 0;
        }
        return Math.abs(wantedLots) <= Math.abs(heldLots) ? wantedLots : -heldLots;
    }

    /** Fills an order as far as it can: what closes (unless that was done before), then what opens; a flip makes two fills. */
    void execute(int symbol, WorkingOrder order, double priceUsd, boolean isMaker) {
        long id = order.id;
        Leg leg = order.leg;
        boolean isClosing = reducingLots(symbol, order) != 0;
        boolean isReduceOnly = order.isReduceOnly;
        if (isClosing && !order.hasReduced) {
            reduce(symbol, order, priceUsd, isMaker);
        }
        int place = orders[symbol].placeOf(id, leg);
        if (place >= 0 && !(isReduceOnly && isClosing) && reducingLots(symbol, orders[symbol].get(place)) == 0) {
            increase(symbol, orders[symbol].get(place), priceUsd, isMaker);
            place = orders[symbol].placeOf(id, leg);
        }
        if (place >= 0) {
            leaveRest(symbol, place);
        }
    }

    /** What did not fill waits for another bar, or is given up. */
    private void leaveRest(int symbol, int place) {
        WorkingOrder order = orders[symbol].get(place);
        order.isSpent = true;
        if (order.isGivenUp()) {
            cancel(symbol, place, moment.timeMs(), order.isImmediate ? "immediate or cancel" : "no more volume in the bar");
        }
    }

    /** Fills the closing part of an order. The order leaves the book if nothing of it is left. */
    void reduce(int symbol, WorkingOrder order, double priceUsd, boolean isMaker) {
        long wantedLots = reducingLots(symbol, order);
        Position position = account.position(symbol);
        long lots = wantedLots == 0 ? 0 : allowedLots(symbol, order, wantedLots, priceUsd);
        if (lots == 0) {
            return;
        }
        double fillUsd = fillUsd(symbol, order, priceUsd, lots, isMaker);
        account.close(symbol, Math.abs(lots), fillUsd, isMaker ? makerFees[symbol] : takerFees[symbol]);
        liquidity.filled(symbol, lots, isMaker);
        boolean isWhole = lots == wantedLots && (order.isReduceOnly || order.wantedLots(position.signedLots() - lots) == lots);
        recordFill(symbol, order, lots, fillUsd, priceUsd).fill(order.cause(), isMaker, true, isWhole);
        order.isTried = true;
        order.hasReduced = true;
        if (order.kind != OrderKind.TARGET && !order.closesAll) {
            order.signedLots -= lots;
        }
        afterClosing(symbol, order, isWhole);
        liquidator.test(symbol);
    }

    private void afterClosing(int symbol, WorkingOrder order, boolean isWhole) {
        long id = order.id;
        long leftLots = order.signedLots;
        boolean isExit = order.isExit();
        if (isWhole) {
            orders[symbol].remove(orders[symbol].placeOf(order));
        }
        if (account.position(symbol).isFlat()) {
            cancelOrphans(symbol, moment.timeMs());
        } else if (isExit && isWhole) {
            cancelExitsOf(symbol, id, moment.timeMs(), "one cancels other");
        } else if (isExit) {
            exits.shrunk(symbol, id, leftLots);
        }
    }

    /** Fills the opening part of an order, or refuses it. It leaves the book unless a part waits. */
    private void increase(int symbol, WorkingOrder order, double priceUsd, boolean isMaker) {
        long wantedLots = order.wantedLots(account.position(symbol).signedLots());
        if (order.isReduceOnly) {
            reject(symbol, order, moment.timeMs(), "reduce-only: no position to reduce");
            return;
        }
        if (wantedLots == 0) {
            drop(symbol, order);
            return;
        }
        long allowedLots = allowedLots(symbol, order, wantedLots, priceUsd);
        if (allowedLots == 0) {
            return;
        }
        long lots = affordableLots(symbol, order, allowedLots, priceUsd, isMaker);
        if (lots == 0) {
            drop(symbol, order);
            return;
        }
        double fillUsd = fillUsd(symbol, order, priceUsd, lots, isMaker);
        account.open(symbol, lots, fillUsd, isMaker ? makerFees[symbol] : takerFees[symbol], opensCross[symbol]);
        liquidity.filled(symbol, lots, isMaker);
        boolean isDone = lots == wantedLots || lots != allowedLots;
        recordFill(symbol, order, lots, fillUsd, priceUsd).fill(order.cause(), isMaker, false, isDone);
        order.isTried = true;
        if (!isDone && order.kind != OrderKind.TARGET) {
            order.signedLots -= lots;
        }
        exits.opened(symbol, order, lots, fillUsd, isDone);
        liquidator.test(symbol);
    }

    /** Lots of a wish that volume and the largest order let through now; signed. */
    private long allowedLots(int symbol, WorkingOrder order, long wantedLots, double priceUsd) {
        long most = Math.min(liquidity.mostLots(symbol), limits.mostLotsOfOneOrder(symbol, order.kind, priceUsd));
        return wantedLots > 0 ? Math.min(wantedLots, most) : Math.max(wantedLots, -most);
    }

    /** Lots that cap and margin let open: all, or fewer for a target (journalled as reduced), or none, and then the order is refused. */
    private long affordableLots(int symbol, WorkingOrder order, long wantedLots, double priceUsd, boolean isMaker) {
        long wanted = Math.abs(wantedLots);
        long underCap = Math.min(wanted, limits.headroomLots(symbol));
        double feeFraction = isMaker ? makerFees[symbol] : takerFees[symbol];
        long most = mostLots(symbol, order, wantedLots > 0 ? underCap : -underCap, priceUsd, feeFraction, isMaker);
        if (most == wanted) {
            return wantedLots;
        }
        if (order.kind != OrderKind.TARGET) {
            refuse(symbol, order, moment.timeMs(), underCap < wanted ? "open interest is at its cap" : needText(symbol, wanted, priceUsd, feeFraction));
            return 0;
        }
        long sentLots = wantedLots > 0 ? most : -most;
        journal.row(Entry.REDUCED, moment.timeMs(), symbol).order(order.id, Leg.ORDER).quantity(wantedLots, priceUsd).money(0, sentLots, 0, 0)
                .because(order.because);
        return sentLots;
    }

    private String needText(int symbol, long lots, double priceUsd, double feeFraction) {
        return "margin: needs " + account.needUsd(symbol, lots, priceUsd, feeFraction) + " USDC, has " + account.freeUsd();
    }

    /** The most lots, up to some signed ones, whose need at their own price is free; without a sign. */
    private long mostLots(int symbol, WorkingOrder order, long signedLots, double priceUsd, double feeFraction, boolean isMaker) {
        int side = signedLots > 0 ? 1 : -1;
        long fits = 0;
        long fails = Math.abs(signedLots);
        if (canOpen(symbol, order, signedLots, priceUsd, feeFraction, isMaker)) {
            return fails;
        }
        long next = (long) (fails * Math.clamp(account.freeUsd() / account.needUsd(symbol, fails, priceUsd, feeFraction), 0, 1));
        for (long step = 1; fails - fits > 1; step *= 2) {
            next = Math.clamp(next, fits + 1, fails - 1);
            if (canOpen(symbol, order, side * next, priceUsd, feeFraction, isMaker)) {
                fits = next;
                next = Math.min(fits + step, fits + (fails - fits) / 2);
            } else {
                fails = next;
                next = Math.max(fails - step, fits + (fails - fits) / 2);
            }
        }
        return fits;
    }

    private boolean canOpen(int symbol, WorkingOrder order, long signedLots, double priceUsd, double feeFraction, boolean isMaker) {
        double fillUsd = fillUsd(symbol, order, priceUsd, signedLots, isMaker);
        return account.canOpen(symbol, Math.abs(signedLots), fillUsd, feeFraction, opensCross[symbol]);
    }

    /** Price of a fill: a maker's is its own, a taker's is worse by spread and impact, but never worse than the limit of a limit order. */
    private double fillUsd(int symbol, WorkingOrder order, double priceUsd, long signedLots, boolean isMaker) {
        if (isMaker) {
            return priceUsd;
        }
        double takerUsd = liquidity.takerUsd(symbol, priceUsd, signedLots);
        if (order.kind != OrderKind.LIMIT) {
            return takerUsd;
        }
        return signedLots > 0 ? Math.min(takerUsd, order.priceUsd) : Math.max(takerUsd, order.priceUsd);
    }

    /** Refuses an order and takes it out of the book. */
    void reject(int symbol, WorkingOrder order, long timeMs, String reason) {
        refuse(symbol, order, timeMs, reason);
        drop(symbol, order);
    }

    /** Withdraws the order at a place and journals it. */
    public void cancel(int symbol, int place, long timeMs, String because) {
        WorkingOrder order = orders[symbol].get(place);
        journal.row(Entry.CANCELLED, timeMs, symbol).order(order.id, order.leg).because(because);
        orders[symbol].remove(place);
    }

    /** Withdraws the exits attached to an order. */
    public void cancelExitsOf(int symbol, long orderId, long timeMs, String because) {
        for (int i = orders[symbol].count() - 1; i >= 0; i--) {
            if (orders[symbol].get(i).isExit() && orders[symbol].get(i).id == orderId) {
                cancel(symbol, i, timeMs, because);
            }
        }
    }

    void cancelOrphans(int symbol, long timeMs) {
        for (int i = orders[symbol].count() - 1; i >= 0; i--) {
            WorkingOrder order = orders[symbol].get(i);
            if (order.isReduceOnly && order.hasArrived()) {
                cancel(symbol, i, timeMs, "position closed");
            }
        }
    }

    private Journal recordFill(int symbol, WorkingOrder order, long lots, double fillUsd, double referenceUsd) {
        Settlement moved = account.last();
        return journal.row(Entry.FILLED, moment.timeMs(), symbol).order(order.id, order.leg).quantity(lots, fillUsd)
                .slippage(referenceUsd, sharesOf(symbol, lots))
                .money(moved.feeNano(), moved.realizedNano(), moved.fundingNano(), moved.badDebtNano()).because(order.because);
    }

    private void refuse(int symbol, WorkingOrder order, long timeMs, String reason) {
        journal.row(Entry.REJECTED, timeMs, symbol).order(order.id, order.leg).quantity(order.signedLots, 0).because(reason);
    }

    private void drop(int symbol, WorkingOrder order) {
        orders[symbol].remove(orders[symbol].placeOf(order));
    }

    /** Whether a target has nothing left to send at an open: the position is there, or less than 10 USDC away, except on the way down to zero. */
    boolean isReached(int symbol, WorkingOrder target, double openUsd) {
        long lots = target.wantedLots(account.position(symbol).signedLots());
        boolean isToZero = target.signedLots == 0;
        return lots == 0 || (!isToZero && sharesOf(symbol, Math.abs(lots)) * openUsd < LEAST_TARGET_CHANGE_USD);
    }
}
