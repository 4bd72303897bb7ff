package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.exact;
import static dev.wafer.engine.twin.TwinNumbers.nano;
import static dev.wafer.engine.twin.TwinNumbers.ratio;
import static dev.wafer.engine.twin.TwinNumbers.times;
import static dev.wafer.engine.twin.TwinNumbers.usd;

import dev.wafer.engine.twin.TwinResult.Leg;
import dev.wafer.engine.twin.TwinResult.NoticeKind;
import dev.wafer.engine.twin.TwinResult.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Takes the trader's decisions at a close. Nothing fills here; orders wait, withdrawals, leverage and margin moves act at once. */
final class TwinDesk {
    private static final BigDecimal LOT_SLACK = new BigDecimal("1e-9");
    private static final BigDecimal SMALLEST_MARGIN_FRACTION = new BigDecimal("0.1");

    private final TwinState state;
    private long lastId;

    TwinDesk(TwinState state) {
        this.state = state;
    }

    void decide(TwinFlow.Decision decision) {
        switch (decision) {
            case TwinFlow.Target target -> target(target);
            case TwinFlow.Order order -> order(order);
            case TwinFlow.CancelAll all -> cancelAll(all.symbol());
            case TwinFlow.SetLeverage leverage -> leverage(leverage);
            case TwinFlow.MoveMargin move -> moveMargin(move);
        }
        state.sweep();
    }

    private void target(TwinFlow.Target target) {
        int symbol = target.symbol();
        int side = (int) Math.signum(target.exposure());
        if (side == state.lastTargetSide[symbol]) {
            return;
        }
        state.lastTargetSide[symbol] = side;
        for (TwinOrder order : state.orders) {
            if (order.symbol == symbol && order.isTarget) {
                state.drop(order, NoticeKind.CANCELLED, Reason.REPLACED);
            }
        }
        TwinFlow.Order asked = TwinFlow.Order.market(symbol, 1, wantedLots(symbol, target.exposure()));
        take(new TwinOrder(++lastId, Leg.ORDER, true, asked, BigDecimal.ZERO, firstBarOrdinal(symbol), Optional.empty()));
    }

    /** {@code floor(|exposure| * equity / mark * 10^sizeDecimals + 1e-9)}, with the sign of the exposure; nothing while there is no equity. */
    private long wantedLots(int symbol, double exposure) {
        BigDecimal equity = TwinNumbers.max(state.equity(), BigDecimal.ZERO);
        BigDecimal shares = ratio(times(exact(Math.abs(exposure)), equity), state.mark[symbol]);
        BigDecimal lots = shares.movePointRight(state.rules(symbol).sizeDecimals()).add(LOT_SLACK);
        return lots.setScale(0, RoundingMode.FLOOR).longValueExact() * (long) Math.signum(exposure);
    }

    private void order(TwinFlow.Order asked) {
        int sizeDecimals = state.rules(asked.symbol()).sizeDecimals();
        BigDecimal price = switch (asked.kind()) {
            case MARKET -> BigDecimal.ZERO;
            case TRAILING_STOP -> exact(asked.price());
            case LIMIT -> TwinNumbers.limitPrice(exact(asked.price()), asked.side(), sizeDecimals);
            case STOP, TAKE_PROFIT -> TwinNumbers.triggerPrice(exact(asked.price()), sizeDecimals);
        };
        TwinOrder order = new TwinOrder(++lastId, Leg.ORDER, false, asked, price, firstBarOrdinal(asked.symbol()), Optional.empty());
        if (asked.lots() <= 0 && !order.has(TwinFlow.Flag.CLOSE)) {
            state.drop(order, NoticeKind.REJECTED, Reason.NO_LOT);
        } else {
            take(order);
        }
    }

    private void take(TwinOrder order) {
        if (state.isDelisted[order.symbol]) {
            state.drop(order, NoticeKind.REJECTED, Reason.DELISTED);
        } else {
            state.orders.add(order);
        }
    }

    private long firstBarOrdinal(int symbol) {
        return state.barsOpened[symbol] + state.settings.latencyBars() + 1;
    }

    private void cancelAll(int symbol) {
        for (TwinOrder order : state.orders) {
            if (order.symbol == symbol) {
                state.drop(order, NoticeKind.CANCELLED, Reason.ASKED);
            }
        }
    }

    /** From 1 to the market's maximum; on an open position only upwards. */
    private void leverage(TwinFlow.SetLeverage asked) {
        int symbol = asked.symbol();
        boolean isInRange = asked.leverage() >= 1 && asked.leverage() <= state.rules(symbol).tiers().getFirst().maxLeverage();
        boolean isLowered = !state.positions[symbol].isFlat() && asked.leverage() < state.leverage[symbol];
        if (isInRange && !isLowered) {
            state.leverage[symbol] = asked.leverage();
        } else {
            refuse(symbol, Reason.LEVERAGE_NOT_ALLOWED);
        }
    }

    private void moveMargin(TwinFlow.MoveMargin move) {
        long deltaNano = nano(exact(move.deltaUsd()));
        boolean isAllowed = state.holdsIsolated(move.symbol()) && (deltaNano >= 0 ? isFree(deltaNano) : canLeave(move.symbol(), -deltaNano));
        if (isAllowed) {
            new TwinBooks(state).moveMargin(move.symbol(), deltaNano);
        } else {
            refuse(move.symbol(), Reason.MARGIN_NOT_MOVABLE);
        }
    }

    private boolean isFree(long nano) {
        return state.holdsAnyCross() ? usd(nano).compareTo(state.free()) <= 0 : nano <= state.cashNano;
    }

    /** What stays, profit included, must be at least the initial margin and a tenth of the notional, both at the mark (venue-spec 1.2). */
    private boolean canLeave(int symbol, long nano) {
        BigDecimal notional = state.notional(symbol);
        BigDecimal needed = TwinNumbers.max(ratio(notional, BigDecimal.valueOf(state.leverage[symbol])), times(notional, SMALLEST_MARGIN_FRACTION));
        return state.rules(symbol).isMarginRemovable() && state.isolatedEquity(symbol).subtract(usd(nano)).compareTo(needed) >= 0;
    }

    private void refuse(int symbol, Reason reason) {
        state.log.notices.add(new TwinResult.Notice(NoticeKind.REJECTED, state.tick, symbol, 0, Leg.ORDER, reason));
    }
}
