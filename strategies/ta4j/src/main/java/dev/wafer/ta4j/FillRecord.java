package dev.wafer.ta4j;

import dev.wafer.data.instrument.Instrument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.Position;
import org.ta4j.core.Trade;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.CostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/**
 * ta4j's record of what the venue filled. An entry or exit in several fills is one trade at their size-weighted mean price: the entry has the index
 * of its first fill, the exit that of its last. Fees are not in it, as in ta4j without cost models. Rules read it; they cannot write to it.
 */
@SuppressWarnings("serial") // serializable because ta4j's interface is; nobody does it
final class FillRecord implements TradingRecord {
    private static final long serialVersionUID = 1L;

    private final TradeType startingType;
    private final Instrument instrument;
    private final CostModel noCosts = new ZeroCostModel();
    private final List<Position> positions = new ArrayList<>();
    private final List<Trade> trades = new ArrayList<>();
    private final Fills entry = new Fills();
    private final Fills exit = new Fills();
    private Position current;
    private int entryIndex;

    /** Fills on the way to one trade. */
    private static final class Fills {
        private long lots;
        private double lotUsd;
        private double priceUsd;

        void add(long moreLots, double atUsd) {
            lotUsd += moreLots * atUsd;
            lots += moreLots;
            priceUsd = lots == moreLots ? atUsd : lotUsd / lots;
        }

        void clear() {
            lots = 0;
            lotUsd = 0;
        }
    }

    FillRecord(TradeType startingType, Instrument instrument) {
        this.startingType = startingType;
        this.instrument = instrument;
        current = new Position(startingType);
    }

    /** A fill of an order: it opens if it goes the way of the starting type, else it closes. */
    void filled(int barIndex, double signedShares, double priceUsd) {
        if (signedShares > 0 == (startingType == TradeType.BUY)) {
            opened(barIndex, Math.abs(signedShares), priceUsd);
        } else {
            closed(barIndex, Math.abs(signedShares), priceUsd);
        }
    }

    private void opened(int barIndex, double shares, double priceUsd) {
        boolean isFirst = entry.lots == 0;
        if (isFirst) {
            entryIndex = barIndex;
        } else {
            trades.removeLast();
            current = new Position(startingType);
        }
        entry.add(instrument.lotsOf(shares), priceUsd);
        trades.add(current.operate(entryIndex, number(entry.priceUsd), number(instrument.sharesOf(entry.lots))));
    }

    /** A fill that takes from the position, whoever wanted it; with the last lot the position is closed. */
    void closed(int barIndex, double shares, double priceUsd) {
        exit.add(instrument.lotsOf(shares), priceUsd);
        if (exit.lots > entry.lots) {
            throw new IllegalStateException("Invariant: found " + exit.lots + " lots closed of " + entry.lots + ", expected at most as many");
        }
        if (exit.lots == entry.lots) {
            trades.add(current.operate(barIndex, number(exit.priceUsd), number(instrument.sharesOf(exit.lots))));
            positions.add(current);
            current = new Position(startingType);
            entry.clear();
            exit.clear();
        }
    }

    private static Num number(double value) {
        return DoubleNumFactory.getInstance().numOf(value);
    }

    @Override
    public TradeType getStartingType() {
        return startingType;
    }

    @Override
    public String getName() {
        return instrument.ticker();
    }

    @Override
    public Position getCurrentPosition() {
        return current;
    }

    @Override
    public List<Position> getPositions() {
        return Collections.unmodifiableList(positions);
    }

    @Override
    public List<Trade> getTrades() {
        return Collections.unmodifiableList(trades);
    }

    @Override
    public @Nullable Trade getLastTrade() {
        return trades.isEmpty() ? null : trades.getLast();
    }

    /** Entries and exits take turns, so it is one of the last two. */
    @Override
    public @Nullable Trade getLastTrade(TradeType type) {
        for (int back = 1; back <= Math.min(2, trades.size()); back++) {
            Trade trade = trades.get(trades.size() - back);
            if (trade.getType() == type) {
                return trade;
            }
        }
        return null;
    }

    @Override
    public @Nullable Trade getLastEntry() {
        return getLastTrade(startingType);
    }

    @Override
    public @Nullable Trade getLastExit() {
        return getLastTrade(startingType.complementType());
    }

    @Override
    public CostModel getTransactionCostModel() {
        return noCosts;
    }

    @Override
    public CostModel getHoldingCostModel() {
        return noCosts;
    }

    /** The whole series. */
    @Override
    public @Nullable Integer getStartIndex() {
        return null;
    }

    /** The whole series. */
    @Override
    public @Nullable Integer getEndIndex() {
        return null;
    }

    @Override
    public void operate(int index, Num price, Num amount) {
        throw onlyTheVenueFills();
    }

    @Override
    public boolean enter(int index, Num price, Num amount) {
        throw onlyTheVenueFills();
    }

    @Override
    public boolean exit(int index, Num price, Num amount) {
        throw onlyTheVenueFills();
    }

    private static UnsupportedOperationException onlyTheVenueFills() {
        return new UnsupportedOperationException("ta4j record: found a rule that trades, expected rules that only read: orders are filled by the engine");
    }
}
