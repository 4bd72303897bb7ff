package dev.wafer.cli.request;

import dev.wafer.cli.report.LuckText;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.store.TrialLedger;
import dev.wafer.data.io.store.TrialLedger.Book;
import dev.wafer.data.io.store.TrialLedger.Holdout;
import dev.wafer.data.io.store.TrialLedger.Opening;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import java.time.Instant;
import java.util.Optional;

/** The reserved part of data: left out of what commands read, and read once on demand. */
public final class Holdouts {
    private Holdouts() {}

    /** The data without its reserved part, which is told; the data itself where nothing of it is reserved. */
    public static MarketData closed(MarketData whole, Terminal terminal) {
        Optional<Holdout> holdout = terminal.ledger().book(whole).flatMap(Book::holdout);
        if (holdout.isEmpty()) {
            return whole;
        }
        long fromMs = holdout.get().fromMs();
        String key = terminal.ledger().keyOf(whole);
        MarketData open = whole.before(fromMs);
        terminal.ledger().remember(open, key);
        terminal.err().println("holdout: " + whole.name() + " ends at " + Instant.ofEpochMilli(fromMs) + " here, what follows is reserved");
        return open;
    }

    /**
     * What a run would open. Refuses what is not reserved, what was opened before (it tells when and for what), and a run that reads nothing of it: it opens
     * once, and is not to be used up for nothing.
     */
    public static Holdout openable(MarketData whole, RunRequest request, TrialLedger ledger) {
        Book book = ledger.book(whole).filter(found -> found.holdout().isPresent())
                .orElseThrow(() -> new RequestException("--open-holdout: nothing of " + whole.name() + " is reserved, expected wafer holdout set before"));
        if (!book.openings().isEmpty()) {
            throw refused(book);
        }
        Holdout holdout = book.holdout().orElseThrow();
        MarketData data = MarketSource.select(whole, request.symbols());
        TimeSpan covered = MarketSource.covered(data, request.settings().span());
        if (data.histories().stream().noneMatch(history -> hasBar(history.bars(), holdout.fromMs(), covered.toMs()))) {
            throw new RequestException("--open-holdout: found a run to " + Instant.ofEpochMilli(covered.toMs())
                    + " that reads nothing of what is reserved from " + Instant.ofEpochMilli(holdout.fromMs())
                    + " on, expected a later --to, or no --open-holdout");
        }
        return holdout;
    }

    private static boolean hasBar(BarSeries bars, long fromMs, long toMs) {
        int row = bars.firstRowAtOrAfter(fromMs);
        return row < bars.count() && bars.openTimeMs(row) < toMs;
    }

    /** Notes that it was opened; from now on it is no longer fresh. */
    public static void open(MarketData whole, TrialLedger ledger, Opening opening) {
        if (!ledger.open(whole, opening)) {
            throw refused(ledger.book(whole).orElseThrow());
        }
    }

    private static RequestException refused(Book book) {
        return new RequestException("--open-holdout: the holdout of " + book.dataSet() + " was opened before, expected a first time: "
                + String.join("; ", book.openings().stream().map(LuckText::opening).toList()));
    }

    /** Refuses a begin that leaves nothing to read or nothing to reserve. */
    public static void check(MarketData whole, long fromMs) {
        long firstMs = Long.MAX_VALUE, endMs = Long.MIN_VALUE;
        for (SymbolHistory history : whole.histories()) {
            firstMs = Math.min(firstMs, history.bars().openTimeMs(0));
            endMs = Math.max(endMs, history.bars().openTimeMs(history.bars().count() - 1) + whole.resolutionMs());
        }
        if (!(firstMs < fromMs && fromMs < endMs)) {
            throw new RequestException("--from: found " + Instant.ofEpochMilli(fromMs) + ", expected a time after " + Instant.ofEpochMilli(firstMs)
                    + " and before " + Instant.ofEpochMilli(endMs) + ", between which " + whole.name() + " has bars");
        }
    }
}
