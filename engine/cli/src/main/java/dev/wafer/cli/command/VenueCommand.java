package dev.wafer.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before a command about venues. */
@Command(name = "venue", description = "The venues' rules by date: list, show.", footer = {"  wafer venue ls", "  wafer venue show xyz --at 2026-03-01"})
final class VenueCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "expected one of ls, show after wafer venue, found none");
    }
}
