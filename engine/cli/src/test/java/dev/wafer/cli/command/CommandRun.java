package dev.wafer.cli.command;

import dev.wafer.cli.request.Terminal;
import dev.wafer.data.io.cache.ColumnCache;
import dev.wafer.data.io.runs.RunStore;
import dev.wafer.data.io.store.TrialLedger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Assumptions;

/** One command line with what it wrote. */
@NullMarked
public record CommandRun(int code, String out, String err) {
    public static CommandRun of(String... args) {
        return of(Optional.empty(), ColumnCache.none(), TrialLedger.none(), args);
    }

    public static CommandRun at(Path home, String... args) {
        return of(Optional.of(home), ColumnCache.none(), TrialLedger.none(), args);
    }

    /** With a cache of data sets in a folder. */
    public static CommandRun cached(Path folder, String... args) {
        return of(Optional.empty(), ColumnCache.in(folder), TrialLedger.none(), args);
    }

    /** With a trial ledger in a folder. */
    public static CommandRun counted(Path folder, String... args) {
        return of(Optional.empty(), ColumnCache.none(), TrialLedger.in(folder), args);
    }

    /** With a store of runs in a folder. */
    public static CommandRun kept(Path folder, String... args) {
        return of(Optional.empty(), ColumnCache.none(), TrialLedger.none(), RunStore.in(folder), args);
    }

    private static CommandRun of(Optional<Path> home, ColumnCache cache, TrialLedger ledger, String... args) {
        return of(home, cache, ledger, RunStore.none(), args);
    }

    private static CommandRun of(Optional<Path> home, ColumnCache cache, TrialLedger ledger, RunStore runs, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();
        int code = CommandTree.run(List.of(args), new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false, false, home, cache, ledger, runs));
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The folder of recorded market data beside the repository; the test is skipped where there is none. */
    public static Path sharedData() {
        Path data = Stream.iterate(Optional.of(Path.of("").toAbsolutePath()), Optional::isPresent, folder -> folder.map(Path::getParent))
                .map(folder -> folder.orElseThrow().resolve("shared/data")).filter(Files::isDirectory).findFirst().orElse(Path.of("shared/data"));
        Assumptions.assumeTrue(Files.isDirectory(data), "no recorded market data in ../shared/data");
        return data;
    }
}
