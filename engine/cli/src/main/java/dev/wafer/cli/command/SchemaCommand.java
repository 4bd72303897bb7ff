package dev.wafer.cli.command;

import dev.wafer.cli.json.ResultSchema;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Suggestion;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a JSON schema. */
@Command(name = "schema", description = "The JSON schema of what a command writes.", footer = {"  wafer schema", "  wafer schema result"})
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of the schema; without it, the names.")
    private Optional<String> name = Optional.empty();

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        name.filter(found -> !ResultSchema.names().contains(found)).ifPresent(found -> {
            throw new RequestException(Suggestion.unknown("schema", found, ResultSchema.names()));
        });
        terminal.out().print(name.map(ResultSchema::text).orElse(String.join("\n", ResultSchema.names()) + "\n"));
        return ExitCode.GOOD;
    }
}
