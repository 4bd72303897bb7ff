package dev.wafer.cli.command;

import dev.wafer.cli.baseline.BaselineConfig;
import dev.wafer.cli.baseline.BaselineFolder;
import dev.wafer.cli.baseline.CheckJson;
import dev.wafer.cli.baseline.CheckJunit;
import dev.wafer.cli.baseline.CheckMarkdown;
import dev.wafer.cli.baseline.CheckResult;
import dev.wafer.cli.baseline.CheckText;
import dev.wafer.cli.request.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs baselines and compares them with their pins. */
@Command(name = "check", description = {"Runs every baseline of a folder and compares it with its pins. What differs is told by its cause: data, rules, parameters,",
        "strategy or engine, with the first event that differs."},
        exitCodeList = {"0:all as pinned", "1:something differs, or a guardrail is broken", "2:the request was wrong",
            "3:data or pins are missing or cannot be read", "70:a bug of ours"},
        footer = {"  wafer baseline check baselines", "  wafer baseline check baselines my-strategy --threads 1",
            "  wafer baseline check baselines --junit baselines.xml --markdown baselines.md", "  wafer baseline check baselines --json - | jq .causes"})
final class BaselineCheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private BaselineOptions options = new BaselineOptions();

    @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML for build servers.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write Markdown for a pull request, under 60 lines.")
    private Optional<Path> markdown = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE|-", description = "Write the result as JSON (wafer schema baseline); - prints it alone.")
    private Optional<String> json = Optional.empty();

    BaselineCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonChoice jsonChoice = JsonChoice.of(json);
        junit.ifPresent(file -> ResultFile.check("--junit", file));
        markdown.ifPresent(file -> ResultFile.check("--markdown", file));
        BaselineFolder folder = options.folder();
        List<BaselineConfig> configs = folder.configs(options.names());
        folder.refuseOrphans();
        CheckResult result = options.with(folder, configs.size(), terminal, baselines -> baselines.check(configs));
        junit.ifPresent(file -> ResultFile.write(file, CheckJunit.of(result)));
        markdown.ifPresent(file -> ResultFile.write(file, CheckMarkdown.of(result)));
        jsonChoice.show(terminal, () -> CheckJson.of(result, RootCommand.VERSION), () -> CheckText.of(result, terminal.isStyled()));
        return BaselineOptions.code(result, true);
    }
}
