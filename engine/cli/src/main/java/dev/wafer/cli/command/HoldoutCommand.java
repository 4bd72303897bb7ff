package dev.wafer.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before a command about reserved data. */
@Command(name = "holdout", description = "Reserves the end of a data set for one last test: set.",
        footer = {"  wafer holdout set --data my-data --from 2026-08-01"})
final class HoldoutCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "expected set after wafer holdout, found nothing");
    }
}
