package dev.wafer.engine.twin;

import dev.wafer.engine.twin.TwinFills.Terms;
import dev.wafer.engine.twin.TwinFlow.Flag;
import dev.wafer.engine.twin.TwinResult.NoticeKind;
import dev.wafer.engine.twin.TwinResult.Reason;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way from the open to the close. All moving symbols walk the same leg together; on a leg what comes first by the fraction covered happens first, on a tie an order before a
 * liquidation, then the symbol, then the id.
 */
final class TwinWalk {
    private final TwinState state;
    private final TwinLadder ladder;
    private final TwinFills fills;
    /** Way of each moving symbol, by index. */
    private final Map<Integer, TwinLegs> legsBySymbol;
    private final TwinHealth health;
    /** Lowest cross value less maintenance seen at leg ends and on either side of events. */
    private Optional<BigDecimal> lowestHealth = Optional.empty();

    /** Something that happens on a leg; liquidations have no order, that of the cross account comes last among equals. */
    private record Moment(BigDecimal fraction, Optional<TwinOrder> order, int symbol) {
        boolean isBefore(Moment other) {
            int byFraction = fraction.compareTo(other.fraction);
            if (byFraction != 0) {
                return byFraction < 0;
            }
            if (order.isPresent() != other.order.isPresent()) {
                return order.isPresent();
            }
            return symbol < other.symbol;               // of one symbol the orders are met by id, then leg: the first stays
        }
    }

    TwinWalk(TwinState state, Map<Integer, TwinLegs> legsBySymbol) {
        this.state = state;
        this.ladder = new TwinLadder(state);
        this.fills = new TwinFills(state, ladder);
        this.legsBySymbol = legsBySymbol;
        this.health = new TwinHealth(state, legsBySymbol);
    }

    /** Walks to the close. */
    void run() {
        sample();
        for (int leg = 0; leg < TwinLegs.COUNT; leg++) {
            BigDecimal fraction = BigDecimal.ZERO;
            Optional<Moment> next = next(leg, fraction);
            while (next.isPresent()) {
                fraction = next.get().fraction();
                moveTo(leg, fraction);
                sample();
                act(next.get());
                sample();
                next = next(leg, fraction);
            }
            moveTo(leg, BigDecimal.ONE);
            sample();
        }
        state.sweep();
    }

    BigDecimal lowestHealth() {
        return lowestHealth.orElseThrow();
    }

    private void sample() {
        BigDecimal now = state.crossValue().subtract(state.crossMaintenance());
        lowestHealth = Optional.of(lowestHealth.map(lowest -> TwinNumbers.min(lowest, now)).orElse(now));
    }

    private void moveTo(int leg, BigDecimal fraction) {
        legsBySymbol.forEach((symbol, legs) -> {
            state.trade[symbol] = legs.tradeAt(leg, fraction);
            state.mark[symbol] = legs.markAt(leg, fraction);
            state.nowMs[symbol] = legs.timeMs(leg, fraction);
        });
        for (TwinOrder order : state.orders) {
            if (isOnPath(order)) {
                int side = order.sideFor(state.positions[order.symbol].lots);
                if (side != 0) {
                    order.follow(order.has(Flag.ON_LAST) ? state.trade[order.symbol] : state.mark[order.symbol], side);
                }
            }
        }
    }

    /** Whether the order watches the path: it moves, has met its first open, and is a limit or still waits for its price. */
    private boolean isOnPath(TwinOrder order) {
        return order.isAlive && legsBySymbol.containsKey(order.symbol) && canActOnPath(order, state);
    }

    static boolean canActOnPath(TwinOrder order, TwinState state) {
        return order.isTried && state.hasArrived(order) && (order.isLimit() || order.waitsForTrigger());
    }

    private void act(Moment moment) {
        boolean isCross = moment.order().isEmpty() && moment.symbol() == state.symbolCount;
        oneInstant(isCross ? ladder.largestCross().orElse(0) : moment.symbol());
        if (moment.order().isEmpty()) {
            ladder.firstOrderOnPath(Optional.of(moment.symbol()).filter(symbol -> symbol < state.symbolCount));
            return;
        }
        TwinOrder order = moment.order().get();
        if (order.isLimit()) {
            fills.trade(order, new Terms(order.price, true));
        } else {
            order.isTriggered = true;
            fills.trade(order, new Terms(state.trade[order.symbol], false));
        }
        order.hasActedInBar = true;
        if (order.isReduceOnly() && order.lotsFor(state.positions[order.symbol].lots) == 0) {
            state.drop(order, NoticeKind.REJECTED, Reason.NOTHING_TO_REDUCE);
        }
    }

