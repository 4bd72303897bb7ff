package dev.wafer.engine.run;

import dev.wafer.api.Desk;
import dev.wafer.api.Event.Leg;
import dev.wafer.api.Order;
import dev.wafer.api.Symbol;
import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.rule.MarginMode;
import dev.wafer.data.rule.MarketRules;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.execution.OrderKind;
import dev.wafer.engine.execution.Venue;
import dev.wafer.engine.execution.WorkingOrder;
import dev.wafer.engine.execution.WorkingOrders;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import java.math.RoundingMode;

/** The desk of one run: turns a strategy's wishes into waiting orders, and journals each decision with its reason. */
final class OrderDesk implements Desk {
    private static final double TARGET_SLACK_LOTS = 1e-9;
    private static final double LEAST_MARGIN_FRACTION = 0.1;
    private static final String DELISTED = "the symbol is delisted";

    private final Venue venue;
    private final PreparedMarket market;
    private final Present present;
    private final AccountView view;
    private final Ticket ticket = new Ticket(this);
    private final int[] targetSides;
    private final long[] targetIds;
    private final int latencyBars;
    private final Arrears arrears;
    private long nextId = 1;

    OrderDesk(Venue venue, PreparedMarket market, Present present, AccountView view, int latencyBars, Arrears arrears) {
        this.latencyBars = latencyBars;
        this.arrears = arrears;
        this.venue = venue;
        this.market = market;
        this.present = present;
        this.view = view;
        targetSides = new int[market.symbolCount()];
        targetIds = new long[market.symbolCount()];
    }

    /** A settled position forgets its target: the same side is a change again. */
    void forgetTarget(int s) {
        targetSides[s] = 0;
    }

    /** The side last wanted of a symbol: 1 long, -1 short, 0 flat or none yet. */
    int targetSide(int s) {
        return targetSides[s];
    }

    /** Refuses an order that was begun and not sent. */
    void checkSent() {
        ticket.checkSent();
    }

    @Override
    public long target(Symbol symbol, double exposure, String because) {
        int s = symbol.index();
        int side = exposure > 0 ? 1 : exposure < 0 ? -1 : 0;
        if (side == targetSides[s]) {
            checkExposure(exposure);
            return targetIds[s];
        }
        return newTarget(s, checkExposure(exposure), side, because);
    }

    private long newTarget(int s, double exposure, int side, String because) {
        arrears.settle();
        Instrument instrument = market.instrument(s);
        double markUsd = market.price(s).markCloseUsd(present.tick());
        double equityUsd = Math.max(view.equityUsd(), 0);
        long lots = (long) Math.floor(Math.abs(exposure) * equityUsd / markUsd * instrument.lotsPerShare() + TARGET_SLACK_LOTS);
        WorkingOrders orders = venue.orders(s);
        int old = orders.placeOfTarget();
        if (old >= 0) {
            venue.cancel(s, old, present.timeMs(), "replaced by a new target");
        }
        targetSides[s] = side;
        targetIds[s] = nextId++;
        long id = targetIds[s];
        journal().row(Entry.ORDERED, present.timeMs(), s).order(id, Leg.ORDER).quantity(side * lots, 0).because(because);
        if (isDelisted(s)) {
            journal().row(Entry.REJECTED, present.timeMs(), s).order(id, Leg.ORDER).because(DELISTED);
            return id;
        }
        orders.add(id).begin(OrderKind.TARGET, id, Leg.ORDER, side * lots, because).after(latencyBars);
        return id;
    }

    private boolean isDelisted(int s) {
        return present.timeMs() >= market.corporate().delistedMs(s);
    }

    private static double checkExposure(double exposure) {
        if (!(Math.abs(exposure) <= 1e6)) {
            throw new IllegalArgumentException("target: found exposure " + exposure + ", expected a finite number");
        }
        return exposure;
    }

    @Override
    public Order order(Symbol symbol) {
        arrears.settle();
        return ticket.begin(symbol.index());
    }

    /** Makes the order a ticket describes. */
    long send(Ticket form, String because) {
        int s = form.symbol();
        Instrument instrument = market.instrument(s);
        long lots = instrument.lotsOf(form.signedShares());
        long heldLots = venue.account().position(s).signedLots();
        boolean isBuy = form.closesAll() ? heldLots < 0 : lots > 0;
        double priceUsd = form.priceUsd() > 0 ? onTick(instrument, form.kind(), form.priceUsd(), isBuy) : 0;
        long id = nextId++;
        journal().row(Entry.ORDERED, present.timeMs(), s).order(id, Leg.ORDER).quantity(form.closesAll() ? -heldLots : lots, priceUsd).because(because);
        if (lots == 0 && !form.closesAll()) {
            journal().row(Entry.REJECTED, present.timeMs(), s).order(id, Leg.ORDER).because("quantity: less than one lot");
            return id;
        }
        if (isDelisted(s)) {
            journal().row(Entry.REJECTED, present.timeMs(), s).order(id, Leg.ORDER).because(DELISTED);
            return id;
        }
        venue.orders(s).add(id).begin(form.kind(), id, Leg.ORDER, lots, because).at(priceUsd).behind(form.trailUsd()).after(latencyBars)
                .options(form.isOnLast(), form.isReduceOnly(), form.isPostOnly(), form.isImmediate(), form.closesAll())
                .exits(form.stopLossUsd(), form.takeProfitUsd(), form.trailingStopUsd());
        return id;
    }

