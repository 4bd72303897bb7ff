package dev.wafer.cli.command;

import dev.wafer.cli.report.DataTables;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.Terminal;
import dev.wafer.data.io.check.DataCheck;
import dev.wafer.data.io.check.DataReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Faults and findings of a data set. */
@Command(name = "check", description = {"Checks a data set. Faults (what cannot be used) are exit code 3 with file, line and column of each.",
        "Findings (what may mislead: gaps, thin days, partial last bars, splits that do not show) are listed, and are good unless --strict."},
        exitCodeList = {"0:no faults", "1:findings, with --strict", "3:faults"},
        footer = {"  wafer data check my-data", "  wafer data check --strict my-data"})
final class DataCheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "DIR|sample", defaultValue = "sample", description = "Data set directory. Default: sample.")
    private String data = "sample";

    @Option(names = "--strict", description = "Exit 1 if there is any finding.")
    private boolean isStrict;

    DataCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DataReport report = DataCheck.of(MarketSource.readText(data, terminal));
        terminal.out().print(DataTables.findings(report, terminal.isStyled()));
        return isStrict && !report.findings().isEmpty() ? ExitCode.CHECK_FAILED : ExitCode.GOOD;
    }
}
