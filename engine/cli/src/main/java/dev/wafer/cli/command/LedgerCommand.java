package dev.wafer.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before a command about the trial ledger. */
@Command(name = "ledger", description = "The configurations that were tried, by data set: show.",
        footer = {"  wafer ledger show", "  wafer ledger show --data my-data"})
final class LedgerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "expected show after wafer ledger, found nothing");
    }
}
