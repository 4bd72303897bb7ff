package dev.wafer.engine.execution;

import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.rule.MarketRules;
import dev.wafer.engine.account.Account;

/**
 * What the venue refuses whatever the margin: orders too small or too large, and new exposure at a cap of open interest. Hyperliquid documentation,
 * "Contract specifications" and "Error responses", and trade.xyz, "Specification index", read 2026. Ideal execution knows the smallest order only.
 */
final class Limits {
    private static final double LEAST_ORDER_USD = 10;
    private static final double LIMIT_ORDER_TIMES = 10;
    private static final double WHOLE_LOT_SLACK = 1e-9;

    private final Account account;
    private final Instrument[] instruments;
    private final Moment moment;
    private final boolean isIdeal;
    private final double[] largestUsd;
    private final double[] capUsd;
    private final double[] openInterestShares;

    Limits(Account account, Instrument[] instruments, Moment moment, boolean isIdeal) {
        this.account = account;
        this.instruments = instruments.clone();
        this.moment = moment;
        this.isIdeal = isIdeal;
        largestUsd = new double[instruments.length];
        capUsd = new double[instruments.length];
        openInterestShares = new double[instruments.length];
    }

    /** The rules of the date. */
    void rules(int symbol, MarketRules rules) {
        largestUsd[symbol] = rules.largestMarketOrderUsd();
        capUsd[symbol] = rules.openInterestCapUsd().orElse(Double.MAX_VALUE);
    }

    /** Open interest as last known, shares. */
    void openInterest(int symbol, double shares) {
        openInterestShares[symbol] = shares;
    }

    /** Most lots that one fill of an order may have: the value of the largest market order, ten times it for a limit. */
    long mostLotsOfOneOrder(int symbol, OrderKind kind, double priceUsd) {
        if (isIdeal) {
            return Long.MAX_VALUE;
        }
        double mostUsd = largestUsd[symbol] * (kind == OrderKind.LIMIT ? LIMIT_ORDER_TIMES : 1);
        return (long) StrictMath.floor(mostUsd / priceUsd * instruments[symbol].lotsPerShare() + WHOLE_LOT_SLACK);
    }

    /** Why a fresh order of the strategy is refused at its first open; empty if it is not. Targets and reduce-only orders never are. */
    String refusal(int symbol, WorkingOrder order, double openUsd) {
        if (order.isReduceOnly || order.kind == OrderKind.TARGET) {
            return "";
        }
        double priceUsd = order.kind == OrderKind.LIMIT ? order.priceUsd : openUsd;
        long lots = Math.abs(order.signedLots);
        double valueUsd = instruments[symbol].sharesOf(lots) * priceUsd;
        if (valueUsd < LEAST_ORDER_USD) {
            return "value: " + valueUsd + " USDC, the smallest order is " + LEAST_ORDER_USD;
        }
        boolean isLimited = order.kind == OrderKind.MARKET || order.kind == OrderKind.LIMIT;
        return isLimited && lots > mostLotsOfOneOrder(symbol, order.kind, priceUsd)
                ? "value: " + valueUsd + " USDC, the largest order is " + largestUsd[symbol] * (order.kind == OrderKind.LIMIT ? LIMIT_ORDER_TIMES : 1)
                : "";
    }

    /** Lots that may be opened before open interest, this account's own included, meets its cap. A cap that the record itself exceeds is out of date. */
    long headroomLots(int symbol) {
        double markUsd = moment.markUsd(symbol);
        double recordedShares = openInterestShares[symbol];
        if (isIdeal || capUsd[symbol] == Double.MAX_VALUE || recordedShares * markUsd > capUsd[symbol]) {
            return Long.MAX_VALUE;
        }
        double ownShares = Math.abs(account.position(symbol).signedQtyShares());
        double roomShares = capUsd[symbol] / markUsd - recordedShares - ownShares;
        return Math.max((long) StrictMath.floor(roomShares * instruments[symbol].lotsPerShare() + WHOLE_LOT_SLACK), 0);
    }
}
