package dev.wafer.data.io.runs;

import dev.wafer.data.io.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Held by the one who reads and changes the database of a folder. It goes with its process, however that ends. */
final class FolderLock {
    /** A file lock is one of the process: its own threads wait here. */
    private static final ReentrantLock ONE_THREAD = new ReentrantLock();

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder, Consumer<String> told) {
        ONE_THREAD.lock();
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (Optional.<FileLock>ofNullable(channel.tryLock()).isEmpty()) {
                told.accept("waiting for another wafer that reads the kept runs in " + folder);
                channel.lock();
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            ONE_THREAD.unlock();
            throw new UncheckedIOException(new IOException(folder + ": " + FileTrouble.of(e), e));
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ONE_THREAD.unlock();
        }
    }
}
