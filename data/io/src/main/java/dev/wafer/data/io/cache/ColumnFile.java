package dev.wafer.data.io.cache;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One data set as columns in a file: what the file is, the description, then symbol after symbol. What comes back is the data that went in, to
 * the bit; anything else is no data.
 */
final class ColumnFile {
    /** Bytes of {@code WAFERCOL}, read as a little-endian number. */
    private static final long MAGIC = 0x4c4f_4352_4546_4157L;
    /** Raised whenever the order or meaning of the blocks changes. */
    private static final long FORMAT = 1;
    private static final long NONE = 0;
    private static final long SMALL_PARTS_BYTES = 1 << 20;

    private ColumnFile() {}

    /** Writes data with the key it is kept under. */
    static void write(MarketData data, String key, WritableByteChannel channel) throws IOException {
        BlockWriter out = new BlockWriter(channel);
        out.longs(MAGIC, FORMAT).text(key);
        out.text(data.name()).text(data.venue()).text(data.provenance());
        out.longs(data.resolutionMs(), data.subResolutionMs().orElse(NONE), data.isSynthetic() ? 1 : 0, data.histories().size());
        for (SymbolHistory history : data.histories()) {
            HistoryBlocks.write(history, out);
        }
        out.flush();
    }

    /** Not less than the bytes the columns of the data will take. */
    static long mostBytes(MarketData data) {
        long rows = 0;
        for (SymbolHistory history : data.histories()) {
            rows += history.bars().count() + history.funding().count() + history.subBars().map(BarSeries::count).orElse(0);
        }
        return SMALL_PARTS_BYTES + rows * (Field.values().length + 2) * Double.BYTES;
    }

    /** The data of a key; nothing if there is no file, or it is of another format or key, or damaged. */
    static Optional<MarketData> read(Path file, String key) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ); Arena arena = Arena.ofConfined()) {
            return Optional.of(read(new BlockReader(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)), key));
        } catch (IOException | RuntimeException | InternalError _) { // the last is how a file that shrinks while it is mapped shows
            return Optional.empty();
        }
    }

    private static MarketData read(BlockReader in, String key) throws IOException {
        long[] kind = in.longs(2);
        if (kind[0] != MAGIC || kind[1] != FORMAT || !in.text().equals(key)) {
            throw new IOException("found a file of another kind, format or key");
        }
        String name = in.text(), venue = in.text(), provenance = in.text();
        long[] facts = in.longs(4);
        List<SymbolHistory> histories = new ArrayList<>();
        for (long i = 0; i < facts[3]; i++) {
            histories.add(HistoryBlocks.read(in));
        }
        in.end();
        OptionalLong subResolutionMs = facts[1] == NONE ? OptionalLong.empty() : OptionalLong.of(facts[1]);
        return new MarketData(name, venue, facts[0], subResolutionMs, provenance, facts[2] == 1, histories);
    }
}
