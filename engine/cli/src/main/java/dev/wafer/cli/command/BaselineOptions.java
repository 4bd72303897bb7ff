package dev.wafer.cli.command;

import dev.wafer.cli.baseline.BaselineFolder;
import dev.wafer.cli.baseline.Baselines;
import dev.wafer.cli.baseline.CheckResult;
import dev.wafer.cli.baseline.CheckText;
import dev.wafer.cli.json.ResultJson;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all commands about baselines are given. */
final class BaselineOptions {
    @Parameters(index = "0", paramLabel = "DIR", description = "Folder of baselines.")
    private Path dir = Path.of("");

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "NAME", description = "These baselines alone. Default: all.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Baselines run at a time; no result depends on it. Default: all processors.")
    private Optional<Integer> threads = Optional.empty();

    BaselineFolder folder() {
        return new BaselineFolder(dir);
    }

    /** The baselines that were named, with or without the ending of their files; none if all are meant. */
    List<String> names() {
        return names.stream().map(name -> name.endsWith(".yaml") ? name.substring(0, name.length() - ".yaml".length()) : name).toList();
    }

    /** Does something with so many baselines of a folder, and tells what could not be run. */
    CheckResult with(BaselineFolder folder, int count, Terminal terminal, Function<Baselines, CheckResult> work) {
        int most = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        if (!(most >= 1 && most <= 1_000)) {
            throw new RequestException("--threads: found " + most + ", expected 1 to 1000");
        }
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        Baselines.Engine engine = new Baselines.Engine(ResultJson.SEMANTICS, RootCommand.VERSION, today);
        CheckResult result;
        try (Progress progress = new Progress(terminal, "baselines", count)) {
            result = work.apply(new Baselines(folder, engine, terminal, most, progress::done));
        }
        CheckText.failures(result).forEach(terminal.err()::println);
        return result;
    }

    /** The exit code: what could not be looked at outweighs what differs. */
    static int code(CheckResult result, boolean isDriftBad) {
        if (result.hasWrongRequest()) {
            return ExitCode.REQUEST_WRONG;
        }
        if (result.hasWrongInput()) {
            return ExitCode.INPUT_WRONG;
        }
        boolean isGood = isDriftBad ? result.goodCount() == result.verdicts().size() : result.brokenCount() == 0;
        return isGood ? ExitCode.GOOD : ExitCode.CHECK_FAILED;
    }
}
