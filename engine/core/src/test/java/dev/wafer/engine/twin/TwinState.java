package dev.wafer.engine.twin;

import static dev.wafer.engine.twin.TwinNumbers.exact;
import static dev.wafer.engine.twin.TwinNumbers.max;
import static dev.wafer.engine.twin.TwinNumbers.ratio;
import static dev.wafer.engine.twin.TwinNumbers.times;
import static dev.wafer.engine.twin.TwinNumbers.usd;

import dev.wafer.engine.twin.TwinResult.NoticeKind;
import dev.wafer.engine.twin.TwinResult.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole account at one instant, with its questions (equity, maintenance, free money); it can be copied for a rehearsal. Money moves only in {@link TwinBooks}. */
final class TwinState {
    final TwinMarket market;
    final TwinSettings settings;
    final TwinTape tape;
    final TwinLog log;
    final int symbolCount;

    long cashNano;
    final TwinPosition[] positions;
    /** Waiting orders by id, then leg; dead ones are swept out between the steps. */
    final List<TwinOrder> orders = new ArrayList<>();
    final int[] leverage;
    final BigDecimal[] fundingIndex;
    final boolean[] isDelisted;
    /** Sign of the last target's exposure. */
    final int[] lastTargetSide;
    /** Bars of the symbol opened so far. */
    final long[] barsOpened;

    int tick;
    /** Trade price, mark price and time of the instant, per symbol; an absent symbol keeps its last mark. */
    final BigDecimal[] trade;
    final BigDecimal[] mark;
    final BigDecimal[] nowMs;
    /** Lots that orders may still fill in this bar. */
    final long[] volumeLeftLots;
    /** Lots filled as taker in this bar, liquidations included. */
    final long[] takerLots;
    /** When the last partial liquidation was, of any symbol. */
    Optional<BigDecimal> lastPartialMs = Optional.empty();

    long realisedNano;
    long fundingNano;
    long feesNano;
    long takenByBackstopNano;
    long badDebtNano;

    TwinState(TwinMarket market, TwinSettings settings) {
        this(market, settings, new TwinTape(market));
        cashNano = TwinNumbers.nano(exact(settings.capitalUsd()));
        Arrays.fill(leverage, settings.leverage());
        Arrays.fill(fundingIndex, BigDecimal.ZERO);
        Arrays.fill(trade, BigDecimal.ZERO);
        Arrays.fill(mark, BigDecimal.ZERO);
        Arrays.fill(nowMs, BigDecimal.ZERO);
        Arrays.setAll(positions, any -> new TwinPosition());
    }

    private TwinState(TwinMarket market, TwinSettings settings, TwinTape tape) {
        this.market = market;
        this.settings = settings;
        this.tape = tape;
        this.log = new TwinLog();
        this.symbolCount = market.symbols().size();
        positions = new TwinPosition[symbolCount];
        leverage = new int[symbolCount];
        fundingIndex = new BigDecimal[symbolCount];
        isDelisted = new boolean[symbolCount];
        lastTargetSide = new int[symbolCount];
        barsOpened = new long[symbolCount];
        trade = new BigDecimal[symbolCount];
        mark = new BigDecimal[symbolCount];
        nowMs = new BigDecimal[symbolCount];
        volumeLeftLots = new long[symbolCount];
        takerLots = new long[symbolCount];
    }

    /** The same account with an empty log. */
    TwinState copy() {
        TwinState copy = new TwinState(market, settings, tape);
        copy.cashNano = cashNano;
        Arrays.setAll(copy.positions, s -> positions[s].copy());
        Map<TwinOrder.Cover, TwinOrder.Cover> covers = new HashMap<>();     // a cover is nobody else's equal
        orders.stream().filter(order -> order.isAlive).forEach(order -> copy.orders.add(order.copy(covers)));
        System.arraycopy(leverage, 0, copy.leverage, 0, symbolCount);
        System.arraycopy(fundingIndex, 0, copy.fundingIndex, 0, symbolCount);
        System.arraycopy(isDelisted, 0, copy.isDelisted, 0, symbolCount);
        System.arraycopy(lastTargetSide, 0, copy.lastTargetSide, 0, symbolCount);
        System.arraycopy(barsOpened, 0, copy.barsOpened, 0, symbolCount);
        copy.tick = tick;
        System.arraycopy(trade, 0, copy.trade, 0, symbolCount);
        System.arraycopy(mark, 0, copy.mark, 0, symbolCount);
        System.arraycopy(nowMs, 0, copy.nowMs, 0, symbolCount);
        System.arraycopy(volumeLeftLots, 0, copy.volumeLeftLots, 0, symbolCount);
        System.arraycopy(takerLots, 0, copy.takerLots, 0, symbolCount);
        copy.lastPartialMs = lastPartialMs;
        return copy;
    }

