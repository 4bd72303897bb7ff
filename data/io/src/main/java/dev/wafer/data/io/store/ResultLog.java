package dev.wafer.data.io.store;

import dev.wafer.data.io.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * What became of the points of a sweep, kept so that a process may die at any moment: rows are only ever added behind the last ones, each record
 * with a checksum. What a death tore is dropped when the log is opened again, and everything before it is whole.
 *
 * <p>The file: a title, then frames ({@link Frames}); the first says of what request the log is, the others are records of neighbouring points
 * ({@link ResultRecord}) in the order in which they were finished. Kept in memory is one small entry for each record.
 */
public final class ResultLog implements AutoCloseable {
    private static final long FORCE_EVERY_NANOS = 1_000_000_000;

    private final Path file;
    private final FileChannel channel;
    private final boolean isWritten;
    private final ResultHeader header;
    private final RecordIndex index = new RecordIndex();
    private final long droppedBytes;
    private long end;
    private long forcedNanos = System.nanoTime();

    private ResultLog(Path file, boolean isWritten) throws IOException {
        this.file = file;
        this.isWritten = isWritten;
        channel = isWritten ? FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
                : FileChannel.open(file, StandardOpenOption.READ);
        try {
            if (isWritten) {
                lock();
            }
            Frames frames = new Frames(channel);
            header = frames.title().flatMap(title -> frames.next()).flatMap(ResultHeader::read)
                    .orElseThrow(() -> BadInputException.file(file, "no head of a log", "a log that wafer sweep wrote, or no file"));
            end = readIndex(frames);
            droppedBytes = channel.size() - end;
            if (isWritten && droppedBytes > 0) {
                channel.truncate(end);
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private long readIndex(Frames frames) {
        long place = frames.place();
        for (var record = frames.next(); record.isPresent(); record = frames.next()) {
            if (!index.add(record.get(), place)) {
                throw BadInputException.file(file, "points " + index.last() + " twice", "each point once");
            }
            place = frames.place();
        }
        return place;
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // the refusal below says it
        }
        throw BadInputException.file(file, "another process that writes to it", "one at a time");
    }

    /** A new log, empty but for its head, and open for more. */
    public static ResultLog create(Path file, ResultHeader header) {
        try {
            Path half = file.resolveSibling("." + file.getFileName() + ".half-" + ProcessHandle.current().pid());
            try {
                Files.write(half, Frames.start(header.bytes()));
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
        return resume(file);
    }

    /**
     * A log that is there, open for more; a torn end is cut off.
     *
     * @throws BadInputException if it is no log, or another process has it open
     */
    public static ResultLog resume(Path file) {
        return open(file, true);
    }

    /** A log that is there, to read: nothing of it is changed. */
    public static ResultLog read(Path file) {
        return open(file, false);
    }

    private static ResultLog open(Path file, boolean isWritten) {
        try {
            return new ResultLog(file, isWritten);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** What it is a log of. */
    public ResultHeader header() {
        return header;
    }

    /** How many points are in it. */
    public long count() {
        return index.count();
    }

    /** How many bytes of a torn record were found behind the last whole one. */
    public long droppedBytes() {
        return droppedBytes;
    }

    /** The points in it: first point and number after the last of each stretch, in order. */
    public List<long[]> stretches() {
        return index.stretches();
    }

    /**
     * Adds the rows of neighbouring points. When it returns, they outlive the process; within a second they outlive the machine.
     *
     * @throws IllegalArgumentException if one of the points is there already
     */
    public void append(List<ResultRow> rows) {
        byte[] record = ResultRecord.bytes(rows);
        if (!index.add(ByteBuffer.wrap(record), end)) {
            throw new IllegalArgumentException("log: found point " + rows.getFirst().point() + " a second time, expected each once");
        }
        try {
            ByteBuffer frame = Frames.frame(record);
            while (frame.hasRemaining()) {
                end += channel.write(frame, end);
            }
            if (System.nanoTime() - forcedNanos >= FORCE_EVERY_NANOS) {
                channel.force(false);
                forcedNanos = System.nanoTime();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** All rows in the order of their points. */
    public void forEach(Consumer<ResultRow> reader) {
        Frames frames = new Frames(channel);
        index.places().forEach(place -> {
            ByteBuffer record = frames.at(place.offset()).orElseThrow(() -> new IllegalStateException("Invariant: a record that was read can be read again"));
            ResultRecord.rows(record, header.measures().size()).forEach(reader);
        });
    }

    @Override
    public void close() {
        try (channel) {
            if (isWritten) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
