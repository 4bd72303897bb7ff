package dev.wafer.cli.command;

import dev.wafer.cli.listing.StrategyTables;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.StrategyCatalogue;
import dev.wafer.cli.source.WrapperType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists strategies and wrappers, or tells all about one. */
@Command(name = "strategies", description = "The strategies and wrappers there are, or all about one.",
        footer = {"  wafer strategies", "  wafer strategies sma-cross", "  wafer strategies volatility-target", "  wafer strategies ./MyStrategy.java"})
final class StrategiesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "NAME|FILE.java", description = "A strategy or a wrapper; without it, all names.")
    private Optional<String> name = Optional.empty();

    StrategiesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<String> lines = name.map(StrategiesCommand::one).orElseGet(StrategiesCommand::all);
        lines.forEach(terminal.out()::println);
        return ExitCode.GOOD;
    }

    private static List<String> one(String name) {
        return WrapperType.find(name).map(StrategyTables::one).orElseGet(() -> StrategyTables.one(StrategyCatalogue.find(name)));
    }

    private static List<String> all() {
        return StrategyTables.list(StrategyCatalogue.names().stream().map(StrategyCatalogue::find).toList(),
                WrapperType.names().stream().map(WrapperType::find).flatMap(Optional::stream).toList());
    }
}
