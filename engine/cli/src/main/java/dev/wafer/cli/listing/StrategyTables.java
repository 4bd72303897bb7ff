package dev.wafer.cli.listing;

import dev.wafer.api.Notes;
import dev.wafer.api.StrategySpec;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.cli.source.Parameter;
import dev.wafer.cli.source.StrategyType;
import dev.wafer.cli.source.WrapperType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Strategies and wrappers before they run, for people. */
public final class StrategyTables {
    private static final int WIDTH = 80;

    private StrategyTables() {}

    /** A name and a description each; then the wrappers, if there are any. */
    public static List<String> list(List<StrategyType> types, List<WrapperType> wrappers) {
        int width = Math.max(types.stream().mapToInt(type -> type.name().length()).max().orElse(0),
                wrappers.stream().mapToInt(type -> type.name().length()).max().orElse(0));
        List<String> lines = new ArrayList<>();
        types.forEach(type -> lines.addAll(Page.wrapped(padded(type.name(), width), type.description())));
        if (!wrappers.isEmpty()) {
            lines.addAll(List.of("", "Around any of them (--with NAME):"));
            wrappers.forEach(type -> lines.addAll(Page.wrapped(padded(type.name(), width), type.description())));
        }
        return lines;
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(width - name.length() + 2);
    }

    /** What one does, what it starts with, its parameters, and what a person should know. */
    public static List<String> one(StrategyType type) {
        StrategySpec defaults = type.build(Map.of());
        List<String> lines = new ArrayList<>();
        lines.addAll(Page.wrapped(type.name() + "  ", defaults.description()));
        lines.add("capital " + Figures.usd(defaults.defaultCapitalUsd()) + " USDC unless --capital says otherwise");
        lines.addAll(parameters(type.parameters()));
        lines.addAll(notes(defaults.notes()));
        return lines;
    }

    /** The same of a wrapper. */
    public static List<String> one(WrapperType type) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Page.wrapped(type.name() + "  ", type.description()));
        lines.add("a wrapper: wafer backtest --strategy NAME --with " + type.name());
        lines.addAll(parameters(type.parameters()));
        lines.addAll(notes(type.notes()));
        return lines;
    }

    private static List<String> parameters(List<Parameter> parameters) {
        Table table = new Table("parameter", "type", ">default", "range");
        for (Parameter parameter : parameters) {
            table.row(parameter.name(), parameter.typeText(), parameter.defaultText(), parameter.rangeText());
        }
        return table.isEmpty() ? List.of("no parameters") : table.lines();
    }

    private static List<String> notes(Notes notes) {
        List<String> lines = new ArrayList<>();
        add(lines, "idea      ", notes.idea());
        add(lines, "source    ", notes.source());
        add(lines, "data      ", notes.dataNeeds());
        add(lines, "weakness  ", notes.weakness());
        return lines;
    }

    private static void add(List<String> lines, String mark, String text) {
        if (!text.isEmpty()) {
            lines.addAll(Page.kept(mark, text, WIDTH));
        }
    }
}
