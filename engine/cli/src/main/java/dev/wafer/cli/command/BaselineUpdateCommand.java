package dev.wafer.cli.command;

import dev.wafer.cli.baseline.BaselineConfig;
import dev.wafer.cli.baseline.BaselineFolder;
import dev.wafer.cli.baseline.CheckResult;
import dev.wafer.cli.baseline.CheckText;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pins anew what moved. */
@Command(name = "update", description = {"Runs baselines and pins those anew that differ from their pins; tells what moved, and keeps the reason with the pins.",
        "Guardrails stay as they are: a broken one stays broken."},
        exitCodeList = {"0:updated, or nothing moved", "1:updated, but a guardrail is broken", "2:the request was wrong",
            "3:data or pins are missing or cannot be read", "70:a bug of ours"},
        footer = {"  wafer baseline update baselines --reason 'stops are wider'", "  wafer baseline update baselines my-strategy --reason 'fees of June'"})
final class BaselineUpdateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private BaselineOptions options = new BaselineOptions();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why results moved; kept with the pins.")
    private String reason = "";

    BaselineUpdateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new RequestException("--reason: found a blank text, expected why results moved: it is kept with the pins");
        }
        BaselineFolder folder = options.folder();
        List<BaselineConfig> configs = folder.configs(options.names());
        CheckResult result = options.with(folder, configs.size(), terminal, baselines -> baselines.update(configs, reason.strip()));
        terminal.out().print(CheckText.updated(result, terminal.isStyled()));
        return BaselineOptions.code(result, false);
    }
}
