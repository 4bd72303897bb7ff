package dev.wafer.cli.command;

import dev.wafer.cli.request.Ground;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.runs.RunTables;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.story.Story;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells one trade of a kept run. */
@Command(name = "explain", description = {"Tells one trade of a kept run from its decision to its end.",
            "The run is run again for it; a strategy from a file as the file was then."},
        exitCodeList = {"0:good", "1:the run is no longer the same", "2:the request was wrong", "3:the input data was wrong", "70:a bug of ours"},
        footer = {"  wafer explain last --list", "  wafer explain last --trade 3", "  wafer explain 20260512-143012 --trade 3 --verbose"})
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = Kept.RUN)
    private String name = "";

    @Option(names = "--trade", paramLabel = "N", description = "Number of the trade, from 1.")
    private Optional<Integer> trade = Optional.empty();

    @Option(names = "--list", description = "List the trades with their numbers.")
    private boolean isList;

    @Option(names = "--verbose", description = "Every funding payment and every move, and columns of other symbols too.")
    private boolean isVerbose;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (trade.isEmpty() && !isList) {
            throw new RequestException("wafer explain: found no --trade, expected --trade N or --list");
        }
        Optional<SeenAgain> seen = SeenAgain.of(terminal, name);
        if (seen.isEmpty()) {
            return ExitCode.CHECK_FAILED;
        }
        Ground.Observed observed = seen.get().observed();
        String title = seen.get().kept().run().id() + "  " + RunTables.title(seen.get().kept().run());
        terminal.out().print(isList ? Story.list(observed.run().result(), title, terminal.isStyled())
                : Story.of(seen.get().ground(), observed, title, trade.orElseThrow(), isVerbose, terminal.isStyled()));
        return ExitCode.GOOD;
    }
}
