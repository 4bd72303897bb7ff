package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.exact;
import static dev.wafer.engine.twin.TwinNumbers.nano;
import static dev.wafer.engine.twin.TwinNumbers.times;
import static dev.wafer.engine.twin.TwinNumbers.usd;

import dev.wafer.engine.twin.TwinFlow.Flag;
import dev.wafer.engine.twin.TwinFlow.Kind;
import dev.wafer.engine.twin.TwinResult.Cause;
import dev.wafer.engine.twin.TwinResult.Leg;
import dev.wafer.engine.twin.TwinResult.NoticeKind;
import dev.wafer.engine.twin.TwinResult.Reason;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** Lets one order trade at the instant: what closes first, then what opens; limited by volume, largest order, cap, tier and money. */
final class TwinFills {
    private final TwinState state;
    private final TwinBooks books;
    private final TwinPrices prices;
    private final TwinLadder ladder;
    private final TwinLimits limits;

    /** How an order trades now: the price before spread and impact, and whether it rested. */
    record Terms(BigDecimal reference, boolean isMaker) {}

    TwinFills(TwinState state, TwinLadder ladder) {
        this.state = state;
        this.books = new TwinBooks(state);
        this.prices = new TwinPrices(state);
        this.ladder = ladder;
        this.limits = new TwinLimits(state);
    }

    /** Trades only what reduces the position. */
    void reduce(TwinOrder order, Terms terms) {
        long held = state.positions[order.symbol].lots;
        int side = order.sideFor(held);
        if (held == 0 || side != -Long.signum(held)) {
            return;
        }
        long lots = limits.tradable(order, Math.min(order.lotsFor(held), Math.abs(held)), terms.reference());
        if (lots > 0) {
            fillClosing(order, side, lots, terms);
        }
    }

    /** Trades all that the order wants: what reduces, unless it has done so in this bar, then, once the position is flat, what increases. */
    void trade(TwinOrder order, Terms terms) {
        if (!order.hasActedInBar) {
            reduce(order, terms);
        }
        long held = state.positions[order.symbol].lots;
        int side = order.sideFor(held);
        boolean opens = order.isAlive && !order.isReduceOnly() && side != 0 && side != -Long.signum(held);
        if (!opens) {
            return;
        }
        long lots = limits.tradable(order, order.lotsFor(held), terms.reference());
        if (lots == 0) {
            return;
        }
        Optional<Reason> obstacle = obstacle(order, side, lots, terms);
        if (obstacle.isEmpty()) {
            fillOpening(order, side, lots, terms);
        } else if (order.isTarget) {
            shrink(order, side, lots, terms, obstacle.get());
        } else {
            state.drop(order, NoticeKind.REJECTED, obstacle.get());
        }
    }

    /** A target takes the most lots that nothing forbids and counts as reached. */
    private void shrink(TwinOrder order, int side, long tooManyLots, Terms terms, Reason reason) {
        long possible = 0;
        long impossible = tooManyLots;
        while (impossible - possible > 1) {
            long middle = (possible + impossible) / 2;
            if (obstacle(order, side, middle, terms).isEmpty()) {
                possible = middle;
            } else {
                impossible = middle;
            }
        }
        state.drop(order, NoticeKind.REDUCED, reason);
        if (possible > 0) {
            fillOpening(order, side, possible, terms);
        }
    }

    /** Why so many lots cannot be opened now, if so. */
    private Optional<Reason> obstacle(TwinOrder order, int side, long lots, Terms terms) {
        int symbol = order.symbol;
        if (lots > limits.underOpenInterestCap(symbol)) {
            return Optional.of(Reason.OPEN_INTEREST_CAP);
        }
        BigDecimal price = price(order, side, lots, terms);
        if (!limits.isTierHighEnough(symbol, lots, price)) {
            return Optional.of(Reason.TIER);
        }
        return hasMoney(symbol, lots, price, terms.isMaker()) ? Optional.empty() : Optional.of(Reason.MARGIN);
    }

    private boolean hasMoney(int symbol, long lots, BigDecimal price, boolean isMaker) {
        TwinPosition position = state.positions[symbol];
        boolean isCross = position.isFlat() ? state.wouldBeCross(symbol) : position.isCross;
        if (!isCross && !state.holdsAnyCross()) {
            return books.initialMarginNano(symbol, lots, price) + feeNano(symbol, lots, price, isMaker) <= state.cashNano;
        }
        BigDecimal notional = times(state.shares(symbol, lots), price);
        BigDecimal margin = TwinNumbers.ratio(notional, BigDecimal.valueOf(state.leverage[symbol]));
        return margin.add(usd(feeNano(symbol, lots, price, isMaker))).compareTo(state.free()) <= 0;
    }

    private long feeNano(int symbol, long lots, BigDecimal price, boolean isMaker) {
        double fraction = isMaker ? state.settings.makerFeeFraction() : state.settings.takerFeeFraction();
        return nano(times(times(state.shares(symbol, lots), price), exact(fraction)));
    }

