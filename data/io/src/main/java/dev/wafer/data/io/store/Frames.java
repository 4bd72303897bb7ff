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
    /** Frames behind a damaged length are looked for up to this size: what is torn may be long. */
    private static final int MOST_HIDDEN_BYTES = 1 << 12;

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

    /** What stands behind the last whole frame, or its begin. */
    ByteBuffer rest(int mostBytes) {
        int count = (int) Math.min(size() - place, mostBytes);
        return bytes(place, count).orElseThrow();
    }

    /**
     * Whether nothing but a frame that was never finished stands behind the last whole one. If not, something was damaged after it was written: a frame
     * that is all there fails its check, or its length leads beyond the end although whole frames are there. A length of which one byte was damaged is
     * seen by putting it right, a worse one by the frames behind it.
     */
    boolean isRestTorn() {
        ByteBuffer rest = rest(MOST_BYTES);
        if (rest.remaining() < HEAD_BYTES) {
            return true;
        }
        int length = rest.getInt(0);
        return length > rest.remaining() - HEAD_BYTES && length <= MOST_BYTES && !isWholeWithOtherLength(rest) && !hidesFrames(rest);
    }

    private static boolean isWholeWithOtherLength(ByteBuffer rest) {
        for (int bits = 0; bits < Integer.SIZE; bits += Byte.SIZE) {
            for (int flips = 1; flips < 1 << Byte.SIZE; flips++) {
                if (isWhole(rest, 0, rest.getInt(0) ^ flips << bits, MOST_BYTES)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hidesFrames(ByteBuffer rest) {
        for (int from = 1; from <= rest.remaining() - HEAD_BYTES; from++) {
            if (isWhole(rest, from, rest.getInt(from), MOST_HIDDEN_BYTES)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(ByteBuffer bytes, int from, int length, int most) {
        return length >= 0 && length <= most && from + HEAD_BYTES + length <= bytes.limit()
                && checksum(bytes.slice(from + HEAD_BYTES, length)) == bytes.getInt(from + Integer.BYTES);
    }

    private long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
