package dev.wafer.data.io.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What the file system says of one file.
 *
 * @param line name, size, both times of change, number and device; or the name and that there is no such file
 * @param lastChange of content, name, owner or times, whichever is latest
 */
record FileState(String line, Instant lastChange) {
    /**
     * Of a file of a data set.
     *
     * @throws UnsupportedOperationException where the system keeps no time of the last change of any kind
     */
    static FileState of(Path dir, String name) throws IOException {
        Map<String, Object> known;
        try {
            known = Files.readAttributes(dir.resolve(name), "unix:size,lastModifiedTime,ctime,ino,dev");
        } catch (NoSuchFileException _) {
            return new FileState(name + " absent", Instant.MIN);
        }
        Instant content = instant(known, "lastModifiedTime"), any = instant(known, "ctime");
        String line = String.join(" ", name, String.valueOf(known.get("size")), content.toString(), any.toString(),
                String.valueOf(known.get("ino")), String.valueOf(known.get("dev")));
        return new FileState(line, any.isAfter(content) ? any : content);
    }

    private static Instant instant(Map<String, Object> known, String name) {
        return ((FileTime) Objects.requireNonNull(known.get(name))).toInstant();
    }
}
