package dev.wafer.data.io.cache;

import dev.wafer.data.series.MarketData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps data sets as columns in a folder of its own, away from the data, so that the next load copies instead of reading text. The copy is found
 * by the content of the data set's files; while the file system says that no file changed, by that alone. What it gives is what the text
 * would give, to the bit. A copy that is damaged, out of date or of another version is made anew; a folder that cannot be written to, or a disk
 * that is nearly full, means reading text. Errors of a data set are not kept: they are found in its text each time. Several processes may use
 * one folder at once.
 *
 * <p>A change that is seen late: by a program that writes to a data file through a memory mapping, until the file system takes note of it.
 */
public final class ColumnCache {
    /** Most bytes a folder holds; beyond it the longest unused files go. */
    public static final long MOST_BYTES = 4L << 30;

    private static final Duration TIME_TO_SETTLE = Duration.ofSeconds(2);
    private static final String STAMP = ".stamp";
    private static final String COLUMNS = ".columns";
    private static final String FOLDER_VARIABLE = "WAFER_CACHE";
    private static final String OFF = "off";

    private final Optional<CacheFolder> folder;

    private ColumnCache(Optional<CacheFolder> folder) {
        this.folder = folder;
    }

    /** A cache in a folder, which is made when it is first needed. */
    public static ColumnCache in(Path folder) {
        return in(folder, MOST_BYTES, InstantSource.system());
    }

    static ColumnCache in(Path folder, long mostBytes, InstantSource clock) {
        return new ColumnCache(Optional.of(new CacheFolder(folder, mostBytes, clock)));
    }

    /** No cache: every load reads text. */
    public static ColumnCache none() {
        return new ColumnCache(Optional.empty());
    }

    /**
     * The cache a user asked for: in the folder that {@code WAFER_CACHE} names ({@code off}: none), else in {@code wafer} under
     * {@code XDG_CACHE_HOME}, else in {@code .cache/wafer} under the home folder.
     */
    public static ColumnCache ofUser(Map<String, String> environment, String home) {
        Optional<String> named = variable(environment, FOLDER_VARIABLE);
        if (named.isPresent()) {
            return named.get().equals(OFF) ? none() : in(Path.of(named.get()));
        }
        Optional<String> caches = variable(environment, "XDG_CACHE_HOME").filter(path -> Path.of(path).isAbsolute());
        return in(caches.map(Path::of).orElseGet(() -> Path.of(home, ".cache")).resolve("wafer"));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    /** The data of a directory, from the cache if it is there, else from its text, which is then kept. */
    public MarketData read(Path dir, TextSource text) {
        Optional<Path> place = realPath(dir);
        if (folder.isEmpty() || place.isEmpty()) {
            return text.read();
        }
        CacheFolder cache = folder.get();
        String stampName = ContentKey.of(place.get() + "\n" + text.meaning()) + STAMP;
        Optional<Stamp> stamp = Stamp.read(cache.file(stampName)).filter(found -> found.isOf(dir));
        Optional<MarketData> kept = stamp.flatMap(found -> columns(cache, found.key()));
        if (kept.isPresent()) {
            cache.noteUse(stampName);
            return kept.get();
        }
        return readByContent(dir, text, cache, stampName);
    }

    private MarketData readByContent(Path dir, TextSource text, CacheFolder cache, String stampName) {
        List<String> files = text.files();
        Optional<Stamp> before = Stamp.take(dir, files, "", cache.clock().instant().minus(TIME_TO_SETTLE));
        Optional<String> key = ContentKey.of(dir, files, text.meaning());
        Optional<MarketData> kept = key.flatMap(found -> columns(cache, found));
        MarketData data = kept.orElseGet(text::read);
        if (key.isEmpty()) {
            return data;
        }
        if (kept.isEmpty()) {
            if (!key.equals(ContentKey.of(dir, files, text.meaning()))) {
                return data;                                    // the files changed while they were read
            }
            cache.put(key.get() + COLUMNS, ColumnFile.mostBytes(data), channel -> ColumnFile.write(data, key.get(), channel));
        }
        before.map(taken -> new Stamp(key.get(), taken.lines())).ifPresent(stamp -> putStamp(cache, stampName, stamp));
        return data;
    }

    private static Optional<MarketData> columns(CacheFolder cache, String key) {
        Optional<MarketData> data = ColumnFile.read(cache.file(key + COLUMNS), key);
        data.ifPresent(_ -> cache.noteUse(key + COLUMNS));
        return data;
    }

    private static void putStamp(CacheFolder cache, String name, Stamp stamp) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(stamp.text());
        cache.put(name, bytes.remaining(), channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    private static Optional<Path> realPath(Path dir) {
        try {
            return Files.isDirectory(dir) ? Optional.of(dir.toRealPath()) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
