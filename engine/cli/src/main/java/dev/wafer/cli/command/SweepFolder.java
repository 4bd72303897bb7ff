package dev.wafer.cli.command;

import dev.wafer.cli.request.Choice;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.FileTrouble;
import dev.wafer.data.io.store.ResultFiles.Format;
import dev.wafer.data.io.store.ResultFiles;
import dev.wafer.data.io.store.ResultHeader;
import dev.wafer.data.io.store.ResultLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The directory of {@code --out}: the log of a sweep, and in the end its table. */
final class SweepFolder {
    static final String LOG = "sweep.log";

    private SweepFolder() {}

    static Set<Format> formats(List<String> words) {
        Set<Format> formats = EnumSet.noneOf(Format.class);
        words.forEach(word -> formats.add(Choice.of(Format.class, "--format", word)));
        return formats;
    }

    /** Refuses what cannot be such a directory, before any work is done for it. */
    static void check(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new RequestException("--out: found a file " + folder + ", expected a directory");
        }
        if (Files.isDirectory(folder) && !Files.exists(folder.resolve(LOG)) && !isEmpty(folder)) {
            throw new RequestException("--out: found files in " + folder + " but no " + LOG
                    + ", expected a new or empty directory, or that of the same sweep");
        }
    }

    /** Refuses all but a new or empty directory. */
    static void checkNew(Path folder) {
        check(folder);
        if (Files.exists(folder.resolve(LOG))) {
            throw new RequestException("--out: found a sweep in " + folder + ", expected a new or empty directory");
        }
    }

    /** Whether there is nothing but, perhaps, a log whose first line was never finished. */
    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.getFileName().toString().startsWith("." + LOG + ".half-"));
        } catch (IOException e) {
            throw new RequestException("--out: cannot read " + folder + ": " + FileTrouble.of(e), e);
        }
    }

    /**
     * The log of a sweep, new or with what was done before.
     *
     * @throws RequestException if the directory has the log of another sweep: it says what differs
     */
    static ResultLog open(Path folder, ResultHeader wanted) {
        Path file = folder.resolve(LOG);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RequestException("--out: cannot make " + folder + ": " + FileTrouble.of(e), e);
        }
        if (!Files.exists(file)) {
            return ResultLog.create(file, wanted);
        }
        ResultLog log = ResultLog.resume(file);
        List<String> differences = log.header().differences(wanted.request());
        if (!log.header().equals(wanted)) {
            log.close();
            throw new RequestException("--out: " + folder + " has another sweep: " + (differences.isEmpty() ? "other measures" : String.join("; ", differences)));
        }
        return log;
    }

    /** Writes the table of a whole log; the files, in the order of the formats. */
    static List<String> write(Path folder, ResultLog log, Set<Format> formats) {
        SweepTable table = SweepIdentity.table(log.header());
        ResultFiles.write(folder, formats, table.columns(), rows -> log.forEach(row -> rows.accept(table.cells(row))));
        return formats.stream().map(format -> format.in(folder).toString()).toList();
    }
}
