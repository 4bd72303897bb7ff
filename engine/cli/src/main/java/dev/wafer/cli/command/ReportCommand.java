package dev.wafer.cli.command;

import dev.wafer.cli.page.RunPage;
import dev.wafer.cli.request.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The page of a kept run. */
@Command(name = "report", description = {"Writes a kept run as one page for a browser that needs no network.",
            "The run is run again for it; a strategy from a file as the file was then."},
        exitCodeList = {"0:good", "1:the run is no longer the same", "2:the request was wrong", "3:the input data was wrong", "70:a bug of ours"},
        footer = {"  wafer report last", "  wafer report 20260512-143012 --html mine.html"})
final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = Kept.RUN)
    private String name = "";

    @Option(names = "--html", paramLabel = "FILE", description = "Where to. Default: wafer-ID.html.")
    private Optional<String> html = Optional.empty();

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HtmlChoice.of(html);
        Optional<SeenAgain> seen = SeenAgain.of(terminal, name);
        if (seen.isEmpty()) {
            return ExitCode.CHECK_FAILED;
        }
        Path file = Path.of(html.orElseGet(() -> "wafer-" + seen.get().kept().run().id() + ".html"));
        ResultFile.write(file, RunPage.of(List.of(seen.get().page()), RootCommand.VERSION));
        terminal.out().println("wrote " + file);
        return ExitCode.GOOD;
    }
}
