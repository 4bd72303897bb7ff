package dev.wafer.cli.command;

import dev.wafer.cli.request.Terminal;
import dev.wafer.cli.runs.RunName;
import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.runs.KeptRun;
import dev.wafer.data.io.runs.OpenRuns;
import dev.wafer.data.io.runs.RunDetail;

/**
 * A kept run that was named, with all of its lists.
 *
 * @param run the run
 * @param detail its trades and its journal
 */
record Kept(KeptRun run, RunDetail detail) {
    /** What a run is named by. */
    static final String RUN = "An id of wafer runs ls or its beginning; last; last~1, the one before.";

    /** The store, open. */
    static OpenRuns open(Terminal terminal) {
        if (terminal.runs().folder().isEmpty()) {
            throw new RequestException("no runs are kept: WAFER_RUNS=off");
        }
        return terminal.runs().open(terminal.err()::println);
    }

    /** Reads one; the store is closed again then. */
    static Kept read(Terminal terminal, String name) {
        try (OpenRuns runs = open(terminal)) {
            return of(runs, name);
        }
    }

    static Kept of(OpenRuns runs, String name) {
        String id = RunName.id(name, runs.ids());
        return new Kept(runs.run(id), runs.detail(id));
    }
}
