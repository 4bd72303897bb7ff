package dev.wafer.data.io.store;

import dev.wafer.data.io.store.Trials.Counts;
import dev.wafer.data.series.MarketData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Counts every configuration that was ever run on some data, by the fingerprint of the data; and keeps which part of the data is reserved. It lives
 * away from any project, for a trial counts wherever it was made. Several processes may use one folder at once.
 *
 * <p>What it does not know: trials made elsewhere, with other programs, or in the head; data that grew has another fingerprint and begins anew.
 */
public final class TrialLedger {
    private static final String FOLDER_VARIABLE = "WAFER_LEDGER";
    private static final String OFF = "off";
    private static final String SUFFIX = ".ledger";
    private static final String SHA = "sha256:";
    private static final int LONGEST_TEXT = 1_000;

    private final Optional<Path> folder;
    private volatile Optional<Known> known = Optional.empty();

    /** Data whose key was asked for last: a fingerprint takes its time. */
    private record Known(MarketData data, String key) {}

    /**
     * A part of the data that is not to be read.
     *
     * @param setMs when it was reserved, UTC milliseconds
     * @param fromMs begin of the part, which goes to the end of the data
     */
    public record Holdout(long setMs, long fromMs) {}

    /**
     * A run that read the reserved part.
     *
     * @param timeMs when, UTC milliseconds
     * @param strategy with its parameters and settings
     * @param reason as typed
     */
    public record Opening(long timeMs, String strategy, String reason) {
        /** Cuts texts to a length that can be written. */
        public Opening {
            strategy = cut(strategy);
            reason = cut(reason);
        }

        private static String cut(String text) {
            return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
        }
    }

    /**
     * All that is known of some data.
     *
     * @param dataSet its name when it was first seen
     * @param fingerprint of the whole data
     * @param counts configurations that were run on it
     * @param holdout what is reserved, if anything is
     * @param openings of it, in their order
     */
    public record Book(String dataSet, String fingerprint, Counts counts, Optional<Holdout> holdout, List<Opening> openings) {}

    private TrialLedger(Optional<Path> folder) {
        this.folder = folder;
    }

    /** A ledger in a folder, which is made when it is first needed. */
    public static TrialLedger in(Path folder) {
        return new TrialLedger(Optional.of(folder));
    }

    /** No ledger: nothing is kept, and nothing is reserved. */
    public static TrialLedger none() {
        return new TrialLedger(Optional.empty());
    }

    /**
     * The ledger a user asked for: in the folder that {@code WAFER_LEDGER} names ({@code off}: none), else in {@code wafer/ledger} under
     * {@code XDG_DATA_HOME}, else in {@code .local/share/wafer/ledger} under the home folder.
     */
    public static TrialLedger ofUser(Map<String, String> environment, String home) {
        Optional<String> named = variable(environment, FOLDER_VARIABLE);
        if (named.isPresent()) {
            return named.get().equals(OFF) ? none() : in(Path.of(named.get()));
        }
        Optional<Path> data = variable(environment, "XDG_DATA_HOME").map(Path::of).filter(Path::isAbsolute);
        return in(data.orElseGet(() -> Path.of(home, ".local", "share")).resolve("wafer").resolve("ledger"));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    /** Where it is kept, if it is. */
    public Optional<Path> folder() {
        return folder;
    }

    /** The key of data: its fingerprint, or that of the whole of which it is a {@link #remember part}. */
    public String keyOf(MarketData data) {
        Optional<Known> last = known.filter(one -> one.data().equals(data));
        if (last.isEmpty()) {
            last = Optional.of(new Known(data, data.fingerprint()));
            known = last;
        }
        return last.get().key();
    }

    /** Data that is a part of the whole with this key counts as the whole. */
    public void remember(MarketData part, String key) {
        known = Optional.of(new Known(part, key));
    }

    /** What is known of data, if anything is. */
    public Optional<Book> book(MarketData data) {
        return folder.filter(Files::isDirectory).flatMap(_ -> LedgerFile.read(file(keyOf(data))));
    }

    /** What is known of all data there is, by name. */
    public List<Book> books() {
        if (folder.filter(Files::isDirectory).isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().flatMap(file -> LedgerFile.read(file).stream())
                    .sorted(Comparator.comparing(Book::dataSet)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.get().toString(), e);
        }
    }

    /** Adds configurations, those that are there already once; what is known then. Without a ledger it is these alone. */
    public Counts add(MarketData data, Trials trials) {
        return folder.isEmpty() ? trials.counts() : LedgerFile.update(file(keyOf(data)), head(data), ledger -> ledger.add(trials)).counts();
    }

    /**
     * Reserves a part of the data. Once reserved it can grow, never shrink.
     *
     * @return what is reserved now
     */
    public Holdout reserve(MarketData data, Holdout wanted) {
        return LedgerFile.update(file(keyOf(data)), head(data), ledger -> {
            boolean isMore = ledger.book().holdout().map(there -> wanted.fromMs() < there.fromMs()).orElse(true);
            return isMore ? ledger.with(new LedgerRecord.Reserved(wanted)) : List.of();
        }).holdout().orElseThrow();
    }

    /** Notes that the reserved part was read, unless it was before; whether it is noted now. */
    public boolean open(MarketData data, Opening opening) {
        boolean[] isFirst = {false};
        LedgerFile.update(file(keyOf(data)), head(data), ledger -> {
            isFirst[0] = ledger.book().openings().isEmpty();
            return isFirst[0] ? ledger.with(new LedgerRecord.Opened(opening)) : List.of();
        });
        return isFirst[0];
    }

    private LedgerRecord.Head head(MarketData data) {
        return new LedgerRecord.Head(LedgerRecord.TITLE, data.name(), keyOf(data));
    }

    private Path file(String key) {
        return folder.orElseThrow(() -> new IllegalStateException("Invariant: without a ledger nothing is written into one"))
                .resolve(key.substring(SHA.length()) + SUFFIX);
    }
}
