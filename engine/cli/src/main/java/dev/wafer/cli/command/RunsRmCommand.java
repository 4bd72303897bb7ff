package dev.wafer.cli.command;

import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.runs.RunName;
import dev.wafer.cli.runs.RunTables;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.text.Shown;
import dev.wafer.data.io.DurationText;
import dev.wafer.data.io.runs.KeptRun;
import dev.wafer.data.io.runs.OpenRuns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes kept runs. */
@Command(name = "rm", description = "Removes kept runs, and says which. It does not ask.",
        footer = {"  wafer runs rm last", "  wafer runs rm --older-than 30d"})
final class RunsRmCommand implements Callable<Integer> {
    private static final int TITLE_WIDTH = 70;

    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "RUN", description = Kept.RUN)
    private List<String> names = new ArrayList<>();

    @Option(names = "--older-than", paramLabel = "DURATION", description = "All runs kept before that long ago, such as 12h or 30d.")
    private Optional<String> olderThan = Optional.empty();

    RunsRmCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (names.isEmpty() && olderThan.isEmpty()) {
            throw new RequestException("wafer runs rm: found no RUN, expected one or more, or --older-than 30d");
        }
        Optional<Long> beforeMs = olderThan.map(text -> System.currentTimeMillis() - DurationText.parseMs(text)
                .orElseThrow(() -> new RequestException("--older-than: found '" + Shown.text(text, TITLE_WIDTH) + "', expected " + DurationText.EXPECTED + ", above zero")));
        List<KeptRun> removed;
        try (OpenRuns runs = Kept.open(terminal)) {
            List<String> ids = runs.ids();
            Set<String> chosen = new LinkedHashSet<>();
            names.forEach(name -> chosen.add(RunName.id(name, ids)));
            List<KeptRun> all = new ArrayList<>(chosen.stream().map(runs::run).toList());
            beforeMs.ifPresent(limitMs -> runs.newest(Integer.MAX_VALUE, Optional.empty()).stream()
                    .filter(run -> run.keptMs() < limitMs && !chosen.contains(run.id())).forEach(all::add));
            removed = List.copyOf(all);
            runs.remove(removed.stream().map(KeptRun::id).toList());
        }
        removed.forEach(run -> terminal.out().println("removed " + run.id() + "  " + Shown.text(RunTables.title(run), TITLE_WIDTH)));
        if (removed.isEmpty()) {
            terminal.out().println("no run is that old, nothing is removed");
        }
        return ExitCode.GOOD;
    }
}
