package dev.wafer.data.io.runs;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Every run, kept for later: a folder with a database, and with the runs that are not in it yet. Several processes may use one folder at once.
 *
 * <p>What it does not keep: runs of sweeps and of other studies, equity at each bar, the data itself.
 */
public final class RunStore {
    private static final String FOLDER_VARIABLE = "WAFER_RUNS";
    private static final String OFF = "off";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DIGITS = 36;

    private final Optional<Path> folder;

    private RunStore(Optional<Path> folder) {
        this.folder = folder;
    }

    /** A store in a folder, which is made when it is first needed. */
    public static RunStore in(Path folder) {
        return new RunStore(Optional.of(folder));
    }

    /** No store: nothing is kept. */
    public static RunStore none() {
        return new RunStore(Optional.empty());
    }

    /**
     * The store a user asked for: in the folder that {@code WAFER_RUNS} names ({@code off}: none), else in {@code wafer/runs} under
     * {@code XDG_DATA_HOME}, else in {@code .local/share/wafer/runs} under the home folder.
     */
    public static RunStore ofUser(Map<String, String> environment, String home) {
        Optional<String> named = variable(environment, FOLDER_VARIABLE);
        if (named.isPresent()) {
            return named.get().equals(OFF) ? none() : in(Path.of(named.get()));
        }
        Optional<Path> data = variable(environment, "XDG_DATA_HOME").map(Path::of).filter(Path::isAbsolute);
        return in(data.orElseGet(() -> Path.of(home, ".local", "share")).resolve("wafer").resolve("runs"));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    /** Where runs are kept, if they are. */
    public Optional<Path> folder() {
        return folder;
    }

    /**
     * Keeps a run; its id. Quick: one small file, and no database.
     *
     * @throws java.io.UncheckedIOException if it cannot be written; nothing of it is left then
     */
    public String keep(RunInput input, RunOutcome outcome, RunDetail detail) {
        Path place = folder.orElseThrow(() -> new IllegalStateException("Invariant: without a store nothing is kept"));
        return incoming(place).write(nowMs -> new KeptRun(id(nowMs), nowMs, input, outcome), detail);
    }

    /**
     * Opens it for reading, after it has taken in what was kept since. Whoever else reads waits until it is closed; who keeps does not.
     *
     * @param told of files that cannot be read, and of waiting
     * @throws java.io.UncheckedIOException if the folder cannot be read or written
     * @throws dev.wafer.data.io.BadInputException if the database is none
     */
    public OpenRuns open(Consumer<String> told) {
        Path place = folder.orElseThrow(() -> new IllegalStateException("Invariant: without a store nothing is read"));
        return OpenRuns.in(place, incoming(place), told);
    }

    private static Incoming incoming(Path place) {
        return new Incoming(place.resolve("incoming"), place.resolve("unreadable"));
    }

    /** Second, millisecond and two letters of chance. */
    private static String id(long nowMs) {
        Instant now = Instant.ofEpochMilli(nowMs);
        return SECONDS.format(now) + "-" + digits(Math.floorMod(nowMs, 1000)) + digits(ThreadLocalRandom.current().nextInt(DIGITS * DIGITS));
    }

    private static String digits(int value) {
        return "" + Character.forDigit(value / DIGITS, DIGITS) + Character.forDigit(value % DIGITS, DIGITS);
    }
}
