package dev.wafer.cli.command;

import dev.wafer.cli.json.ResultJson;
import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.request.Ground;
import dev.wafer.cli.table.RunTables;
import dev.wafer.data.io.store.ResultFiles.Format;
import dev.wafer.data.io.store.TableFiles;
import java.nio.file.Path;
import java.util.List;

/** The directory of {@code backtest --out}. */
final class RunFolder {
    private static final TableFolder FOLDER = new TableFolder("result.json", RunTables.NAMES, "wafer backtest");

    private RunFolder() {}

    /** Makes the directory, or refuses what cannot be such a one, before any work is done for it. */
    static void prepare(Path folder) {
        FOLDER.prepare(folder);
    }

    /** Looks at the run once more and writes it down; the files. */
    static List<String> write(Path folder, Ground ground, FinishedRun run) {
        Ground.Observed seen = ground.observed();
        return FOLDER.write(folder, whole -> TableFiles.writeSheets(folder, List.of(Format.PARQUET), RunTables.all(ground, seen), whole),
                ResultJson.of(run, ResultJson.Equity.NONE, RootCommand.VERSION));
    }
}
