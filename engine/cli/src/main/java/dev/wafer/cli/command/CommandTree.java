package dev.wafer.cli.command;

import dev.wafer.cli.request.Runs;
import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.source.Suggestion;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and what becomes of their failures. */
public final class CommandTree {
    private static final String DEBUG = "--debug";
    private static final int HELP_WIDTH = 110;

    private CommandTree() {}

    /** Runs one command line; the result is its exit code. Meanwhile what a strategy prints goes to the errors: results stand alone. */
    public static int run(List<String> args, Terminal terminal) {
        PrintStream standardOutput = System.out;
        System.setOut(terminal.err());
        try {
            return execute(args, terminal, args.contains(DEBUG));
        } catch (Throwable e) {
            return Failures.print(e, terminal.err(), args.contains(DEBUG));
        } finally {
            terminal.out().flush();
            terminal.err().flush();
            System.setOut(standardOutput);
        }
    }

    private static int execute(List<String> args, Terminal terminal, boolean isDebug) {
        CommandLine tree = build(args, terminal);
        tree.setParameterExceptionHandler((failure, _) -> Failures.print(asRequest(failure), terminal.err(), isDebug));
        tree.setExecutionExceptionHandler((failure, _, _) -> Failures.print(failure, terminal.err(), isDebug));
        return tree.execute(args.toArray(String[]::new));
    }

    /** Only the branch that is asked for: reading the options of a command takes longer than most commands run. */
    private static CommandLine build(List<String> args, Terminal terminal) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("demo", () -> new DemoCommand(terminal));
        commands.put("backtest", () -> new BacktestCommand(terminal));
        commands.put("survive", () -> SurviveCommand.line(terminal));
        commands.put("montecarlo", () -> MonteCarloCommand.line(terminal));
        commands.put("sweep", () -> SweepCommand.line(terminal));
        commands.put("walkforward", () -> WalkForwardCommand.line(terminal));
        commands.put("causality", () -> CausalityCommand.line(terminal));
        commands.put("signals", () -> SignalsCommand.line(terminal));
        commands.put("merge", () -> new MergeCommand(terminal));
        commands.put("baseline", () -> BaselineCommand.line(args.isEmpty() ? args : args.subList(1, args.size()), terminal));
        commands.put("explain", () -> new ExplainCommand(terminal));
        commands.put("runs", () -> runs(args.isEmpty() ? args : args.subList(1, args.size()), terminal));
        commands.put("rerun", () -> new RerunCommand(terminal));
        commands.put("report", () -> new ReportCommand(terminal));
        commands.put("compare", () -> new CompareCommand(terminal));
        commands.put("strategies", () -> new StrategiesCommand(terminal));
        commands.put("new", () -> new NewCommand(terminal, Path.of("")));
        commands.put("liqprice", () -> new LiqpriceCommand(terminal));
        commands.put("data", () -> data(args.isEmpty() ? args : args.subList(1, args.size()), terminal));
        commands.put("venue", () -> venue(args.isEmpty() ? args : args.subList(1, args.size()), terminal));
        commands.put("ledger", () -> ledger(args.isEmpty() ? args : args.subList(1, args.size()), terminal));
        commands.put("holdout", () -> holdout(args.isEmpty() ? args : args.subList(1, args.size()), terminal));
        commands.put("schema", () -> new SchemaCommand(terminal));
        CommandLine tree = grown(new CommandLine(new RootCommand()), commands, args);
        tree.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        tree.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        tree.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.isStyled() ? Ansi.ON : Ansi.OFF));
        tree.setUsageHelpWidth(HELP_WIDTH);
        return tree;
    }

    private static CommandLine data(List<String> args, Terminal terminal) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("ls", () -> new DataLsCommand(terminal));
        commands.put("show", () -> new DataShowCommand(terminal));
        commands.put("check", () -> new DataCheckCommand(terminal));
        commands.put("import", () -> new DataImportCommand(terminal));
        commands.put("simulate", () -> new DataSimulateCommand(terminal));
        return grown(new CommandLine(new DataCommand()), commands, args);
    }

    private static CommandLine venue(List<String> args, Terminal terminal) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("ls", () -> new VenueLsCommand(terminal));
        commands.put("show", () -> new VenueShowCommand(terminal));
        return grown(new CommandLine(new VenueCommand()), commands, args);
    }

    private static CommandLine runs(List<String> args, Terminal terminal) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("ls", () -> new RunsLsCommand(terminal));
        commands.put("show", () -> new RunsShowCommand(terminal));
        commands.put("diff", () -> new RunsDiffCommand(terminal));
        commands.put("rm", () -> new RunsRmCommand(terminal));
        return grown(new CommandLine(new RunsCommand()), commands, args);
    }

    private static CommandLine ledger(List<String> args, Terminal terminal) {
        return grown(new CommandLine(new LedgerCommand()), Map.of("show", () -> new LedgerShowCommand(terminal)), args);
    }

    private static CommandLine holdout(List<String> args, Terminal terminal) {
        return grown(new CommandLine(new HoldoutCommand()), Map.of("set", () -> new HoldoutSetCommand(terminal)), args);
    }

    /** Adds the command that the first word names, or all of them if it names none. */
    static CommandLine grown(CommandLine parent, Map<String, Supplier<Object>> commands, List<String> args) {
        List<String> names = args.isEmpty() || !commands.containsKey(args.getFirst()) ? List.copyOf(commands.keySet()) : List.of(args.getFirst());
        commands.forEach((name, command) -> {
            if (names.contains(name)) {
                parent.addSubcommand(name, command.get());
            }
        });
        return parent;
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
