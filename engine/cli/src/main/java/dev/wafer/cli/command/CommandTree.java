package dev.wafer.cli.command;

import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Suggestion;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and what becomes of their failures. */
public final class CommandTree {
    private static final String DEBUG = "--debug";

    private CommandTree() {}

    /** Runs one command line; the result is its exit code. */
    public static int run(List<String> args, Terminal terminal) {
        boolean isDebug = args.contains(DEBUG);
        CommandLine tree = build(terminal);
        tree.setParameterExceptionHandler((failure, _) -> Failures.print(asRequest(failure), terminal.err(), isDebug));
        tree.setExecutionExceptionHandler((failure, _, _) -> Failures.print(failure, terminal.err(), isDebug));
        int code = tree.execute(args.toArray(String[]::new));
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    private static CommandLine build(Terminal terminal) {
        CommandLine data = new CommandLine(new DataCommand())
                .addSubcommand(new DataLsCommand(terminal)).addSubcommand(new DataShowCommand(terminal))
                .addSubcommand(new DataCheckCommand(terminal)).addSubcommand(new DataImportCommand(terminal))
                .addSubcommand(new DataSimulateCommand(terminal));
        CommandLine tree = new CommandLine(new RootCommand())
                .addSubcommand(new DemoCommand(terminal)).addSubcommand(new BacktestCommand(terminal))
                .addSubcommand(new StrategiesCommand(terminal)).addSubcommand(new LiqpriceCommand(terminal)).addSubcommand(data)
                .addSubcommand(new SchemaCommand(terminal));
        tree.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        tree.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        tree.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.isStyled() ? Ansi.ON : Ansi.OFF));
        tree.setAbbreviatedOptionsAllowed(false);
        tree.setUsageHelpWidth(110);
        return tree;
    }

    /** The one line for a command line that cannot be read: the first word nobody knows, and the known word nearest to it. */
    private static Exception asRequest(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String found = unmatched.getUnmatched().getFirst();
            return new RequestException(unknown(found, failure.getCommandLine()), failure);
        }
        String message = Optional.ofNullable(failure.getMessage()).orElse("").lines().findFirst().orElse("");
        return new RequestException(message + "; see " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help",
                failure);
    }

    private static String unknown(String found, CommandLine command) {
        List<String> options = new ArrayList<>();
        command.getCommandSpec().options().stream().filter(option -> !option.hidden()).forEach(option -> options.addAll(List.of(option.names())));
        if (found.startsWith("-")) {
            String name = found.contains("=") ? found.substring(0, found.indexOf('=')) : found;
            String hint = dev.wafer.data.io.Suggestion.nearest(name, options).map(word -> "did you mean '" + word + "'?").orElse("see "
                    + command.getCommandSpec().qualifiedName() + " --help");
            return "unknown option '" + name + "' of " + command.getCommandSpec().qualifiedName() + ", " + hint;
        }
        List<String> commands = command.getSubcommands().keySet().stream().sorted().toList();
        return commands.isEmpty() ? "unexpected word '" + found + "' after " + command.getCommandSpec().qualifiedName()
                : Suggestion.unknown("command", found, commands);
    }
}
