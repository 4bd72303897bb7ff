package dev.wafer.cli;

import dev.wafer.cli.command.CommandTree;
import dev.wafer.cli.command.StandardOutput;
import dev.wafer.cli.request.Terminal;
import dev.wafer.data.io.cache.ColumnCache;
import dev.wafer.data.io.runs.RunStore;
import dev.wafer.data.io.store.TrialLedger;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The {@code wafer} command. */
public final class Main {
    private Main() {}

    /** Runs and exits with the command's code. */
    public static void main(String[] args) {
        Optional.ofNullable(Integer.getInteger("wafer.stderr")).ifPresent(StandardError::take);
        boolean isStyled = Boolean.getBoolean("wafer.terminal") && Optional.ofNullable(System.getenv("NO_COLOR")).isEmpty();
        boolean isWatched = Boolean.getBoolean("wafer.watched");
        StandardOutput output = StandardOutput.ofProcess();
        PrintStream out = output.printer(System.out.charset());
        int code = output.code(CommandTree.run(List.of(args), new Terminal(out, System.err, isStyled, isWatched, home(), cache(), ledger(), runs())), System.err);
        System.exit(code);                                      // a strategy that never returns may still hold a thread
    }

    /**
     * Runs without exiting, without a cache of data sets, a trial ledger and a store of runs: 0 good, 1 a check failed, 2 the request was wrong, 3 the input
     * data was wrong, 70 a bug of ours.
     */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        return CommandTree.run(args, new Terminal(out, err, false, home()));
    }

    private static ColumnCache cache() {
        return ColumnCache.ofUser(System.getenv(), System.getProperty("user.home"));
    }

    private static TrialLedger ledger() {
        return TrialLedger.ofUser(System.getenv(), System.getProperty("user.home"));
    }

    private static RunStore runs() {
        return RunStore.ofUser(System.getenv(), System.getProperty("user.home"));
    }

    private static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty("wafer.home")).map(Path::of);
    }
}
