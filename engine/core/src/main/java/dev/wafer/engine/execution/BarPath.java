package dev.wafer.engine.execution;

import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.price.PriceTape;
import java.util.Arrays;

/**
 * Step 3 of a bar: from the open to the close through high and low. Trade and mark path run the same three legs in step; on a leg, events are
 * ordered by the fraction covered, on a tie the order before the liquidation, then symbol, then id. Which extreme comes first is told per
 * symbol by {@link PathChoice}.
 */
final class BarPath {
    private static final int LEGS = 3;
    private static final int LIQUIDATION = -1;
    private static final int CROSS_LIQUIDATION = -2;
    private static final double NONE = 2;
    private static final int MOST_STEPS = 64;

    private final Venue venue;
    private final PriceTape[] tapes;
    private final double[][] trade;
    private final double[][] mark;
    private final double[] marksNow;
    private final boolean[] isOnePath;
    private final boolean[] isWalking;
    private long openTimeMs;
    private long resolutionMs;
    private double lowestEquityUsd;
    private double lowestCrossCushionUsd;
    private double nextFraction;
    private int nextSymbol;
    private int nextPlace;
    private boolean isMetOnLeg;

    BarPath(Venue venue, PriceTape[] tapes) {
        this.venue = venue;
        this.tapes = tapes.clone();
        trade = new double[tapes.length][LEGS + 1];
        mark = new double[tapes.length][LEGS + 1];
        marksNow = new double[tapes.length];
        isOnePath = new boolean[tapes.length];
        isWalking = new boolean[tapes.length];
    }

    /** Begins a bar: nobody walks yet, all prices stand at the open until {@link #lay}. */
    void begin(int tick, long newOpenTimeMs, long newResolutionMs) {
        openTimeMs = newOpenTimeMs;
        resolutionMs = newResolutionMs;
        lowestEquityUsd = Double.MAX_VALUE;
        lowestCrossCushionUsd = Double.MAX_VALUE;
        for (int s = 0; s < tapes.length; s++) {
            isWalking[s] = false;
            stand(s, tick);
        }
    }

    private void stand(int symbol, int tick) {
        Arrays.fill(trade[symbol], tapes[symbol].openUsd(tick));
        Arrays.fill(mark[symbol], tapes[symbol].markOpenUsd(tick));
        isOnePath[symbol] = tapes[symbol].isOnePath(tick);
        marksNow[symbol] = mark[symbol][0];
    }

    /** Lays a symbol's path through its low or its high first; an absent symbol stands still. */
    void lay(int symbol, int tick, boolean isLowFirst) {
        PriceTape tape = tapes[symbol];
        double[] t = trade[symbol];
        double[] m = mark[symbol];
        t[0] = tape.openUsd(tick);
        t[1] = isLowFirst ? tape.lowUsd(tick) : tape.highUsd(tick);
        t[2] = isLowFirst ? tape.highUsd(tick) : tape.lowUsd(tick);
        t[3] = tape.closeUsd(tick);
        m[0] = tape.markOpenUsd(tick);
        m[1] = isLowFirst ? tape.markLowUsd(tick) : tape.markHighUsd(tick);
        m[2] = isLowFirst ? tape.markHighUsd(tick) : tape.markLowUsd(tick);
        m[3] = tape.markCloseUsd(tick);
        isOnePath[symbol] = tape.isOnePath(tick);
        marksNow[symbol] = m[0];
    }

    /** Whether events of a symbol are looked for. */
    void setWalking(int symbol, boolean isOn) {
        isWalking[symbol] = isOn;
    }

    /** Lowest equity over leg ends and events since {@link #begin}, USDC. */
    double lowestEquityUsd() {
        return lowestEquityUsd;
    }

    /** Lowest account value less maintenance of the cross positions over leg ends and events since {@link #begin}, USDC. */
    double lowestCrossCushionUsd() {
        return lowestCrossCushionUsd;
    }

    /** Walks all legs; fills and liquidations happen at the venue. */
    void walk() {
        sampleCushion();
        for (int leg = 0; leg < LEGS; leg++) {
            double fraction = 0;
            while (findNext(leg, fraction)) {
                fraction = nextFraction;
                act(leg);
            }
            endLeg(leg);
        }
    }

    private void endLeg(int leg) {
        for (int s = 0; s < tapes.length; s++) {
            marksNow[s] = mark[s][leg + 1];
            venue.price(s, trade[s][leg + 1], marksNow[s]);
            WorkingOrders orders = venue.orders(s);
            long heldLots = venue.account().position(s).signedLots();
            for (int place = 0; isWalking[s] && place < orders.count(); place++) {
                WorkingOrder order = orders.get(place);
                if (order.hasArrived() && order.hasSide(heldLots)) {
                    order.follow(order.isOnLast ? trade[s][leg + 1] : mark[s][leg + 1], order.isBuyOf(heldLots));
                }
            }
        }
        sampleEquity();
    }

    private void sampleEquity() {
        double equityUsd = venue.account().cashAndMarginsUsd();
        for (int s = 0; s < tapes.length; s++) {
            Position position = venue.account().position(s);
            if (!position.isFlat()) {
                equityUsd += position.unrealizedUsd(marksNow[s]);
            }
        }
        lowestEquityUsd = Math.min(lowestEquityUsd, equityUsd);
        sampleCushion();
    }

