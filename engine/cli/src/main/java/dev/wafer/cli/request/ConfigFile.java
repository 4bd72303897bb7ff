package dev.wafer.cli.request;

import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.Problems;
import dev.wafer.data.io.YamlSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Options from a YAML file under those of the command line: {@code leverage: 2}, {@code symbols: [MU, AMD]}, {@code parameters: {fast: 10}}. */
public final class ConfigFile {
    private static final String PARAMETERS = "parameters";
    /** Keys with values by name below them. */
    private static final Set<String> SECTIONS = Set.of(PARAMETERS, "assume");
    private static final Set<String> LISTS = Set.of("symbols", "fail-if", "with");

    private final Path file;
    private final List<String> others;
    private final Problems problems = new Problems();

    private ConfigFile(Path file, List<String> others) {
        this.file = file;
        this.others = others;
    }

    /** The options of a file alone, that may have these keys beside those of a backtest. */
    public static BacktestOptions alone(Path file, List<String> others) {
        return merge(file, new CommandLine(new BacktestOptions()).parseArgs(), others);
    }

    /** The options of a command line, with those of its {@code --config} file where it has none itself. */
    public static BacktestOptions merged(BacktestOptions typed, CommandSpec command) {
        return typed.config.map(file -> merge(Path.of(file), command.commandLine().getParseResult())).orElse(typed);
    }

    /** The same of a file that is named. */
    public static BacktestOptions merge(Path file, ParseResult typed) {
        return merge(file, typed, List.of());
    }

    private static BacktestOptions merge(Path file, ParseResult typed, List<String> others) {
        try {
            return new ConfigFile(file, others).merge(typed, Files.readString(file));
        } catch (BadInputException e) {
            throw new RequestException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new RequestException("--config: cannot read " + file + ", expected a YAML file", e);
        }
    }

    private BacktestOptions merge(ParseResult typed, String text) {
        BacktestOptions merged = new BacktestOptions();
        List<OptionSpec> options = new CommandLine(merged).getCommandSpec().options();
        List<String> known = new ArrayList<>(options.stream().map(ConfigFile::key).filter(key -> !key.equals("config")).toList());
        YamlSection section = YamlSection.read(file, text, problems);
        known.addAll(others);
        section.refuseOthersThan(known);
        problems.throwIfAny();
        List<String> words = new ArrayList<>();
        for (OptionSpec option : options) {
            String key = key(option);
            if (SECTIONS.contains(key)) {
                addAssignments(words, option.longestName(), key, section, typed);
            } else if (option.arity().max() == 0) {
                boolean isInFile = section.keys().contains(key) && section.flag(key);
                words.addAll(isInFile || typed.hasMatchedOption(option.longestName()) ? List.of(option.longestName()) : List.of());
            } else if (typed.hasMatchedOption(option.longestName())) {
                typed.matchedOption(option.longestName()).originalStringValues().forEach(value -> words.add(option.longestName() + "=" + value));
            } else if (section.keys().contains(key)) {
                values(section, key, text).forEach(value -> words.add(option.longestName() + "=" + value));
            }
        }
        problems.throwIfAny();
        return CommandLine.populateCommand(new BacktestOptions(), words.toArray(String[]::new));
    }

    private static void addAssignments(List<String> words, String option, String key, YamlSection section, ParseResult typed) {
        List<String> assignments = new ArrayList<>();
        if (typed.hasMatchedOption(option)) {
            assignments.addAll(typed.matchedOption(option).originalStringValues());
        }
        Set<String> names = new LinkedHashSet<>();
        assignments.forEach(assignment -> names.add(assignment.split("=", 2)[0]));
        section.section(key).ifPresent(values -> values.keys().stream().filter(name -> !names.contains(name))
                .forEach(name -> values.optionalText(name, "a value").ifPresent(value -> assignments.add(name + "=" + value))));
        assignments.forEach(assignment -> words.add(option + "=" + assignment));
    }

    /** One text, or for options that repeat also a list of them. */
    private List<String> values(YamlSection section, String key, String text) {
        if (LISTS.contains(key)) {
            List<String> items = YamlSection.read(file, text, new Problems()).texts(key, "a list");
            if (!items.isEmpty()) {
                return items;
            }
        }
        return section.optionalText(key, "a value").map(List::of).orElse(List.of());
    }

    private static String key(OptionSpec option) {
        String name = option.longestName().substring(2);
        return name.equals("parameter") ? PARAMETERS : name;
    }
}
