package dev.wafer.cli.listing;

import dev.wafer.api.StrategySpec;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.cli.source.Parameter;
import dev.wafer.cli.source.StrategyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Strategies before they run, for people. */
public final class StrategyTables {
    private StrategyTables() {}

    /** A name and a description each. */
    public static List<String> list(List<StrategyType> types) {
        int width = types.stream().mapToInt(type -> type.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        types.forEach(type -> lines.addAll(Page.wrapped(type.name() + " ".repeat(width - type.name().length() + 2), type.description())));
        return lines;
    }

    /** What one does, what it starts with, and its parameters. */
    public static List<String> one(StrategyType type) {
        StrategySpec defaults = type.build(Map.of());
        List<String> lines = new ArrayList<>();
        lines.addAll(Page.wrapped(type.name() + "  ", defaults.description()));
        lines.add("capital " + Figures.usd(defaults.defaultCapitalUsd()) + " USDC unless --capital says otherwise");
        Table table = new Table("parameter", "type", ">default", "range");
        for (Parameter parameter : type.parameters()) {
            table.row(parameter.name(), parameter.typeText(), parameter.defaultText(), parameter.rangeText());
        }
        lines.addAll(table.isEmpty() ? List.of("no parameters") : table.lines());
        return lines;
    }
}