    private void sampleCushion() {
        if (venue.isCrossWanted()) {
            lowestCrossCushionUsd =
                    Math.min(lowestCrossCushionUsd, venue.account().crossValueUsd() - venue.account().crossMaintenanceUsd());
        }
    }

    /** The next event on a leg from a fraction on, into the {@code next} fields; false if there is none. */
    private boolean findNext(int leg, double fromFraction) {
        nextFraction = NONE;
        for (int s = 0; s < tapes.length; s++) {
            if (isWalking[s]) {
                findNextOrder(s, leg, fromFraction);
            }
        }
        for (int s = 0; s < tapes.length; s++) {
            if (isWalking[s]) {
                findLiquidation(s, leg, fromFraction);
            }
        }
        if (venue.account().hasCross()) {
            findCrossLiquidation(leg, fromFraction);
        }
        return nextFraction <= 1;
    }

    private void findNextOrder(int symbol, int leg, double fromFraction) {
        WorkingOrders orders = venue.orders(symbol);
        long heldLots = venue.account().position(symbol).signedLots();
        for (int place = 0; place < orders.count(); place++) {
            WorkingOrder order = orders.get(place);
            boolean isIdle = !order.isLive() || order.wantedLots(heldLots) == 0;
            double fraction = isIdle ? NONE : orderFraction(symbol, order, leg, fromFraction, order.isBuyOf(heldLots));
            if (fraction < nextFraction) {
                nextFraction = fraction;
                nextSymbol = symbol;
                nextPlace = place;
            }
        }
    }

    private double orderFraction(int symbol, WorkingOrder order, int leg, double fromFraction, boolean isBuy) {
        if (order.kind == OrderKind.LIMIT) {
            double[] path = trade[symbol];
            boolean isCrossed = isBuy ? path[leg + 1] < order.priceUsd : path[leg + 1] > order.priceUsd;
            return isCrossed ? Math.max(fromFraction, crossing(path, leg, order.priceUsd)) : NONE;
        }
        if (!order.isTriggered()) {
            return NONE;
        }
        double[] path = order.isOnLast ? trade[symbol] : mark[symbol];
        double triggerUsd = order.triggerUsd(isBuy);
        boolean isBelow = order.triggersBelow(isBuy);
        if (isReached(along(path, leg, fromFraction), triggerUsd, isBelow)) {
            return fromFraction;
        }
        return isReached(path[leg + 1], triggerUsd, isBelow) ? Math.max(fromFraction, crossing(path, leg, triggerUsd)) : NONE;
    }

    private void findLiquidation(int symbol, int leg, double fromFraction) {
        Position position = venue.account().position(symbol);
        if (position.isFlat() || position.isCross() || !position.isBreached(mark[symbol][leg + 1])) {
            return;
        }
        double fraction = Math.max(fromFraction, crossing(mark[symbol], leg, position.liquidationUsd()));
        if (fraction < nextFraction) {
            nextFraction = fraction;
            nextSymbol = symbol;
            nextPlace = LIQUIDATION;
        }
    }

    /**
     * Account value less maintenance falls below zero once on a leg, if at all: it is concave along the leg, because maintenance is convex in the
     * marks. Steps from the end along the slope meet the point from the right.
     */
    private void findCrossLiquidation(int leg, double fromFraction) {
        double fraction = 1;
        double cushionUsd = crossCushionUsd(leg, fraction);
        if (!(cushionUsd < 0) || !isAnyCrossWalking()) {
            return;
        }
        for (int step = 0; step < MOST_STEPS && cushionUsd < 0 && fraction > fromFraction; step++) {
            double slopeUsd = crossSlopeUsd(leg, fraction);
            double next = slopeUsd < 0 ? Math.max(fraction - cushionUsd / slopeUsd, fromFraction) : fromFraction;
            cushionUsd = next < fraction ? crossCushionUsd(leg, next) : 0;
            fraction = next;
        }
        if (fraction < nextFraction) {
            isMetOnLeg = fraction > fromFraction && fraction < 1;
            nextFraction = fraction;
            nextSymbol = 0;
            nextPlace = CROSS_LIQUIDATION;
        }
    }

    private boolean isAnyCrossWalking() {
        for (int s = 0; s < tapes.length; s++) {
            if (isWalking[s] && venue.account().isCrossHeld(s)) {
                return true;
            }
        }
        return false;
    }

    private double crossCushionUsd(int leg, double fraction) {
        Account account = venue.account();
        double cushionUsd = account.cashUsd();
        for (int s = 0; s < tapes.length; s++) {
            if (account.isCrossHeld(s)) {
                Position position = account.position(s);
                double markUsd = along(mark[s], leg, fraction);
                cushionUsd += position.marginUsd() + position.unrealizedUsd(markUsd) - position.maintenanceUsd(markUsd);
            }
        }
        return cushionUsd;
    }