    /** A limit never trades worse than its price, also when it takes. */
    private BigDecimal price(TwinOrder order, int side, long lots, Terms terms) {
        if (terms.isMaker()) {
            return terms.reference();
        }
        BigDecimal price = prices.taker(order.symbol, side, lots, terms.reference());
        if (!order.isLimit()) {
            return price;
        }
        return side > 0 ? TwinNumbers.min(price, order.price) : TwinNumbers.max(price, order.price);
    }

    private void fillClosing(TwinOrder order, int side, long lots, Terms terms) {
        BigDecimal price = price(order, side, lots, terms);
        long paidNano = books.close(order.symbol, lots, price, feeNano(order.symbol, lots, price, terms.isMaker()));
        if (state.positions[order.symbol].isFlat()) {
            books.forgiveNegativeCash();
        }
        finish(order, side * lots, price, paidNano, terms.isMaker());
    }

    private void fillOpening(TwinOrder order, int side, long lots, Terms terms) {
        BigDecimal price = price(order, side, lots, terms);
        long feeNano = feeNano(order.symbol, lots, price, terms.isMaker());
        books.increase(order.symbol, side * lots, price, feeNano);
        bringExitsAlive(order, side, lots, price);
        finish(order, side * lots, price, feeNano, terms.isMaker());
    }

    /** Counts the volume, records the fill, clears what it made pointless, and tests for a breach. */
    private void finish(TwinOrder order, long signedLots, BigDecimal price, long feeNano, boolean isMaker) {
        int symbol = order.symbol;
        long lots = Math.abs(signedLots);
        limits.countVolume(symbol, lots);
        if (!isMaker) {
            state.takerLots[symbol] += lots;
        }
        state.log.fills.add(new TwinResult.Fill(state.tick, state.nowMs[symbol], symbol, order.id, order.leg, signedLots, price, usd(feeNano), isMaker, Cause.TRADE));
        order.take(lots);
        order.hasActedInBar = true;
        if (order.isDone(state.positions[symbol].lots)) {
            order.isAlive = false;
            order.cover.ifPresent(this::dropOtherExits);
        }
        TwinLadder.dropOrphans(state, symbol);
        ladder.settle();
    }

    private void dropOtherExits(TwinOrder.Cover cover) {
        for (TwinOrder other : state.orders) {
            if (other.cover.isPresent() && other.cover.get() == cover) {
                state.drop(other, NoticeKind.CANCELLED, Reason.OTHER_EXIT_FILLED);
            }
        }
    }

    /** Exits live from the first opening fill of their order and grow with its later ones; once gone they are attached anew by the next one. */
    private void bringExitsAlive(TwinOrder parent, int side, long lots, BigDecimal price) {
        if (parent.coverOfExits.isPresent() && hasLivingExit(parent.coverOfExits.get())) {
            parent.coverOfExits.get().lots += lots;
            return;
        }
        if (parent.exits.equals(TwinFlow.Exits.NONE)) {
            return;
        }
        TwinOrder.Cover cover = new TwinOrder.Cover();
        cover.lots = lots;
        parent.coverOfExits = Optional.of(cover);
        addExit(parent, Leg.STOP_LOSS, Kind.STOP, parent.exits.stopLoss(), side, price);
        addExit(parent, Leg.TAKE_PROFIT, Kind.TAKE_PROFIT, parent.exits.takeProfit(), side, price);
        addExit(parent, Leg.TRAILING_STOP, Kind.TRAILING_STOP, parent.exits.trailingStop(), side, price);
    }

    private boolean hasLivingExit(TwinOrder.Cover cover) {
        return state.orders.stream().anyMatch(order -> order.isAlive && order.cover.isPresent() && order.cover.get() == cover);
    }

    private void addExit(TwinOrder parent, Leg leg, Kind kind, OptionalDouble distance, int side, BigDecimal fillPrice) {
        if (distance.isEmpty()) {
            return;
        }
        BigDecimal away = exact(distance.getAsDouble());
        BigDecimal price = away;
        if (kind != Kind.TRAILING_STOP) {
            boolean isAbove = kind == Kind.STOP ? side < 0 : side > 0;
            price = TwinNumbers.triggerPrice(isAbove ? fillPrice.add(away) : fillPrice.subtract(away), state.rules(parent.symbol).sizeDecimals());
        }
        TwinFlow.Order asked = TwinFlow.Order.at(kind, parent.symbol, -side, 0, 0);
        asked = parent.has(Flag.ON_LAST) ? asked.with(Flag.ON_LAST) : asked;
        TwinOrder exit = new TwinOrder(parent.id, leg, false, asked, price, 0, parent.coverOfExits);
        exit.isTried = true;
        exit.follow(parent.has(Flag.ON_LAST) ? state.trade[parent.symbol] : state.mark[parent.symbol], -side);
        insert(exit);
    }

    private void insert(TwinOrder exit) {
        int at = 0;
        while (at < state.orders.size() && isBefore(state.orders.get(at), exit)) {
            at++;
        }
        state.orders.add(at, exit);
    }

    private static boolean isBefore(TwinOrder a, TwinOrder b) {
        return a.id < b.id || (a.id == b.id && a.leg.compareTo(b.leg) < 0);
    }
}
