package dev.wafer.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before a command about data. */
@Command(name = "data", description = "Data sets: list, show, check, import, simulate.",
        footer = {"  wafer data ls", "  wafer data show sample", "  wafer data import --help"})
final class DataCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "expected one of check, import, ls, show, simulate after wafer data, found none");
    }
}
