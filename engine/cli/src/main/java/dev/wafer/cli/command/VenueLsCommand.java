package dev.wafer.cli.command;

import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Table;
import dev.wafer.data.io.rule.RuleBooks;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The rule books that are shipped. */
@Command(name = "ls", description = "Lists the venues whose rules are shipped.", footer = "  wafer venue ls")
final class VenueLsCommand implements Callable<Integer> {
    private static final int DATE_LENGTH = 10;

    private final Terminal terminal;

    VenueLsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Table table = new Table("name", "first", "last change", ">guesses", ">unknown", "markets");
        for (String name : RuleBooks.names()) {
            RuleBook book = RuleBooks.shipped(name);
            table.row(name, day(book.firstMs()), day(VenueShowCommand.latestChangeMs(book)),
                    Figures.count(book.rules().stream().filter(Rule::isGuess).count()),
                    Figures.count(book.rules().stream().filter(rule -> !rule.isKnown()).count()), String.join(",", book.markets()));
        }
        table.lines().forEach(terminal.out()::println);
        return ExitCode.GOOD;
    }

    private static String day(long timeMs) {
        return Figures.time(timeMs).substring(0, DATE_LENGTH);
    }
}
