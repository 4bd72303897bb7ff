package dev.wafer.data.io.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a cache appear whole or not at all, and go when they are the longest unused. */
class CacheFolderTest {
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final int BYTES = 100;

    @TempDir
    private Path temp;

    private CacheFolder folder(long mostBytes) {
        return new CacheFolder(temp, mostBytes, InstantSource.fixed(NOW));
    }

    private static void put(CacheFolder folder, String name, long hoursAgo) throws IOException {
        folder.put(name, BYTES, channel -> channel.write(ByteBuffer.allocate(BYTES)));
        if (Files.exists(folder.file(name))) {
            Files.setLastModifiedTime(folder.file(name), FileTime.from(NOW.minusSeconds(hoursAgo * 3_600)));
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    @Test
    void beyond_its_bytes_the_longest_unused_go() throws IOException {
        CacheFolder folder = folder(3 * BYTES);
        put(folder, "old", 30);
        put(folder, "older", 40);
        put(folder, "young", 20);

        put(folder, "new", 0);

        assertThat(names()).containsExactly("new", "old", "young");
    }

    @Test
    void a_use_keeps_a_file() throws IOException {
        CacheFolder folder = folder(2 * BYTES);
        put(folder, "used", 40);
        put(folder, "unused", 30);

        folder.noteUse("used");
        put(folder, "new", 0);

        assertThat(names()).containsExactly("new", "used");
    }

    @Test
    void what_is_larger_than_the_folder_may_be_is_not_kept() throws IOException {
        put(folder(BYTES - 1), "large", 0);

        assertThat(names()).isEmpty();
    }

    @Test
    void a_disk_that_would_be_nearly_full_is_left_alone() throws IOException {
        folder(Long.MAX_VALUE).put("huge", Files.getFileStore(temp).getUsableSpace() / 2 + 1_000_000_000, channel -> channel.write(ByteBuffer.allocate(1)));

        assertThat(names()).isEmpty();
    }

    @Test
    void a_write_that_fails_leaves_nothing() throws IOException {
        folder(BYTES).put("broken", BYTES, channel -> {
            channel.write(ByteBuffer.allocate(BYTES / 2));
            throw new IOException("no space left on device");
        });

        assertThat(names()).isEmpty();
    }

    @Test
    void what_a_dead_process_left_goes_and_what_another_writes_now_stays() throws IOException {
        Files.setLastModifiedTime(Files.writeString(temp.resolve("a.partial"), "half"), FileTime.from(NOW.minusSeconds(7_200)));
        Files.setLastModifiedTime(Files.writeString(temp.resolve("b.partial"), "half"), FileTime.from(NOW.minusSeconds(60)));

        put(folder(BYTES), "new", 0);

        assertThat(names()).containsExactly("b.partial", "new");
    }
}
