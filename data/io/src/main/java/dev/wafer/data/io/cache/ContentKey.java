package dev.wafer.data.io.cache;

import dev.wafer.data.series.Fingerprint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What a data set's files say, in one word: the same word wherever they lie and whenever they were written, another one for other names,
 * lengths or bytes. Of the bytes it takes two checksums of 32 bits, both computed by the processor at the speed of memory: any change of up to
 * 32 bits in a row shows for certain, any other is missed once in 2^64. It is no defence against a forger.
 */
final class ContentKey {
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int DIGITS_FROM = "sha256:".length();
    private static final int DIGITS_TO = DIGITS_FROM + 32;

    private ContentKey() {}

    /** The key of the files that are there; nothing if one cannot be read. */
    static Optional<String> of(Path dir, List<String> files, int meaning) {
        Fingerprint print = new Fingerprint().add(meaning);
        try {
            for (String name : files) {
                Path file = dir.resolve(name);
                if (Files.exists(file)) {
                    addFile(print.add(name), file);
                }
            }
            return Optional.of(digits(print));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** A word for a text. */
    static String of(String text) {
        return digits(new Fingerprint().add(text));
    }

    private static String digits(Fingerprint print) {
        return print.text().substring(DIGITS_FROM, DIGITS_TO);
    }

    private static void addFile(Fingerprint print, Path file) throws IOException {
        CRC32C first = new CRC32C();
        CRC32 second = new CRC32();
        long bytes = 0;
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer.clear()) >= 0) {
                bytes += buffer.flip().remaining();
                first.update(buffer.duplicate());
                second.update(buffer);
            }
        }
        print.add(bytes).add(first.getValue()).add(second.getValue());
    }
}
