package dev.wafer.data.io.runs;

import dev.wafer.data.io.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The kept runs, to be read; closed again soon, for others wait. */
public final class OpenRuns implements AutoCloseable {
    private final Path folder;
    private final FolderLock lock;
    private final RunDatabase database;

    private OpenRuns(Path folder, FolderLock lock, RunDatabase database) {
        this.folder = folder;
        this.lock = lock;
        this.database = database;
    }

    static OpenRuns in(Path folder, Incoming incoming, Consumer<String> told) {
        FolderLock lock = FolderLock.take(folder, told);
        try {
            OpenRuns runs = new OpenRuns(folder, lock, RunDatabase.open(folder.resolve("runs.duckdb")));
            try {
                runs.absorb(incoming, told);
                return runs;
            } catch (RuntimeException e) {
                runs.database.close();
                throw e;
            }
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** A file goes when the database has it for good: what a death leaves of both is there twice, and taken once. */
    private void absorb(Incoming incoming, Consumer<String> told) {
        try {
            incoming.deleteAbandoned();
            for (Path file : incoming.files()) {
                Optional<RunFile.Whole> whole = read(incoming, file, told);
                if (whole.isPresent()) {
                    database.insert(whole.get());
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | SQLException e) {
            throw failure(e);
        }
    }

    private static Optional<RunFile.Whole> read(Incoming incoming, Path file, Consumer<String> told) throws IOException {
        try {
            return Optional.of(Incoming.read(file));
        } catch (IOException | RuntimeException e) {
            Path now = incoming.putAside(file);
            told.accept(file + ": found no kept run (" + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "), moved to " + now);
            return Optional.empty();
        }
    }

    /** The ids of all, newest first. */
    public List<String> ids() {
        return asked(database::ids);
    }

    /**
     * The newest ones, newest first.
     *
     * @param strategy of this name alone
     */
    public List<KeptRun> newest(int most, Optional<String> strategy) {
        return asked(() -> database.newest(most, strategy));
    }

    /** The run with an id that {@link #ids} has. */
    public KeptRun run(String id) {
        return asked(() -> database.run(id));
    }

    /** Its trades and its journal. */
    public RunDetail detail(String id) {
        return asked(() -> new RunDetail(database.trades(id), database.journal(id)));
    }

    /** Its trades alone. */
    public List<KeptTrade> trades(String id) {
        return asked(() -> database.trades(id));
    }

    /** Removes runs: all of them or, if that fails, none. */
    public void remove(List<String> ids) {
        asked(() -> {
            database.delete(ids);
            return ids;
        });
    }

    @Override
    public void close() {
        database.close();
        lock.close();
    }

    /** A question to the database. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException, IOException;
    }

    private <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException | IOException e) {
            throw failure(e);
        }
    }

    private UncheckedIOException failure(Exception e) {
        String reason = e instanceof IOException io ? FileTrouble.of(io) : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new UncheckedIOException(new IOException(folder + ": " + reason, e));
    }
}
