package dev.wafer.cli.command;

import dev.wafer.cli.listing.StrategyTables;
import dev.wafer.cli.source.StrategyCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists strategies, or the parameters of one. */
@Command(name = "strategies", description = "The strategies there are, or the parameters of one.",
        footer = {"  wafer strategies", "  wafer strategies sma-cross", "  wafer strategies ./MyStrategy.java"})
final class StrategiesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "NAME|FILE.java", description = "A strategy; without it, all names.")
    private Optional<String> name = Optional.empty();

    StrategiesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<String> lines = name.map(one -> StrategyTables.one(StrategyCatalogue.find(one)))
                .orElseGet(() -> StrategyTables.list(StrategyCatalogue.names().stream().map(StrategyCatalogue::find).toList()));
        lines.forEach(terminal.out()::println);
        return ExitCode.GOOD;
    }
}
