package dev.wafer.data.io.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the file system said of a data set's files when their content had a key: name, size, time of the last change of content and of the last
 * change of any kind, number and device, or that there was none. While it still says so, the content need not be read to know the key: the
 * last of these times cannot be set back by whoever edits a file and restores the other. A text of lines: key, files, checksum.
 */
record Stamp(String key, List<String> lines) {
    /**
     * A stamp of files as they are; nothing if the file system does not tell enough, or a file changed after a time.
     *
     * @param settledBefore no file may have changed since: two changes close together may bear one time
     */
    static Optional<Stamp> take(Path dir, List<String> files, String key, Instant settledBefore) {
        try {
            List<String> lines = new ArrayList<>();
            for (String name : files) {
                FileState state = FileState.of(dir, name);
                if (!state.lastChange().isBefore(settledBefore)) {
                    return Optional.empty();
                }
                lines.add(state.line());
            }
            return Optional.of(new Stamp(key, lines));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The stamp a file holds; nothing if it holds none, or not a whole one. */
    static Optional<Stamp> read(Path file) {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() < 2) {
                return Optional.empty();
            }
            Stamp stamp = new Stamp(lines.getFirst(), List.copyOf(lines.subList(1, lines.size() - 1)));
            return Optional.of(stamp).filter(whole -> whole.checksum().equals(lines.getLast()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Whether all files are as they were. */
    boolean isOf(Path dir) {
        try {
            for (String line : lines) {
                if (!line.equals(FileState.of(dir, line.substring(0, line.indexOf(' '))).line())) {
                    return false;
                }
            }
            return true;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return false;
        }
    }

    /** As a file holds it. */
    String text() {
        return key + "\n" + String.join("\n", lines) + "\n" + checksum() + "\n";
    }

    private String checksum() {
        return ContentKey.of(key + "\n" + String.join("\n", lines));
    }
}
