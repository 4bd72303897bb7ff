package dev.wafer.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A file that somebody edits. It is looked at many times a second rather than waiting for the system's word, which editors that save by renaming, and
 * folders of other machines, do not always cause.
 */
final class WatchedFile {
    private static final int POLL_MS = 15;

    private final Path file;
    private Optional<Stamp> seen;

    WatchedFile(Path file) {
        this.file = file;
        seen = stamp();
    }

    /** Whether it was there at first. */
    boolean isThere() {
        return seen.isPresent();
    }

    private record Stamp(FileTime modified, long bytes) {}

    /** Returns when the file has been saved and is at rest, or when it is over. */
    void awaitSave(BooleanSupplier isOver) {
        Optional<Stamp> last = seen;
        while (!isOver.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            Optional<Stamp> now = stamp();
            if (now.isPresent() && !now.equals(seen) && now.equals(last)) {
                seen = now;
                return;
            }
            last = now;
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty while there is no such file: some editors take it away for a moment. */
    private Optional<Stamp> stamp() {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stamp(found.lastModifiedTime(), found.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
