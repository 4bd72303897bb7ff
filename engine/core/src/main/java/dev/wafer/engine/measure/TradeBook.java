package dev.wafer.engine.measure;

import dev.wafer.engine.journal.Cause;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Round trips from the journal's fills. What is still open at the end of the run closes at the mark, without a fee. */
public final class TradeBook {
    private static final double NANO_PER_USD = 1e9;

    private final Journal journal;
    private final double[] lotsPerShare;
    private final List<Trade> trades = new ArrayList<>();
    private final OpenTrade[] open;

    private TradeBook(Journal journal, double[] lotsPerShare) {
        this.journal = journal;
        this.lotsPerShare = lotsPerShare.clone();
        open = new OpenTrade[lotsPerShare.length];
        for (int s = 0; s < open.length; s++) {
            open[s] = new OpenTrade();
        }
    }

    /**
     * All trades, by exit time, then symbol.
     *
     * @param lotsPerShare one for each symbol
     * @param endMs the run's end
     * @param endMarksUsd mark of each symbol there
     * @param endUnrealizedUsd unrealised profit of each symbol there
     * @param endFundingNano funding of each symbol posted at the end, after its last fill
     */
    public static List<Trade> of(Journal journal, double[] lotsPerShare, long endMs, double[] endMarksUsd, double[] endUnrealizedUsd,
            long[] endFundingNano) {
        TradeBook book = new TradeBook(journal, lotsPerShare);
        for (int row = 0; row < journal.count(); row++) {
            if (journal.isFill(row)) {
                book.add(row);
            } else if (journal.entry(row) == Entry.ADJUSTED) {
                book.open[journal.symbol(row)].addMoney(0, 0, journal.fundingNano(row), 0);
            }
        }
        for (int s = 0; s < lotsPerShare.length; s++) {
            book.end(s, endMs, endMarksUsd[s], endUnrealizedUsd[s], endFundingNano[s]);
        }
        book.trades.sort(Comparator.comparingLong(Trade::exitTimeMs).thenComparingInt(Trade::symbolIndex));
        return List.copyOf(book.trades);
    }

    private void add(int row) {
        OpenTrade trade = open[journal.symbol(row)];
        long lots = journal.signedLots(row);
        if (trade.heldLots == 0) {
            trade.begin(journal.timeMs(row), lots > 0, journal.because(row));
        }
        trade.add(lots, journal.priceUsd(row), journal.isClosing(row));
        trade.addMoney(journal.feeNano(row), journal.realizedNano(row), journal.fundingNano(row), journal.badDebtNano(row) - journal.takenNano(row));
        if (trade.heldLots == 0) {
            trades.add(trade.close(journal.symbol(row), lotsPerShare[journal.symbol(row)], journal.timeMs(row), 0, exitReason(journal.cause(row))));
        }
    }

    private void end(int symbol, long endMs, double markUsd, double unrealizedUsd, long fundingNano) {
        OpenTrade trade = open[symbol];
        if (trade.heldLots != 0) {
            trade.add(-trade.heldLots, markUsd, true);
            trade.addMoney(0, 0, fundingNano, 0);
            trades.add(trade.close(symbol, lotsPerShare[symbol], endMs, unrealizedUsd, ExitReason.END));
        }
    }

    private static ExitReason exitReason(Cause cause) {
        return switch (cause) {
            case SIGNAL -> ExitReason.SIGNAL;
            case STOP -> ExitReason.STOP;
            case TAKE_PROFIT -> ExitReason.TAKE_PROFIT;
            case TRAILING_STOP -> ExitReason.TRAILING_STOP;
            case LIQUIDATION -> ExitReason.LIQUIDATION;
            case BACKSTOP -> ExitReason.BACKSTOP;
            case SETTLEMENT -> ExitReason.SETTLEMENT;
        };
    }

    /** A round trip that is not over. */
    private static final class OpenTrade {
        private long heldLots;
        private long entryTimeMs;
        private boolean isLong;
        private String because = "";
        private double openedLots;
        private double openedValue;
        private double closedLots;
        private double closedValue;
        private long feeNano;
        private long fundingNano;
        private long otherNano;

        void begin(long timeMs, boolean isBuy, String reason) {
            entryTimeMs = timeMs;
            isLong = isBuy;
            because = reason;
            openedLots = 0;
            openedValue = 0;
            closedLots = 0;
            closedValue = 0;
            feeNano = 0;
            fundingNano = 0;
            otherNano = 0;
        }

        void add(long signedLots, double priceUsd, boolean isClosing) {
            heldLots += signedLots;
            double lots = Math.abs(signedLots);
            if (isClosing) {
                closedLots += lots;
                closedValue += lots * priceUsd;
            } else {
                openedLots += lots;
                openedValue += lots * priceUsd;
            }
        }

        void addMoney(long fee, long realized, long funding, long forgiven) {
            feeNano += fee;
            fundingNano += funding;
            otherNano += realized + forgiven;
        }

        Trade close(int symbol, double lotsPerShare, long timeMs, double unrealizedUsd, ExitReason reason) {
            double profitUsd = (otherNano + fundingNano - feeNano) / NANO_PER_USD + unrealizedUsd;
            heldLots = 0;
            return new Trade(symbol, isLong, entryTimeMs, timeMs, openedValue / openedLots, closedValue / closedLots, openedLots / lotsPerShare,
                    profitUsd, feeNano / NANO_PER_USD, fundingNano / NANO_PER_USD, reason, because);
        }
    }
}
