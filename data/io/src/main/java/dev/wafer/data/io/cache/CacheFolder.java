package dev.wafer.data.io.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a cache: files that appear whole or not at all, and go when they are the longest unused. Every failure to write leaves the
 * folder as it was and is nobody's concern.
 */
record CacheFolder(Path folder, long mostBytes, InstantSource clock) {
    private static final int MOST_FILES = 2_000;
    private static final String PARTIAL = ".partial";
    /** A partial file that is older was left by a process that died. */
    private static final Duration LONGEST_WRITE = Duration.ofHours(1);
    /** A use is noted no more often. */
    private static final Duration NOTED_USE = Duration.ofHours(6);
    private static final int ROOM_FACTOR = 2;

    private record Kept(Path file, long bytes, Instant used) {}

    /** What goes into a file. */
    interface Content {
        void into(WritableByteChannel channel) throws IOException;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Puts a file there in one step, then removes what is too much. A disk that is nearly full is left alone. */
    void put(String name, long expectedBytes, Content content) {
        try {
            Files.createDirectories(folder);
            if (expectedBytes > mostBytes || Files.getFileStore(folder).getUsableSpace() < expectedBytes * ROOM_FACTOR) {
                return;
            }
            Path partial = Files.createTempFile(folder, name + ".", PARTIAL);
            try {
                try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                    content.into(channel);
                }
                Files.move(partial, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
            removeOldest();
        } catch (IOException | UnsupportedOperationException _) {
            // without a cache everything is as good, only slower
        }
    }

    /** Notes that a file is still of use. */
    void noteUse(String name) {
        try {
            Instant now = clock.instant();
            if (Files.getLastModifiedTime(file(name)).toInstant().isBefore(now.minus(NOTED_USE))) {
                Files.setLastModifiedTime(file(name), FileTime.from(now));
            }
        } catch (IOException _) {
            // at worst it goes too early
        }
    }

    private void removeOldest() throws IOException {
        List<Kept> newestFirst;
        try (Stream<Path> files = Files.list(folder)) {
            newestFirst = files.filter(Files::isRegularFile).map(CacheFolder::kept).sorted(Comparator.comparing(Kept::used).reversed()).toList();
        }
        Instant abandonedBefore = clock.instant().minus(LONGEST_WRITE);
        long bytes = 0;
        int count = 0;
        for (Kept kept : newestFirst) {
            boolean isPartial = kept.file().toString().endsWith(PARTIAL);
            bytes += kept.bytes();
            count++;
            if (isPartial ? kept.used().isBefore(abandonedBefore) : bytes > mostBytes || count > MOST_FILES) {
                Files.deleteIfExists(kept.file());
                bytes -= kept.bytes();
            }
        }
    }

    /** A file that another process has just removed counts as one of no bytes, unused since ever. */
    private static Kept kept(Path file) {
        try {
            return new Kept(file, Files.size(file), Files.getLastModifiedTime(file).toInstant());
        } catch (IOException _) {
            return new Kept(file, 0, Instant.EPOCH);
        }
    }
}