    /** Change of the cushion per whole leg, just before a fraction. */
    private double crossSlopeUsd(int leg, double fraction) {
        Account account = venue.account();
        double slopeUsd = 0;
        for (int s = 0; s < tapes.length; s++) {
            if (account.isCrossHeld(s)) {
                Position position = account.position(s);
                double changeUsd = mark[s][leg + 1] - mark[s][leg];
                double maintenanceSlope = position.maintenanceSlope(along(mark[s], leg, fraction));
                slopeUsd += changeUsd * (position.signedQtyShares() - Math.abs(position.signedQtyShares()) * maintenanceSlope);
            }
        }
        return slopeUsd;
    }

    private void act(int leg) {
        for (int s = 0; s < tapes.length; s++) {
            marksNow[s] = along(mark[s], leg, nextFraction);
            venue.price(s, along(trade[s], leg, nextFraction), marksNow[s]);
        }
        sampleCushion();
        if (nextPlace == CROSS_LIQUIDATION) {
            liquidateCross(leg);
        } else if (nextPlace == LIQUIDATION) {
            liquidate(nextSymbol, leg);
        } else {
            fill(nextSymbol, leg);
        }
        sampleEquity();
    }

    private void liquidate(int symbol, int leg) {
        double liquidationUsd = venue.account().position(symbol).liquidationUsd();
        boolean isHere = nextFraction < 1 && isInLeg(mark[symbol], leg, liquidationUsd);
        double markUsd = isHere ? liquidationUsd : marksNow[symbol];
        venue.moment().at(timeMs(symbol, leg));
        venue.price(symbol, isOnePath[symbol] ? markUsd : along(trade[symbol], leg, nextFraction), markUsd);
        int entries = venue.journal().count();
        if (isHere) {
            venue.liquidator().orderOnce(symbol);
        }
        venue.liquidator().test(symbol);
        if (venue.journal().count() == entries) {
            venue.liquidator().orderOnce(symbol);
        }
    }

    /** The whole ladder is one instant: that of the position it begins with. */
    private void liquidateCross(int leg) {
        venue.moment().at(timeMs(Math.max(venue.liquidator().largestCross(), 0), leg));
        int entries = venue.journal().count();
        if (isMetOnLeg) {
            venue.liquidator().crossAtLevel();
        }
        venue.liquidator().testCross();
        if (venue.journal().count() == entries) {
            venue.liquidator().crossAtLevel();
        }
    }

    private void fill(int symbol, int leg) {
        WorkingOrder order = venue.orders(symbol).get(nextPlace);
        boolean isBuy = order.isBuyOf(venue.account().position(symbol).signedLots());
        boolean isLimit = order.kind == OrderKind.LIMIT;
        double tradeUsd = along(trade[symbol], leg, nextFraction);
        double levelUsd = isLimit ? order.priceUsd : order.triggerUsd(isBuy);
        boolean isCrossedHere = isInLeg(trade[symbol], leg, levelUsd) && nextFraction == crossing(trade[symbol], leg, levelUsd);
        boolean isAtLevel = isLimit || ((isOnePath[symbol] || order.isOnLast) && isCrossedHere);
        double priceUsd = isAtLevel ? levelUsd : tradeUsd;
        venue.moment().at(timeMs(symbol, leg));
        venue.price(symbol, tradeUsd, isOnePath[symbol] ? priceUsd : marksNow[symbol]);
        order.hasFired = order.isTriggered();
        venue.execute(symbol, order, priceUsd, isLimit);
    }

    /** UTC time of the fraction: the bar's length is spread over the legs in proportion to the trade path's distance; none: a third each. */
    private long timeMs(int symbol, int leg) {
        double[] path = trade[symbol];
        double beforeUsd = 0;
        double totalUsd = 0;
        for (int k = 0; k < LEGS; k++) {
            double distanceUsd = Math.abs(path[k + 1] - path[k]);
            totalUsd += distanceUsd;
            beforeUsd += distanceUsd * Math.min(Math.max(leg + nextFraction - k, 0), 1);
        }
        double progress = totalUsd > 0 ? beforeUsd / totalUsd : (leg + nextFraction) / LEGS;
        return openTimeMs + Math.min((long) (progress * resolutionMs), resolutionMs - 1);
    }

    private static double along(double[] path, int leg, double fraction) {
        return fraction == 1 ? path[leg + 1] : path[leg] + fraction * (path[leg + 1] - path[leg]);
    }

    /** Fraction of a leg at which a price is reached, 0 if the leg starts beyond it. */
    private static double crossing(double[] path, int leg, double priceUsd) {
        double lengthUsd = path[leg + 1] - path[leg];
        double fraction = lengthUsd == 0 ? 0 : (priceUsd - path[leg]) / lengthUsd;
        return Math.min(Math.max(fraction, 0), 1);
    }

    private static boolean isInLeg(double[] path, int leg, double priceUsd) {
        return priceUsd >= Math.min(path[leg], path[leg + 1]) && priceUsd <= Math.max(path[leg], path[leg + 1]);
    }

    private static boolean isReached(double priceUsd, double triggerUsd, boolean isBelow) {
        return isBelow ? priceUsd <= triggerUsd : priceUsd >= triggerUsd;
    }
}
