package dev.wafer.cli.command;

import dev.wafer.cli.page.RunPage;
import dev.wafer.cli.report.RunReport;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.runs.RunTables;
import dev.wafer.cli.source.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Kept runs side by side. */
@Command(name = "compare", description = {"Kept runs side by side, with --html as one page for a browser.",
            "They are run again for it. What differs between two, and since when, is told by wafer runs diff."},
        exitCodeList = {"0:good", "1:a run is no longer the same", "2:the request was wrong", "3:the input data was wrong", "70:a bug of ours"},
        footer = {"  wafer compare last~1 last", "  wafer compare last~2 last~1 last --html side-by-side.html"})
final class CompareCommand implements Callable<Integer> {
    private static final int MOST = 12;

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", arity = "2..*", description = Kept.RUN)
    private List<String> names = new ArrayList<>();

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page for a browser too.")
    private Optional<String> html = Optional.empty();

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (names.size() > MOST) {
            throw new RequestException("wafer compare: found " + names.size() + " runs, expected 2 to " + MOST);
        }
        HtmlChoice page = HtmlChoice.of(html);
        List<SeenAgain> runs = new ArrayList<>();
        for (String name : names) {
            Optional<SeenAgain> seen = SeenAgain.of(terminal, name);
            if (seen.isEmpty()) {
                return ExitCode.CHECK_FAILED;
            }
            runs.add(seen.get());
        }
        page.write(() -> RunPage.of(runs.stream().map(SeenAgain::page).toList(), RootCommand.VERSION));
        runs.forEach(run -> terminal.out().println(run.kept().run().id() + "  " + RunTables.title(run.kept().run())));
        terminal.out().println();
        terminal.out().print(RunReport.sideBySide("Side by side, in this order", runs.stream().map(run -> run.observed().run()).toList(), terminal.isStyled()));
        page.file().ifPresent(file -> terminal.out().println("\nwrote " + file));
        return ExitCode.GOOD;
    }
}
