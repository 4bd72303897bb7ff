package dev.wafer.cli.command;

import dev.wafer.api.StrategySpec;
import dev.wafer.cli.report.Figures;
import dev.wafer.cli.report.Table;
import dev.wafer.cli.source.Parameter;
import dev.wafer.cli.source.StrategyCatalogue;
import dev.wafer.cli.source.StrategyType;
import java.util.Map;
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
        if (name.isPresent()) {
            show(StrategyCatalogue.find(name.get()));
        } else {
            list();
        }
        return ExitCode.GOOD;
    }

    private void list() {
        Table table = new Table("", "");
        StrategyCatalogue.names().forEach(one -> table.row(one, StrategyCatalogue.find(one).description()));
        table.lines().forEach(terminal.out()::println);
    }

    private void show(StrategyType type) {
        StrategySpec defaults = type.build(Map.of());
        terminal.out().println(type.name() + (defaults.description().isEmpty() ? "" : ": " + defaults.description()));
        terminal.out().println("capital " + Figures.usd(defaults.defaultCapitalUsd()) + " USDC unless --capital says otherwise");
        if (type.parameters().isEmpty()) {
            terminal.out().println("no parameters");
            return;
        }
        Table table = new Table("parameter", "type", ">default", "range");
        for (Parameter parameter : type.parameters()) {
            table.row(parameter.name(), parameter.typeText(), parameter.defaultText(), parameter.rangeText());
        }
        table.lines().forEach(terminal.out()::println);
    }
}
