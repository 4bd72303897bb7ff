package dev.wafer.cli.command;

import dev.wafer.cli.report.LuckText;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.Terminal;
import dev.wafer.data.io.store.TrialLedger;
import dev.wafer.data.io.store.TrialLedger.Book;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts of trials, and openings of reserved data. */
@Command(name = "show", description = {"Lists how many configurations were run on each data set, what of it is reserved, and when that was opened.",
        "The ledger lies in $WAFER_LEDGER (off: none), else under $XDG_DATA_HOME, else in ~/.local/share/wafer/ledger."},
        footer = {"  wafer ledger show", "  wafer ledger show --data my-data"})
final class LedgerShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--data", paramLabel = "DIR|sample", description = "This data set alone.")
    private Optional<String> data = Optional.empty();

    LedgerShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        TrialLedger ledger = terminal.ledger();
        if (ledger.folder().isEmpty()) {
            terminal.out().println("no ledger is kept: WAFER_LEDGER=off");
            return ExitCode.GOOD;
        }
        List<Book> books = data.map(wanted -> ledger.book(MarketSource.whole(wanted, terminal)).stream().toList()).orElseGet(ledger::books);
        if (books.isEmpty()) {
            String where = ledger.folder().map(Path::toString).orElse("");
            terminal.out().println(data.map(wanted -> "no configuration was run on " + wanted + " (" + where + ")").orElse("the ledger is empty (" + where + ")"));
        } else {
            terminal.out().print(LuckText.books(books, terminal.isStyled()));
        }
        return ExitCode.GOOD;
    }
}
