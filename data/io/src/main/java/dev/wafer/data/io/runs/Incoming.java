package dev.wafer.data.io.runs;

import dev.wafer.data.io.FileTrouble;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * Runs that no reader has taken into the database yet, a file each. A file comes under a name that starts with a dot, is whole before it gets its own,
 * and stays until the database has it: at no time is a run half there, or nowhere.
 */
final class Incoming {
    private static final String SUFFIX = ".json.gz";
    private static final String HALF = ".half";
    /** A half-written file of this age has no writer any more. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;
    private final Path aside;

    /** {@code aside}: where files go that cannot be read. */
    Incoming(Path folder, Path aside) {
        this.folder = folder;
        this.aside = aside;
    }

    /** Writes a run; its id is one that no other has. */
    String write(LongFunction<KeptRun> named, RunDetail detail) {
        try {
            Files.createDirectories(folder);
            while (true) {
                KeptRun run = named.apply(System.currentTimeMillis());
                Path half = folder.resolve("." + run.id() + HALF), file = folder.resolve(run.id() + SUFFIX);
                if (write(half, file, run, detail)) {
                    return run.id();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(folder + ": " + FileTrouble.of(e), e));
        }
    }

    /** False if the id is taken: who holds the half-written file holds the id. */
    private static boolean write(Path half, Path file, KeptRun run, RunDetail detail) throws IOException {
        try (FileChannel channel = FileChannel.open(half, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            try {
                if (Files.exists(file)) {
                    return false;
                }
                OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                RunFile.write(stream, run, detail);
                stream.flush();
                channel.force(true);
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
                return true;
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (FileAlreadyExistsException _) {
            return false;
        }
    }

    /** The files that are whole, oldest first. */
    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(SUFFIX) && !name(file).startsWith(".")).sorted().toList();
        }
    }

    /** What a file holds. */
    static RunFile.Whole read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            RunFile.Whole whole = RunFile.read(stream);
            if (!name(file).equals(whole.run().id() + SUFFIX)) {
                throw new IOException("the id in it is another");
            }
            return whole;
        }
    }

    /** Puts a file away that cannot be read; where it is now. */
    Path putAside(Path file) throws IOException {
        Files.createDirectories(aside);
        return Files.move(file, aside.resolve(name(file)), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes what writers that died left behind. */
    void deleteAbandoned() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path half : files.filter(file -> name(file).endsWith(HALF)).toList()) {
                if (isAbandoned(half)) {
                    Files.deleteIfExists(half);
                }
            }
        }
    }

    private static boolean isAbandoned(Path half) throws IOException {
        try {
            return Files.getLastModifiedTime(half).toInstant().isBefore(Instant.now().minus(ABANDONED));
        } catch (NoSuchFileException _) {
            return false;                                       // its writer has just finished
        }
    }

    private static String name(Path file) {
        return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
    }
}
