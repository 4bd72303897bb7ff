package dev.wafer.data.io.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Pieces of bytes in a file, one behind the other: length, CRC-32C of length and content, content. */
final class Frames {
    private static final byte[] TITLE = "wafer sweep log 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_BYTES = 2 * Integer.BYTES;
    private static final int MOST_BYTES = 1 << 28;

    private final FileChannel channel;
    private long place;

    Frames(FileChannel channel) {
        this.channel = channel;
    }

    /** The title and a first frame. */
    static byte[] start(byte[] content) {
        return ByteBuffer.allocate(TITLE.length + HEAD_BYTES + content.length).put(TITLE).put(frame(content)).array();
    }

    static ByteBuffer frame(byte[] content) {
        return ByteBuffer.allocate(HEAD_BYTES + content.length).putInt(content.length).putInt(checksum(ByteBuffer.wrap(content))).put(content).flip();
    }

    private static int checksum(ByteBuffer content) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(content.remaining()).flip());
        crc.update(content.duplicate());
        return (int) crc.getValue();
    }

    /** The title, if the file begins with it; the first frame comes after it. */
    Optional<ByteBuffer> title() {
        place = TITLE.length;
        return bytes(0, TITLE.length).filter(ByteBuffer.wrap(TITLE)::equals);
    }

    /** Where the next frame begins: behind the last whole one. */
    long place() {
        return place;
    }

    /** The next frame's content; none where the file ends, or where a frame is not whole. */
    Optional<ByteBuffer> next() {
        Optional<ByteBuffer> content = at(place);
        content.ifPresent(bytes -> place += HEAD_BYTES + bytes.capacity());
        return content;
    }

    /** The content of the frame at a place. */
    Optional<ByteBuffer> at(long frame) {
        return bytes(frame, HEAD_BYTES).flatMap(head -> {
            int length = head.getInt(), checksum = head.getInt();
            return length < 0 || length > MOST_BYTES ? Optional.empty()
                    : bytes(frame + HEAD_BYTES, length).filter(content -> checksum(content) == checksum);
        });
    }

    private Optional<ByteBuffer> bytes(long from, int count) {
        try {
            if (from + count > channel.size()) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.allocate(count);
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // a read may bring less than was asked for
            }
            return Optional.of(bytes.flip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
