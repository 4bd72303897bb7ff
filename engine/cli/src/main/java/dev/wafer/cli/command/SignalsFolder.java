package dev.wafer.cli.command;

import dev.wafer.cli.json.SignalsJson;
import dev.wafer.cli.signals.FinishedSignals;
import dev.wafer.data.io.store.ResultFiles.Format;
import dev.wafer.data.io.store.TableFiles;
import dev.wafer.research.signal.table.StudyTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The directory of {@code signals --out}. */
final class SignalsFolder {
    private static final TableFolder FOLDER = new TableFolder("signals.json", List.of("signals", "cells", "decay", "quantiles", "months", "traded"),
            "wafer signals");

    private SignalsFolder() {}

    /** Makes the directory, or refuses what cannot be such a one, before any work is done for it. */
    static void prepare(Path folder) {
        FOLDER.prepare(folder);
    }

    /** Writes what was found; the files. */
    static List<String> write(Path folder, Set<Format> formats, FinishedSignals found) {
        StudyTables tables = new StudyTables(found.study(), found.signals(), found.traded(), found.dataSet().resolutionMs(), found.dataSet().isSynthetic());
        return FOLDER.write(folder, whole -> TableFiles.write(folder, formats, tables.all(), whole), SignalsJson.of(found, RootCommand.VERSION));
    }
}
