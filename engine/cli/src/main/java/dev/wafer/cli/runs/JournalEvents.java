package dev.wafer.cli.runs;

import dev.wafer.cli.text.Words;
import dev.wafer.data.io.runs.KeptEvent;
import dev.wafer.engine.journal.Journal;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** A journal as a list of entries to be kept; each is made when it is asked for. */
final class JournalEvents extends AbstractList<KeptEvent> implements RandomAccess {
    private final Journal journal;
    private final List<String> tickers;

    JournalEvents(Journal journal, List<String> tickers) {
        this.journal = journal;
        this.tickers = List.copyOf(tickers);
    }

    @Override
    public KeptEvent get(int row) {
        return new KeptEvent(journal.timeMs(row), Words.of(journal.entry(row)), tickers.get(journal.symbol(row)),
                new KeptEvent.Order(journal.orderId(row), Words.of(journal.leg(row)), journal.signedLots(row), journal.priceUsd(row)),
                new KeptEvent.Fill(Words.of(journal.cause(row)), journal.isMaker(row), journal.isClosing(row), journal.isWhole(row), journal.slippageUsd(row),
                        journal.markUsd(row)),
                new KeptEvent.Money(journal.feeNano(row), journal.realizedNano(row), journal.fundingNano(row), journal.badDebtNano(row),
                journal.takenNano(row)),
                journal.because(row));
    }

    @Override
    public int size() {
        return journal.count();
    }
}
