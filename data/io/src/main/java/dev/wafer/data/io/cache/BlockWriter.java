package dev.wafer.data.io.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Writes a file of blocks, little-endian, all on multiples of 8 bytes. A block is its length in bytes, its bytes, zeros up to a multiple
 * of 8, and the CRC-32C of all blocks up to here, their checksums left out: one after the other, so that no block can be missing or change
 * places unseen.
 */
final class BlockWriter {
    private static final int BUFFER_BYTES = 1 << 18;

    private final WritableByteChannel channel;
    private final ByteBuffer waiting = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C sum = new CRC32C();
    private int summedTo;

    BlockWriter(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** A block of whole numbers. */
    BlockWriter longs(long... values) throws IOException {
        put((long) values.length * Long.BYTES);
        for (long value : values) {
            put(value);
        }
        return endBlock();
    }

    /** A block of numbers, to the bit. */
    BlockWriter doubles(double... values) throws IOException {
        put((long) values.length * Double.BYTES);
        for (double value : values) {
            put(Double.doubleToRawLongBits(value));
        }
        return endBlock();
    }

    /** A block of text. */
    BlockWriter text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer padded = ByteBuffer.allocate((bytes.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        padded.put(bytes).rewind();
        put(bytes.length);
        while (padded.hasRemaining()) {
            put(padded.getLong());
        }
        return endBlock();
    }

    /** Writes what waits. */
    void flush() throws IOException {
        addToSum();
        waiting.flip();
        while (waiting.hasRemaining()) {
            channel.write(waiting);
        }
        waiting.clear();
        summedTo = 0;
    }

    private BlockWriter endBlock() throws IOException {
        addToSum();
        put(sum.getValue());
        summedTo = waiting.position();
        return this;
    }

    private void addToSum() {
        sum.update(waiting.duplicate().position(summedTo).limit(waiting.position()));
        summedTo = waiting.position();
    }

    private void put(long value) throws IOException {
        if (waiting.remaining() < Long.BYTES) {
            flush();
        }
        waiting.putLong(value);
    }
}
