package dev.wafer.data.io.cache;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Reads what {@link BlockWriter} wrote from a mapped file. A block is given out only after its checksum was seen to be right. */
final class BlockReader {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long LONGEST_BLOCK_BYTES = Integer.MAX_VALUE - Long.BYTES;

    private final MemorySegment file;
    private final CRC32C sum = new CRC32C();
    private long position;

    BlockReader(MemorySegment file) {
        this.file = file;
    }

    /** The next block as whole numbers, a view into the file. */
    LongBuffer longs() throws IOException {
        return block().asLongBuffer();
    }

    /** The next block, which must have this many whole numbers. */
    long[] longs(int count) throws IOException {
        LongBuffer view = longs();
        if (view.remaining() != count) {
            throw new IOException("found a block of " + view.remaining() + " numbers, expected " + count);
        }
        long[] values = new long[count];
        view.get(values);
        return values;
    }

    /** The next block as numbers, a view into the file. */
    DoubleBuffer doubles() throws IOException {
        return block().asDoubleBuffer();
    }

    /** The next block as text. */
    String text() throws IOException {
        return StandardCharsets.UTF_8.decode(block()).toString();
    }

    /** Refuses a file that goes on. */
    void end() throws IOException {
        if (position != file.byteSize()) {
            throw new IOException("found " + (file.byteSize() - position) + " bytes after the last block, expected none");
        }
    }

    private ByteBuffer block() throws IOException {
        long bytes = number();
        long left = file.byteSize() - position - Long.BYTES;
        if (!(bytes >= 0 && bytes <= LONGEST_BLOCK_BYTES && bytes <= left)) {
            throw new IOException("found a block of " + bytes + " bytes, expected at most " + left);
        }
        long paddedBytes = (bytes + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        sum.update(file.asSlice(position - Long.BYTES, Long.BYTES + paddedBytes).asByteBuffer());
        ByteBuffer block = file.asSlice(position, bytes).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        position += paddedBytes;
        if (number() != sum.getValue()) {
            throw new IOException("found a block with another checksum, expected the one written after it");
        }
        return block;
    }

    private long number() throws IOException {
        if (file.byteSize() - position < Long.BYTES) {
            throw new IOException("found the end of the file, expected another block");
        }
        long value = file.get(LONG, position);
        position += Long.BYTES;
        return value;
    }
}