    /** Limits round away from the market, stops and take-profits to the nearest tick. */
    private static double onTick(Instrument instrument, OrderKind kind, double priceUsd, boolean isBuy) {
        RoundingMode away = isBuy ? RoundingMode.FLOOR : RoundingMode.CEILING;
        double roundedUsd = instrument.onTick(priceUsd, kind == OrderKind.LIMIT ? away : RoundingMode.HALF_EVEN);
        return roundedUsd > 0 ? roundedUsd : instrument.onTick(priceUsd, RoundingMode.CEILING);
    }

    @Override
    public boolean isWorking(Symbol symbol) {
        WorkingOrders orders = venue.orders(symbol.index());
        for (int place = 0; place < orders.count(); place++) {
            if (!orders.get(place).isExit()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isWorking(long orderId) {
        for (int s = 0; s < market.symbolCount(); s++) {
            WorkingOrders orders = venue.orders(s);
            for (int place = 0; place < orders.count(); place++) {
                if (orders.get(place).id() == orderId) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void cancel(long orderId, String because) {
        arrears.settle();
        for (int s = 0; s < market.symbolCount(); s++) {
            int place = venue.orders(s).placeOf(orderId);
            if (place >= 0) {
                venue.cancel(s, place, present.timeMs(), because);
            }
            venue.cancelExitsOf(s, orderId, present.timeMs(), because);
        }
    }

    @Override
    public void cancelAll(Symbol symbol, String because) {
        arrears.settle();
        WorkingOrders orders = venue.orders(symbol.index());
        while (!orders.isEmpty()) {
            venue.cancel(symbol.index(), orders.count() - 1, present.timeMs(), because);
        }
    }

    @Override
    public long replace(long orderId, double priceUsd, String because) {
        arrears.settle();
        for (int s = 0; s < market.symbolCount(); s++) {
            int place = venue.orders(s).placeOf(orderId);
            if (place >= 0) {
                return replaceAt(s, place, priceUsd, because);
            }
        }
        return 0;
    }

    private long replaceAt(int s, int place, double priceUsd, String because) {
        if (!(priceUsd > 0 && priceUsd <= 1e12)) {
            throw new IllegalArgumentException("replace: found price " + priceUsd + ", expected a finite number above 0");
        }
        WorkingOrder order = venue.orders(s).get(place);
        if (order.kind() == OrderKind.TARGET || order.kind() == OrderKind.MARKET || order.kind() == OrderKind.TRAILING_STOP) {
            throw new IllegalArgumentException("replace: order " + order.id() + " has no price");
        }
        long id = nextId++;
        boolean isBuy = order.isBuyOf(venue.account().position(s).signedLots());
        journal().row(Entry.CANCELLED, present.timeMs(), s).order(order.id(), Leg.ORDER).because("replaced by order " + id);
        double onTickUsd = onTick(market.instrument(s), order.kind(), priceUsd, isBuy);
        venue.orders(s).renew(place, id, onTickUsd, because);
        order.after(latencyBars);
        journal().row(Entry.ORDERED, present.timeMs(), s).order(id, Leg.ORDER).quantity(order.signedLots(), onTickUsd).because(because);
        return id;
    }

    @Override
    public void leverage(Symbol symbol, int leverage, String because) {
        arrears.settle();
        int s = symbol.index();
        Position position = venue.account().position(s);
        int highest = rules(s).maxLeverage();
        if (!(leverage >= 1 && leverage <= highest)) {
            reject(s, "leverage: found " + leverage + ", expected 1 to " + highest);
        } else if (!position.isFlat() && leverage < position.leverage()) {
            reject(s, "leverage: found " + leverage + " with an open position, expected at least " + position.leverage());
        } else {
            venue.account().setLeverage(s, leverage);
            journal().row(Entry.ADJUSTED, present.timeMs(), s).quantity(leverage, 0).because(because);
        }
    }

    @Override
    public void moveMargin(Symbol symbol, double deltaUsd, String because) {
        arrears.settle();
        int s = symbol.index();
        if (!(Math.abs(deltaUsd) <= 1e9)) {
            throw new IllegalArgumentException("margin: found " + deltaUsd + " USDC, expected a finite number");
        }
        Account account = venue.account();
        if (account.position(s).isFlat()) {
            reject(s, "margin: no position");
        } else if (account.position(s).isCross()) {
            reject(s, "margin: the position is cross");
        } else if (deltaUsd > account.freeUsd()) {
            reject(s, "margin: needs " + deltaUsd + " USDC, has " + account.freeUsd());
        } else if (deltaUsd < 0 && !canRemove(s, -deltaUsd)) {
            reject(s, "margin: " + -deltaUsd + " USDC cannot be removed under " + rules(s).marginMode());
        } else {
            account.moveMargin(s, deltaUsd);
            journal().row(Entry.ADJUSTED, present.timeMs(), s).quantity(0, deltaUsd).money(0, 0, account.last().fundingNano(), 0).because(because);
        }
    }

    /** What stays must cover the initial margin and a tenth of the notional. Hyperliquid documentation, "Margining", read 2026. */
    private boolean canRemove(int s, double usd) {
        Position position = venue.account().position(s);
        double markUsd = market.price(s).markCloseUsd(present.tick());
        double notionalUsd = Math.abs(position.signedQtyShares()) * markUsd;
        double leftUsd = position.marginUsd() + position.unrealizedUsd(markUsd) - usd;
        boolean isAllowed = rules(s).marginMode() != MarginMode.STRICT_ISOLATED;
        return isAllowed && leftUsd >= Math.max(notionalUsd / position.leverage(), LEAST_MARGIN_FRACTION * notionalUsd);
    }

    private MarketRules rules(int s) {
        return market.timeline(s).at(present.timeMs());
    }

    private void reject(int s, String reason) {
        journal().row(Entry.REJECTED, present.timeMs(), s).because(reason);
    }

    private Journal journal() {
        return venue.journal();
    }
}