    /** What follows happens at one instant for the whole account: that of the symbol it began with. */
    private void oneInstant(int symbol) {
        Arrays.fill(state.nowMs, state.nowMs[symbol]);
    }

    /** The first thing to happen on this leg from this fraction on. */
    private Optional<Moment> next(int leg, BigDecimal from) {
        Optional<Moment> first = Optional.empty();
        for (TwinOrder order : List.copyOf(state.orders)) {
            if (isOnPath(order)) {
                first = earlier(first, fraction(order, leg, from).map(at -> new Moment(at, Optional.of(order), order.symbol)));
            }
        }
        for (int symbol : legsBySymbol.keySet()) {
            if (state.holdsIsolated(symbol)) {
                first = earlier(first, health.isolatedBreach(symbol, leg, from).map(at -> new Moment(at, Optional.empty(), symbol)));
            }
        }
        if (ladder.canReachCross()) {
            first = earlier(first, health.crossBreach(leg, from).map(at -> new Moment(at, Optional.empty(), state.symbolCount)));
        }
        return first;
    }

    private static Optional<Moment> earlier(Optional<Moment> first, Optional<Moment> other) {
        if (first.isEmpty() || (other.isPresent() && other.get().isBefore(first.get()))) {
            return other;
        }
        return first;
    }

    private Optional<BigDecimal> fraction(TwinOrder order, int leg, BigDecimal from) {
        return order.isLimit() ? limitFraction(order, leg, from) : triggerFraction(order, leg, from);
    }

    /** A limit acts where the trade path goes beyond its price, if the bar still has volume for it. */
    private Optional<BigDecimal> limitFraction(TwinOrder order, int leg, BigDecimal from) {
        if (order.hasActedInBar || state.volumeLeftLots[order.symbol] == 0) {
            return Optional.empty();
        }
        TwinLegs legs = legs(order.symbol);
        if (isBeyond(legs.tradeAt(leg, from), order)) {
            return Optional.of(from);
        }
        return isBeyond(legs.tradeAt(leg, BigDecimal.ONE), order) ? Optional.of(TwinNumbers.max(from, legs.tradeCrossing(leg, order.price))) : Optional.empty();
    }

    private static boolean isBeyond(BigDecimal price, TwinOrder limit) {
        return limit.side > 0 ? price.compareTo(limit.price) < 0 : price.compareTo(limit.price) > 0;
    }

    /** A stop or take-profit acts where its reference path reaches its price; a touch is enough. */
    private Optional<BigDecimal> triggerFraction(TwinOrder order, int leg, BigDecimal from) {
        int side = order.sideFor(state.positions[order.symbol].lots);
        Optional<BigDecimal> level = side == 0 ? Optional.empty() : order.triggerPrice(side);
        if (level.isEmpty()) {
            return Optional.empty();
        }
        TwinLegs legs = legs(order.symbol);
        boolean onLast = order.has(Flag.ON_LAST);
        boolean upwards = order.triggersUpwards(side);
        if (TwinOpen.isReached(onLast ? legs.tradeAt(leg, from) : legs.markAt(leg, from), level.get(), upwards)) {
            return Optional.of(from);
        }
        if (!TwinOpen.isReached(onLast ? legs.tradeAt(leg, BigDecimal.ONE) : legs.markAt(leg, BigDecimal.ONE), level.get(), upwards)) {
            return Optional.empty();
        }
        return Optional.of(TwinNumbers.max(from, onLast ? legs.tradeCrossing(leg, level.get()) : legs.markCrossing(leg, level.get())));
    }

    private TwinLegs legs(int symbol) {
        TwinLegs legs = legsBySymbol.get(symbol);
        if (legs == null) {
            throw new IllegalStateException("Invariant: symbol " + symbol + " does not move");
        }
        return legs;
    }
}
