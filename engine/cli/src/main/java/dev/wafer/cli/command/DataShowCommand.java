package dev.wafer.cli.command;

import dev.wafer.cli.report.DataTables;
import dev.wafer.cli.request.Holdouts;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.Terminal;
import dev.wafer.data.io.check.DataCheck;
import dev.wafer.data.io.store.TrialLedger.Book;
import dev.wafer.data.io.store.TrialLedger.Holdout;
import dev.wafer.data.series.MarketData;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Rows, range, gaps and coverage of a data set. */
@Command(name = "show", description = "Shows what is in a data set: rows, range, gaps, coverage, finer bars, events, fingerprint.",
        footer = {"  wafer data show", "  wafer data show my-data"})
final class DataShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "DIR|sample", defaultValue = "sample", description = "Data set directory. Default: sample.")
    private String data = "sample";

    DataShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        MarketData whole = MarketSource.whole(data, terminal);
        MarketData market = Holdouts.closed(whole, terminal);
        Optional<Long> reservedFromMs = terminal.ledger().book(market).flatMap(Book::holdout).map(Holdout::fromMs);
        DataTables.Head head = new DataTables.Head(market, terminal.ledger().keyOf(market), reservedFromMs);
        terminal.out().print(DataTables.contents(head, DataCheck.of(market), terminal.isStyled()));
        return ExitCode.GOOD;
    }
}