    TwinMarket.Rules rules(int symbol) {
        return market.symbols().get(symbol).rules();
    }

    Optional<TwinTape.Row> row(int symbol) {
        return tape.row(symbol, tick);
    }

    boolean isPresent(int symbol) {
        return row(symbol).isPresent();
    }

    BigDecimal shares(int symbol, long lots) {
        return BigDecimal.valueOf(lots, rules(symbol).sizeDecimals());
    }

    /** Profit of so many signed lots of the position at this price. */
    BigDecimal profit(int symbol, long signedLots, BigDecimal price) {
        return times(shares(symbol, signedLots), price.subtract(positions[symbol].entry));
    }

    BigDecimal unrealised(int symbol) {
        return profit(symbol, positions[symbol].lots, mark[symbol]);
    }

    /** Funding since it was last posted: {@code -signedQty * (I(now) - I(then))}. */
    BigDecimal accruedFunding(int symbol) {
        TwinPosition position = positions[symbol];
        return times(shares(symbol, position.lots), position.indexThen.subtract(fundingIndex[symbol]));
    }

    /** Margin with funding and unrealised profit of an isolated position. */
    BigDecimal isolatedEquity(int symbol) {
        return usd(positions[symbol].marginNano).add(accruedFunding(symbol)).add(unrealised(symbol));
    }

    BigDecimal notional(int symbol) {
        return times(shares(symbol, Math.abs(positions[symbol].lots)), mark[symbol]);
    }

    BigDecimal maintenance(int symbol) {
        return maintenance(symbol, notional(symbol));
    }

    /** The largest {@code r_n * N - D_n} over the tiers; {@code r = 1 / (2 * maximum leverage)}, {@code D_n = D_(n-1) + bound_n * (r_n - r_(n-1))}. */
    BigDecimal maintenance(int symbol, BigDecimal notional) {
        BigDecimal largest = BigDecimal.ZERO;
        BigDecimal deduction = BigDecimal.ZERO;
        BigDecimal lastRate = BigDecimal.ZERO;
        for (TwinMarket.Tier tier : rules(symbol).tiers()) {
            BigDecimal rate = ratio(BigDecimal.ONE, BigDecimal.valueOf(2L * tier.maxLeverage()));
            deduction = deduction.add(times(exact(tier.lowerBoundUsd()), rate.subtract(lastRate)));
            largest = max(largest, times(rate, notional).subtract(deduction));
            lastRate = rate;
        }
        return largest;
    }

    boolean holdsCross(int symbol) {
        return !positions[symbol].isFlat() && positions[symbol].isCross;
    }

    boolean holdsIsolated(int symbol) {
        return !positions[symbol].isFlat() && !positions[symbol].isCross;
    }

    boolean holdsAnyCross() {
        for (int s = 0; s < symbolCount; s++) {
            if (holdsCross(s)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a position that the symbol opens from zero is cross. */
    boolean wouldBeCross(int symbol) {
        return settings.wantsCross() && rules(symbol).isCrossEnabled();
    }

    /** Cash and what the cross positions add to it. */
    BigDecimal crossValue() {
        BigDecimal value = usd(cashNano);
        for (int s = 0; s < symbolCount; s++) {
            if (holdsCross(s)) {
                value = value.add(accruedFunding(s)).add(unrealised(s));
            }
        }
        return value;
    }

    BigDecimal crossMaintenance() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int s = 0; s < symbolCount; s++) {
            if (holdsCross(s)) {
                sum = sum.add(maintenance(s));
            }
        }
        return sum;
    }

    /** Money that backs nothing: the cross account's value less the initial margins of its positions at the mark. */
    BigDecimal free() {
        BigDecimal free = crossValue();
        for (int s = 0; s < symbolCount; s++) {
            if (holdsCross(s)) {
                free = free.subtract(ratio(notional(s), BigDecimal.valueOf(leverage[s])));
            }
        }
        return free;
    }

    BigDecimal equity() {
        BigDecimal equity = crossValue();
        for (int s = 0; s < symbolCount; s++) {
            if (holdsIsolated(s)) {
                equity = equity.add(isolatedEquity(s));
            }
        }
        return equity;
    }

    /** Whether an order of the trader has arrived at the venue. */
    boolean hasArrived(TwinOrder order) {
        return barsOpened[order.symbol] >= order.firstBarOrdinal;
    }

    void note(NoticeKind kind, TwinOrder order, Reason reason) {
        log.notices.add(new TwinResult.Notice(kind, tick, order.symbol, order.id, order.leg, reason));
    }

    /** Takes an order out of the account and says why. */
    void drop(TwinOrder order, NoticeKind kind, Reason reason) {
        if (order.isAlive) {
            order.isAlive = false;
            note(kind, order, reason);
        }
    }

    void sweep() {
        orders.removeIf(order -> !order.isAlive);
    }
}
