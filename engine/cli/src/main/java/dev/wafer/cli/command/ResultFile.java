package dev.wafer.cli.command;

import dev.wafer.cli.source.RequestException;
import dev.wafer.data.io.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a result so that nobody ever finds half of it. What a link points to is written, not the link; a device or a pipe is written into as it is. */
final class ResultFile {
    private ResultFile() {}

    /** Refuses a file that could not be written, before any work is done for it. */
    static void check(String option, Path file) {
        if (file.toString().isBlank()) {
            throw new RequestException(option + ": found an empty name, expected a file");
        }
        if (Files.isDirectory(file)) {
            throw new RequestException(option + ": found a directory " + file + ", expected a file");
        }
        if (!Files.isDirectory(folder(file))) {
            throw new RequestException(option + ": found no directory " + folder(file) + ", expected one to write " + file.getFileName() + " to");
        }
    }

    /** Writes to a new file beside it, with the mode any new file gets, then takes its place in one step. */
    static void write(Path file, String text) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                Files.writeString(file, text, StandardOpenOption.WRITE);
            } else {
                replace(Files.exists(file) ? file.toRealPath() : file, text);
            }
        } catch (IOException e) {
            throw new RequestException(file + ": cannot be written: " + FileTrouble.of(e), e);
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Path half = folder(file).resolve("." + file.getFileName() + ".half-" + ProcessHandle.current().pid());
        try {
            Files.writeString(half, text);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().normalize().resolveSibling("");
    }
}
