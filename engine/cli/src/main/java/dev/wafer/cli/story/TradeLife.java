package dev.wafer.cli.story;

import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.measure.ExitReason;
import dev.wafer.engine.measure.Trade;
import dev.wafer.engine.run.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A trade with the rows of the journal that it is made of.
 *
 * @param trade as the run counts it
 * @param rows of its symbol from its first fill to its last, funding points and withdrawn orders included
 */
record TradeLife(Trade trade, List<Integer> rows) {
    /** A trade whose rows are being gathered. */
    private record Open(int symbol, List<Integer> rows, long exitMs) {}

    /** All trades of a run, in its order. */
    static List<TradeLife> all(RunResult result) {
        Journal journal = result.journal();
        int symbols = result.symbols().size();
        List<List<Integer>> open = new ArrayList<>();
        long[] heldLots = new long[symbols];
        for (int s = 0; s < symbols; s++) {
            open.add(new ArrayList<>());
        }
        List<Open> over = new ArrayList<>();
        for (int row = 0; row < journal.count(); row++) {
            int s = journal.symbol(row);
            if (journal.isFill(row) || heldLots[s] != 0) {
                open.get(s).add(row);
            }
            if (journal.isFill(row)) {
                heldLots[s] += journal.signedLots(row);
                if (heldLots[s] == 0) {
                    over.add(new Open(s, List.copyOf(open.get(s)), journal.timeMs(row)));
                    open.get(s).clear();
                }
            }
        }
        for (int s = 0; s < symbols; s++) {
            if (heldLots[s] != 0) {
                over.add(new Open(s, List.copyOf(open.get(s)), result.span().toMs()));
            }
        }
        over.sort(Comparator.comparingLong(Open::exitMs).thenComparingInt(Open::symbol));
        return paired(result.trades(), over);
    }

    /** The run's own list is in the same order. */
    private static List<TradeLife> paired(List<Trade> trades, List<Open> over) {
        List<TradeLife> lives = new ArrayList<>();
        for (int place = 0; place < over.size(); place++) {
            Trade trade = trades.get(place);
            if (trade.symbolIndex() != over.get(place).symbol() || trade.exitTimeMs() != over.get(place).exitMs()) {
                throw new IllegalStateException("Invariant: trade " + (place + 1) + " is the same in the journal and in the result");
            }
            lives.add(new TradeLife(trade, over.get(place).rows()));
        }
        return lives;
    }

    /** Its fills, liquidations and settlements. */
    List<Integer> fills(Journal journal) {
        return rows.stream().filter(journal::isFill).toList();
    }

    List<Integer> rows(Journal journal, Entry entry) {
        return rows.stream().filter(row -> journal.entry(row) == entry).toList();
    }

    /** The row in which the order of a row was sent. */
    static Optional<Integer> orderOf(Journal journal, int ofRow) {
        for (int row = ofRow; row >= 0; row--) {
            if (journal.entry(row) == Entry.ORDERED && journal.symbol(row) == journal.symbol(ofRow) && journal.orderId(row) == journal.orderId(ofRow)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    boolean isOpenAtEnd() {
        return trade.exitReason() == ExitReason.END;
    }
}
