package dev.wafer.cli.command;

import dev.wafer.data.io.cache.ColumnCache;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a command writes, and where it lives.
 *
 * @param out results
 * @param err errors and progress
 * @param isStyled whether {@code out} is a terminal that shows bold text
 * @param home the folder with {@code data/samples}, if it is known
 * @param cache keeps data sets for the next command
 */
public record Terminal(PrintStream out, PrintStream err, boolean isStyled, Optional<Path> home, ColumnCache cache) {
    /** One that keeps nothing. */
    public Terminal(PrintStream out, PrintStream err, boolean isStyled, Optional<Path> home) {
        this(out, err, isStyled, home, ColumnCache.none());
    }

    /** Standard error goes to a file from here on, where the launcher keeps Java's own words apart from ours. */
    public static void takeOwnError(String file) {
        try {
            System.setErr(new PrintStream(new FileOutputStream(file), true, System.err.charset()));
        } catch (FileNotFoundException _) {
            // then both go the same way
        }
    }
}
