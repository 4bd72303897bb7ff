package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.exact;
import static dev.wafer.engine.twin.TwinNumbers.nano;
import static dev.wafer.engine.twin.TwinNumbers.times;
import static dev.wafer.engine.twin.TwinNumbers.usd;

import dev.wafer.engine.twin.TwinResult.Cause;
import dev.wafer.engine.twin.TwinResult.Leg;
import dev.wafer.engine.twin.TwinResult.NoticeKind;
import dev.wafer.engine.twin.TwinResult.Reason;
import java.math.BigDecimal;
import java.util.Optional;

/** The breach test and the ladder of liquidation: a fifth above 100,000 USDC, all within 30 seconds after it, the backstop below two thirds of maintenance. */
final class TwinLadder {
    private static final BigDecimal LARGEST_WHOLE_NOTIONAL = BigDecimal.valueOf(100_000);
    private static final BigDecimal WINDOW_MS = BigDecimal.valueOf(30_000);
    private static final long PARTS = 5;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    private final TwinState state;
    private final TwinBooks books;
    private final TwinPrices prices;

    TwinLadder(TwinState state) {
        this.state = state;
        this.books = new TwinBooks(state);
        this.prices = new TwinPrices(state);
    }

    /** Tests everything at the marks of this instant and liquidates until all is healthy or gone: isolated positions in the order of the run, then the cross account. */
    void settle() {
        for (int s = 0; s < state.symbolCount; s++) {
            settleIsolated(s);
        }
        settleCross();
        books.forgiveNegativeCash();
    }

    /** A breach met on the path: the order comes at the very price, before anybody asks for the backstop. */
    void firstOrderOnPath(Optional<Integer> isolatedSymbol) {
        Optional<Integer> symbol = isolatedSymbol.isPresent() ? isolatedSymbol : largestCross();
        symbol.ifPresent(this::order);
        settle();
    }

    /** Whether a liquidation order can reach the cross account now: one of its positions has a bar. */
    boolean canReachCross() {
        return largestCross().isPresent();
    }

    private void settleIsolated(int symbol) {
        while (state.holdsIsolated(symbol) && state.isPresent(symbol)) {
            BigDecimal equity = state.isolatedEquity(symbol);
            BigDecimal maintenance = state.maintenance(symbol);
            if (equity.compareTo(maintenance) >= 0) {
                return;
            }
            if (state.rules(symbol).hasBackstop() && isForBackstop(equity, maintenance)) {
                recordBackstop(symbol);
                books.backstopIsolated(symbol, state.mark[symbol]);
                afterwards(symbol);
            } else {
                order(symbol);
            }
        }
    }

    private void settleCross() {
        while (true) {
            Optional<Integer> largest = largestCross();
            if (largest.isEmpty()) {
                return;
            }
            BigDecimal value = state.crossValue();
            BigDecimal maintenance = state.crossMaintenance();
            if (value.compareTo(maintenance) >= 0) {
                return;
            }
            if (isForBackstop(value, maintenance) && allCrossHaveBackstop()) {
                backstopTakesCross();
            } else {
                order(largest.get());
            }
        }
    }

    /** From zero up to, not at, two thirds of maintenance. */
    private static boolean isForBackstop(BigDecimal equity, BigDecimal maintenance) {
        return equity.signum() >= 0 && equity.multiply(THREE).compareTo(maintenance.multiply(TWO)) < 0;
    }

    private boolean allCrossHaveBackstop() {
        for (int s = 0; s < state.symbolCount; s++) {
            if (state.holdsCross(s) && !state.rules(s).hasBackstop()) {
                return false;
            }
        }
        return true;
    }

    private void backstopTakesCross() {
        for (int s = 0; s < state.symbolCount; s++) {
            if (state.holdsCross(s)) {
                recordBackstop(s);
                books.backstopCross(s, state.mark[s]);
                afterwards(s);
            }
        }
        books.backstopTakesCash();
    }

    /** The present cross position with the largest maintenance; the first of the run on a tie. */
    Optional<Integer> largestCross() {
        Optional<Integer> largest = Optional.empty();
        for (int s = 0; s < state.symbolCount; s++) {
            boolean isCandidate = state.holdsCross(s) && state.isPresent(s);
            if (isCandidate && (largest.isEmpty() || state.maintenance(s).compareTo(state.maintenance(largest.get())) > 0)) {
                largest = Optional.of(s);
            }
        }
        return largest;
    }

    /** One liquidation order: size, price, limited fee. */
    private void order(int symbol) {
        TwinPosition position = state.positions[symbol];
        int side = -position.side();
        long lots = orderLots(symbol);
        BigDecimal price = prices.liquidation(symbol, side, lots);
        state.takerLots[symbol] += lots;
        long feeNano = nano(times(times(state.shares(symbol, lots), price), exact(state.settings.takerFeeFraction())));
        boolean isCross = position.isCross;
        long paidNano = isCross ? books.liquidateCross(symbol, lots, price, feeNano) : books.liquidateIsolated(symbol, lots, price, feeNano);
        if (!position.isFlat()) {
            state.lastPartialMs = Optional.of(state.nowMs[symbol]);
        }
        record(symbol, side * lots, price, paidNano, Cause.LIQUIDATION);
        afterwards(symbol);
        if (isCross) {
            books.forgiveNegativeCash();
        }
    }

    private long orderLots(int symbol) {
        long heldLots = Math.abs(state.positions[symbol].lots);
        boolean isInWindow = state.lastPartialMs.map(then -> state.nowMs[symbol].subtract(then).compareTo(WINDOW_MS) <= 0).orElse(false);
        boolean isPartial = state.notional(symbol).compareTo(LARGEST_WHOLE_NOTIONAL) > 0 && !isInWindow;
        return isPartial ? Math.max(1, heldLots / PARTS) : heldLots;
    }

    private void recordBackstop(int symbol) {
        record(symbol, -state.positions[symbol].lots, state.mark[symbol], 0, Cause.BACKSTOP);
    }

    private void record(int symbol, long signedLots, BigDecimal price, long feeNano, Cause cause) {
        state.log.fills.add(new TwinResult.Fill(state.tick, state.nowMs[symbol], symbol, 0, Leg.ORDER, signedLots, price, usd(feeNano), false, cause));
    }

    /** The working rest of a target goes with any liquidation; what only reduces goes when nothing is left. */
    private void afterwards(int symbol) {
        for (TwinOrder order : state.orders) {
            if (order.symbol == symbol && order.isTarget && order.isTried) {
                state.drop(order, NoticeKind.CANCELLED, Reason.LIQUIDATED);
            }
        }
        dropOrphans(state, symbol);
    }

    /** A flat symbol keeps no exits and no working reduce-only orders. */
    static void dropOrphans(TwinState state, int symbol) {
        if (!state.positions[symbol].isFlat()) {
            return;
        }
        for (TwinOrder order : state.orders) {
            if (order.symbol == symbol && order.isReduceOnly() && state.hasArrived(order)) {
                state.drop(order, NoticeKind.CANCELLED, Reason.ORPHANED);
            }
        }
    }
}
