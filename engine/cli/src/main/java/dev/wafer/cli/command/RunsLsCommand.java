package dev.wafer.cli.command;

import dev.wafer.cli.json.ResultJson;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.runs.RunTables;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.runs.KeptRun;
import dev.wafer.data.io.runs.OpenRuns;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists kept runs. */
@Command(name = "ls", description = "Lists kept runs, newest first.",
        footer = {"  wafer runs ls", "  wafer runs ls --strategy sma-cross --limit 100", "  wafer runs ls --json - | jq '.runs[].id'"})
final class RunsLsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "Most runs to list. Default: 20.")
    private int limit = 20;

    @Option(names = "--strategy", paramLabel = "NAME", description = "Runs of this strategy alone.")
    private Optional<String> strategy = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE|-", description = "Write them as JSON (see 'wafer schema runs'); - prints it alone.")
    private Optional<String> json = Optional.empty();

    RunsLsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonChoice choice = JsonChoice.of(json);
        if (!(limit >= 1)) {
            throw new RequestException("--limit: found " + limit + ", expected 1 or more");
        }
        List<KeptRun> runs;
        int more;
        try (OpenRuns open = Kept.open(terminal)) {
            runs = open.newest(limit, strategy);
            more = strategy.isPresent() ? 0 : open.ids().size() - runs.size();
        }
        choice.show(terminal, () -> ResultJson.ofKept(runs), () -> text(runs, more));
        return ExitCode.GOOD;
    }

    private String text(List<KeptRun> runs, int more) {
        if (runs.isEmpty()) {
            return "no run is kept" + strategy.map(_ -> " of that strategy").orElse(" yet") + terminal.runs().folder().map(folder -> " (" + folder + ")")
                    .orElse("") + "\n";
        }
        return RunTables.list(runs, terminal.isStyled()) + (more > 0 ? "  and " + more + " older, --limit N shows more\n" : "");
    }
}
