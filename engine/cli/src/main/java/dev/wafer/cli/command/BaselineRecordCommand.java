package dev.wafer.cli.command;

import dev.wafer.cli.baseline.BaselineConfig;
import dev.wafer.cli.baseline.BaselineFolder;
import dev.wafer.cli.baseline.CheckResult;
import dev.wafer.cli.baseline.CheckText;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pins baselines for the first time. */
@Command(name = "record", description = {"Runs every baseline of a folder that has no pins yet, and pins what comes of it in NAME/: baseline.yaml and events.csv.",
        "Pins that are there are never changed by it: see 'wafer baseline update'."},
        exitCodeList = {"0:recorded", "1:recorded, but a guardrail is broken", "2:the request was wrong, or all are recorded", "3:the input data was wrong",
            "70:a bug of ours"},
        footer = {"  wafer baseline record baselines", "  wafer baseline record baselines my-strategy --freeze"})
final class BaselineRecordCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private BaselineOptions options = new BaselineOptions();

    @Option(names = "--freeze", description = "Keep the data that was read in DIR/frozen, and have NAME.yaml read that: results then stand alone.")
    private boolean isFrozen;

    BaselineRecordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        BaselineFolder folder = options.folder();
        List<BaselineConfig> all = folder.configs(options.names());
        List<BaselineConfig> pinned = all.stream().filter(config -> folder.hasPins(config.name())).toList();
        List<BaselineConfig> fresh = all.stream().filter(config -> !folder.hasPins(config.name())).toList();
        if (fresh.isEmpty() || (!pinned.isEmpty() && !options.names().isEmpty())) {
            throw new RequestException("found pins of " + names(pinned) + " already, expected none: 'wafer baseline update DIR --reason TEXT' changes pins");
        }
        CheckResult result = options.with(folder, fresh.size(), terminal, baselines -> baselines.record(fresh, isFrozen));
        terminal.out().print(result.isWritten() ? "recorded " + names(fresh) + (isFrozen ? ", with the data they read" : "") + "\n"
                + (pinned.isEmpty() ? "" : "kept the pins of " + names(pinned) + "\n") : "nothing was recorded\n");
        terminal.out().print(CheckText.guardrails(result, terminal.isStyled()));
        return BaselineOptions.code(result, false);
    }

    private static String names(List<BaselineConfig> configs) {
        return configs.stream().map(BaselineConfig::name).collect(Collectors.joining(", "));
    }
}
