package dev.wafer.cli.command;

import dev.wafer.cli.json.VenueJson;
import dev.wafer.cli.listing.MarketSheet;
import dev.wafer.cli.listing.VenueTables;
import dev.wafer.cli.request.Choice;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Suggestion;
import dev.wafer.cli.text.Figures;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rules of a venue at one time. */
@Command(name = "show", description = "Shows the rules in force at a venue on a date: value, since when, how sure, and the source.",
        footer = {"  wafer venue show xyz", "  wafer venue show xyz --at 2026-03-01 --symbols MU,SNDK", "  wafer venue show my-venue.yaml --json -"})
final class VenueShowCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1", paramLabel = "NAME|FILE", description = "A name of 'wafer venue ls', or a rule file.")
    private String venue = "";

    @Option(names = "--at", paramLabel = "TIME",
            description = "UTC date or time. Default: the latest day on which a rule of the venue begins, so that the answer never depends on the clock.")
    private Optional<String> at = Optional.empty();

    @Option(names = "--symbols", paramLabel = "MU,SNDK", split = ",", hideParamSyntax = true, description = "Markets, in this order. Default: all.")
    private List<String> symbols = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE|-", description = "Write the rules as JSON (schema 'venue'); - prints it alone.")
    private Optional<String> json = Optional.empty();

    VenueShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonChoice jsonChoice = JsonChoice.of(json);
        RuleBook book = MarketSource.rules(venue);
        long timeMs = at.map(text -> timeMs(text, book)).orElseGet(() -> latestChangeMs(book));
        List<MarketSheet> sheets = markets(book).stream().map(market -> MarketSheet.of(book, market, timeMs)).toList();

        jsonChoice.show(terminal, () -> VenueJson.of(book, timeMs, sheets), () -> VenueTables.of(title(book, timeMs), sheets, terminal.isStyled()));
        return ExitCode.GOOD;
    }

    private String title(RuleBook book, long timeMs) {
        return "Rules of " + book.venue() + " at " + Figures.time(timeMs) + " UTC" + (at.isPresent() ? "" : ", its latest change (see --at)");
    }

    private List<String> markets(RuleBook book) {
        for (String symbol : symbols) {
            if (!book.markets().contains(symbol)) {
                throw new RequestException(Suggestion.unknown("symbol", symbol, book.markets()) + " (venue " + book.venue() + ")");
            }
        }
        return symbols.isEmpty() ? book.markets() : symbols.stream().distinct().toList();
    }

    private static long timeMs(String text, RuleBook book) {
        long timeMs = Choice.timeMs("--at", text);
        if (timeMs < book.firstMs()) {
            throw new RequestException("--at: found " + Instant.ofEpochMilli(timeMs) + ", expected a time from " + Instant.ofEpochMilli(book.firstMs())
                    + " on, when venue " + book.venue() + " begins");
        }
        return timeMs;
    }

    /** The latest time at which a rule begins. */
    static long latestChangeMs(RuleBook book) {
        return book.rules().stream().mapToLong(Rule::fromMs).max().orElse(book.firstMs());
    }
}
