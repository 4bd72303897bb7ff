package dev.wafer.cli.command;

import dev.wafer.cli.json.SignalsJson;
import dev.wafer.cli.signals.FinishedSignals;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.store.ResultFiles.Format;
import dev.wafer.data.io.store.TableFiles;
import dev.wafer.research.signal.table.StudyTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The directory of {@code signals --out}: tables, and beside them the JSON, which says what they are of. */
final class SignalsFolder {
    /** Deleted first and written last: where it is, the tables are whole. */
    static final String JSON = "signals.json";
    private static final List<String> TABLES = List.of("signals", "cells", "decay", "quantiles", "months", "traded");

    private SignalsFolder() {}

    /** Makes the directory, or refuses what cannot be such a one, before any work is done for it. */
    static void prepare(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new RequestException("--out: found a file " + folder + ", expected a directory");
        }
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(JSON))) {
                refuseForeign(folder);
            }
            Files.delete(Files.createTempFile(folder, ".signals.half-", ""));
        } catch (IOException e) {
            throw new RequestException("--out: cannot write to " + folder + ": " + FileTrouble.of(e), e);
        }
    }

    private static void refuseForeign(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !isOurs(file)).map(file -> file.getFileName().toString()).sorted().findFirst().ifPresent(name -> {
                throw new RequestException("--out: found " + name + " in " + folder + " but no " + JSON
                        + ", expected a new or empty directory, or one that wafer signals wrote");
            });
        }
    }

    private static boolean isOurs(Path file) {
        return isHalf(file) || Stream.of(Format.values())
                .anyMatch(format -> TABLES.stream().map(format::fileName).anyMatch(name -> file.getFileName().toString().equals(name)));
    }

    /** Whether a process that was killed left it behind. */
    private static boolean isHalf(Path file) {
        return file.getFileName().toString().matches("\\.(" + String.join("|", TABLES) + ")\\..*half.*");
    }

    /** Writes what was found; the files. */
    static List<String> write(Path folder, Set<Format> formats, FinishedSignals found) {
        Path json = folder.resolve(JSON);
        try {
            deleteHalves(folder);
            Files.deleteIfExists(json);
            List<Path> files = new ArrayList<>(TableFiles.write(folder, formats, new StudyTables(found.study(), found.signals(), found.traded(),
                    found.dataSet().resolutionMs(), found.dataSet().isSynthetic()).all()));
            ResultFile.write(json, SignalsJson.of(found, RootCommand.VERSION));
            files.add(json);
            return files.stream().map(Path::toString).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new RequestException("--out: cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void deleteHalves(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(SignalsFolder::isHalf).toList()) {
                Files.delete(file);
            }
        }
    }
}
