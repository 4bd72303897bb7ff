package dev.wafer.cli.request;

import dev.wafer.data.io.cache.ColumnCache;
import dev.wafer.data.io.runs.RunStore;
import dev.wafer.data.io.store.TrialLedger;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a command writes, and where it lives.
 *
 * @param out results
 * @param err errors and progress
 * @param isStyled whether {@code out} is a terminal that shows bold text
 * @param isWatched whether {@code err} is a terminal, where progress can be shown
 * @param home the folder with {@code data/samples}, if it is known
 * @param cache keeps data sets for the next command
 * @param ledger counts what was tried on which data
 * @param runs keeps every run
 */
public record Terminal(PrintStream out, PrintStream err, boolean isStyled, boolean isWatched, Optional<Path> home, ColumnCache cache, TrialLedger ledger,
        RunStore runs) {
    /** The same, that keeps no run. */
    public Terminal(PrintStream out, PrintStream err, boolean isStyled, boolean isWatched, Optional<Path> home, ColumnCache cache, TrialLedger ledger) {
        this(out, err, isStyled, isWatched, home, cache, ledger, RunStore.none());
    }

    /** One terminal for results and progress, that counts nothing. */
    public Terminal(PrintStream out, PrintStream err, boolean isStyled, Optional<Path> home, ColumnCache cache) {
        this(out, err, isStyled, isStyled, home, cache, TrialLedger.none());
    }

    /** The same, that keeps nothing. */
    public Terminal(PrintStream out, PrintStream err, boolean isStyled, Optional<Path> home) {
        this(out, err, isStyled, home, ColumnCache.none());
    }
}
