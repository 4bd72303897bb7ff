package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.times;

import dev.wafer.engine.twin.TwinFills.Terms;
import dev.wafer.engine.twin.TwinFlow.Flag;
import dev.wafer.engine.twin.TwinResult.NoticeKind;
import dev.wafer.engine.twin.TwinResult.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What fills at the open of the present symbols, after the breach test there: reducing fills first, then increasing ones, each by symbol, then id. */
final class TwinOpen {
    private static final BigDecimal MINIMUM_VALUE_USD = BigDecimal.TEN;

    private final TwinState state;
    private final TwinFills fills;

    private record Acting(TwinOrder order, Terms terms) {}

    TwinOpen(TwinState state, TwinFills fills) {
        this.state = state;
        this.fills = fills;
    }

    void run() {
        List<Acting> acting = new ArrayList<>();
        for (int s = 0; s < state.symbolCount; s++) {
            if (state.isPresent(s)) {
                collect(s, acting);
            }
        }
        for (Acting each : acting) {
            TwinOrder order = each.order();
            long held = state.positions[order.symbol].lots;
            if (order.isAlive && held != 0 && order.sideFor(held) == -Long.signum(held)) {
                order.isTried = true;
                fills.reduce(order, each.terms());
            }
        }
        for (Acting each : acting) {
            TwinOrder order = each.order();
            if (order.isAlive) {
                order.isTried = true;
                boolean hasNothingToReduce = order.isReduceOnly() && order.lotsFor(state.positions[order.symbol].lots) == 0;
                if (order.isTarget && order.isDone(state.positions[order.symbol].lots)) {
                    order.isAlive = false;
                } else if (hasNothingToReduce) {
                    state.drop(order, NoticeKind.REJECTED, Reason.NOTHING_TO_REDUCE);
                } else {
                    fills.trade(order, each.terms());
                }
            }
        }
        acting.forEach(each -> endOfOpen(each.order()));
        state.sweep();
    }

    private void collect(int symbol, List<Acting> acting) {
        for (TwinOrder order : state.orders) {
            if (order.symbol != symbol || !state.hasArrived(order)) {
                continue;
            }
            if (!order.isTried && !order.isTarget) {
                refuseAtFirstOpen(order);
            }
            if (order.isAlive) {
                termsAtOpen(order).ifPresent(terms -> acting.add(new Acting(order, terms)));
            }
            order.isTried = order.isTried || !order.isTarget;
        }
    }

    private void refuseAtFirstOpen(TwinOrder order) {
        BigDecimal price = order.isLimit() ? order.price : state.trade[order.symbol];
        BigDecimal value = times(state.shares(order.symbol, order.lots), price);
        if (!order.isReduceOnly() && value.compareTo(MINIMUM_VALUE_USD) < 0) {
            state.drop(order, NoticeKind.REJECTED, Reason.BELOW_MINIMUM_VALUE);
        } else if (new TwinLimits(state).isTooLarge(order, value)) {
            state.drop(order, NoticeKind.REJECTED, Reason.ABOVE_LARGEST_ORDER);
        }
    }

    /** How the order trades at this open, if it does. */
    private Optional<Terms> termsAtOpen(TwinOrder order) {
        BigDecimal open = state.trade[order.symbol];
        if (order.isTarget) {
            return isWorthSending(order, open) ? Optional.of(new Terms(open, false)) : Optional.empty();
        }
        if (order.isLimit()) {
            return limitAtOpen(order, open);
        }
        if (order.waitsForTrigger() && !triggersAtOpen(order)) {
            return Optional.empty();
        }
        return Optional.of(new Terms(open, false));
    }

    /** A difference under one lot or 10 USDC ends a target silently, except on the way to zero. */
    private boolean isWorthSending(TwinOrder target, BigDecimal open) {
        long difference = target.lotsFor(state.positions[target.symbol].lots);
        boolean isWorth = difference > 0
                && (target.lots == 0 || times(state.shares(target.symbol, difference), open).compareTo(MINIMUM_VALUE_USD) >= 0);
        target.isAlive = isWorth;
        return isWorth;
    }

    /** In its first bar a limit at or beyond the open takes at the open; one that rested fills at its own price, and for it a touch is no fill. */
    private Optional<Terms> limitAtOpen(TwinOrder order, BigDecimal open) {
        boolean isTouching = open.compareTo(order.price) == 0 && !order.isTried;
        boolean isBeyond = isTouching || (order.side > 0 ? open.compareTo(order.price) < 0 : open.compareTo(order.price) > 0);
        if (order.isTried) {
            return isBeyond ? Optional.of(new Terms(order.price, true)) : Optional.empty();
        }
        if (isBeyond && order.has(Flag.POST_ONLY)) {
            state.drop(order, NoticeKind.REJECTED, Reason.WOULD_TAKE);
            return Optional.empty();
        }
        if (!isBeyond && order.has(Flag.IMMEDIATE_OR_CANCEL)) {
            state.drop(order, NoticeKind.CANCELLED, Reason.NOT_MARKETABLE);
        }
        return isBeyond ? Optional.of(new Terms(open, false)) : Optional.empty();
    }

    private boolean triggersAtOpen(TwinOrder order) {
        int side = order.sideFor(state.positions[order.symbol].lots);
        if (side == 0) {
            return false;
        }
        BigDecimal reference = order.has(Flag.ON_LAST) ? state.trade[order.symbol] : state.mark[order.symbol];
        order.isTriggered = order.triggerPrice(side).map(level -> isReached(reference, level, order.triggersUpwards(side))).orElse(false);
        order.follow(reference, side);
        return order.isTriggered;
    }

    /** A touch triggers. */
    static boolean isReached(BigDecimal price, BigDecimal level, boolean isUpwards) {
        return isUpwards ? price.compareTo(level) >= 0 : price.compareTo(level) <= 0;
    }

    /** What was tried and does not work on. */
    private void endOfOpen(TwinOrder order) {
        long held = state.positions[order.symbol].lots;
        if (order.isReduceOnly() && order.lotsFor(held) == 0) {
            state.drop(order, NoticeKind.REJECTED, Reason.NOTHING_TO_REDUCE);
        } else if (order.isPlainMarket() || order.has(Flag.IMMEDIATE_OR_CANCEL)) {
            state.drop(order, NoticeKind.CANCELLED, Reason.VOLUME);
        } else if (order.isTarget && order.isDone(held)) {
            order.isAlive = false;
        }
    }
}
